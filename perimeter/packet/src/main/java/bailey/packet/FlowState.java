package bailey.packet;

/// What connection tracking says of a packet (`ct state`).
public enum FlowState {
    /// It would begin a flow.
    NEW,
    /// It belongs to a flow that has begun.
    ESTABLISHED,
    /// It begins what a flow announced, or is an ICMP error about one.
    RELATED,
    /// It fits no flow and can begin none.
    INVALID,
    /// Nobody tracks it.
    UNTRACKED
}
