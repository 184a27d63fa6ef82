package bailey.policy;

import bailey.packet.Prefix;
import java.util.List;

/// Addresses that stand in for those a firewall learns while it runs.
public record Dynamic(Firewall firewall, List<Prefix> standIns, Origin origin) {
    public Dynamic {
        standIns = List.copyOf(standIns);
    }
}
