package bailey.nftables.foreign;

/// One part of a rule: a question about the packet, or something done.
public sealed interface Step permits Condition, Act {}
