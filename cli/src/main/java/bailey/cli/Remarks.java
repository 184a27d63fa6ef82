package bailey.cli;

import bailey.policy.Host;
import bailey.policy.Site;
import java.util.ArrayList;
import java.util.List;

/// What a picture must not leave unsaid.
final class Remarks {
    private Remarks() {}

    static List<String> of(Site site) {
        var remarks = new ArrayList<String>();
        for (var zone : site.zones()) {
            var open = site.hosts(zone).stream()
                    .filter(h -> site.publications().anyMatch(p -> p.hosts().contains(h)))
                    .map(Host::name)
                    .toList();
            if (zone.role().inward() && !open.isEmpty()) {
                remarks.add("This is no DMZ: " + String.join(" ", open) + ", open to strangers, "
                        + (open.size() == 1 ? "stands" : "stand") + " in " + zone + " among what is to be kept safe.");
            }
        }
        return remarks;
    }
}
