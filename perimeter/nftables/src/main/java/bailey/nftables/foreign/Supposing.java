package bailey.nftables.foreign;

/// What is supposed of a packet where its header does not tell.
enum Supposing {
    /// It is an ordinary packet at a calm moment ([Condition.Beyond]): TCP begins a flow with SYN, and sets are as they
    /// were listed.
    ORDINARY,
    /// Anything.
    NOTHING
}
