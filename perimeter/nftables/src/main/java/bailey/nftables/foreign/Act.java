package bailey.nftables.foreign;

import java.util.List;

/// Something done with a packet.
public sealed interface Act extends Step {
    /// Ends its base chain; other base chains still see the packet.
    record Accept() implements Act {}

    record Drop() implements Act {}

    /// A drop that is told to the sender.
    record Refuse(String with) implements Act {}

    /// Back to where the chain was called; in a base chain the policy decides.
    record Return() implements Act {}

    /// Into a chain, and on with the next rule after it.
    record Jump(String chain) implements Act {}

    /// Into a chain, and from its end to where the present one was called.
    record Goto(String chain) implements Act {}

    /// Does what a map says; on with the next step where it says nothing.
    record Branch(List<Fact> key, Elements map) implements Act {
        public Branch {
            key = List.copyOf(key);
        }
    }

    /// Rewrites an end of the flow, and ends the base chain.
    record Rewrite(End end, Target target) implements Act {}

    /// Keeps connection tracking from the packet; nothing where it has seen the packet already.
    record Untrack() implements Act {}

    /// What has no bearing on the packet's fate: a counter, a log line, a mark.
    record Nothing(String text) implements Act {}

    /// What is not understood: it may accept, may drop, and may do nothing.
    record Unknown(String text) implements Act {}
}
