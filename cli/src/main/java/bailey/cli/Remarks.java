package bailey.cli;

import bailey.policy.Host;
import bailey.policy.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What a picture must not leave unsaid.
final class Remarks {
    private Remarks() {}

    static List<String> of(Site site) {
        var remarks = new ArrayList<String>();
        var published = site.publications().flatMap(p -> p.hosts().stream()).collect(Collectors.toSet());
        for (var zone : site.zones()) {
            var open = site.hosts(zone).stream()
                    .filter(published::contains)
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
