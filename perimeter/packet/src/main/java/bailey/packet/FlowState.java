package bailey.packet;

import java.util.stream.Stream;

/// What connection tracking says of a packet (`ct state`).
public enum FlowState {
    /// It would begin a flow.
    NEW(0),
    /// It belongs to a flow that has begun.
    ESTABLISHED(1),
    /// It begins what a flow announced, or is an ICMP error about one.
    RELATED(2),
    /// It fits no flow and can begin none.
    INVALID(3),
    /// Nobody tracks it.
    UNTRACKED(4);

    private final int number;

    FlowState(int number) {
        this.number = number;
    }

    /// What packet sets know it by: its place here.
    public int number() {
        return number;
    }

    /// The one of that number.
    static FlowState of(int number) {
        return Stream.of(values()).filter(s -> s.number == number).findFirst().orElse(UNTRACKED);
    }
}
