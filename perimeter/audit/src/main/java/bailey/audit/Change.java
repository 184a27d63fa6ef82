package bailey.audit;

import bailey.nftables.foreign.Way;
import java.util.List;

/// What two rulesets do differently on one way between two devices. `passes`: what the second lets pass and the
/// first did not; else what it stops.
public record Change(Way way, boolean passes, boolean surely, String devices, List<String> parts) {
    public Change {
        parts = List.copyOf(parts);
    }
}
