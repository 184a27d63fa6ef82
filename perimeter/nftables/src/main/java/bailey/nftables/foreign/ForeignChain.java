package bailey.nftables.foreign;

import java.util.List;
import java.util.Optional;

/// Rules in order: at a hook, or to be gone to.
public record ForeignChain(String name, Optional<Base> base, List<ForeignRule> rules) {
    /// Where a chain hangs: earlier priorities first. `accepting` is the policy: what becomes of a packet that no rule
    /// decides. `devices` are those of an ingress or egress chain.
    public record Base(Station station, Kind kind, int priority, boolean accepting, List<String> devices) {
        public Base {
            devices = List.copyOf(devices);
        }
    }

    /// What a base chain is for.
    public enum Kind {
        FILTER,
        /// Sees the first packet of a flow only.
        NAT,
        /// As [#FILTER]; the route is looked up again after.
        ROUTE
    }

    public ForeignChain {
        rules = List.copyOf(rules);
    }
}
