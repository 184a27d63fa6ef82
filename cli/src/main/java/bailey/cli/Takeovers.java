package bailey.cli;

import bailey.policy.Host;
import bailey.policy.Role;
import bailey.policy.Site;
import bailey.proof.Blast;
import bailey.proof.Proof;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// How far inside whoever takes a published DMZ host over may come: to each internal and management zone, the shortest
/// chain.
final class Takeovers {
    /// `bailey blast` tells those of others.
    private static final int MOST_HOSTS = 8;

    private Takeovers() {}

    static List<String> lines(Site site, Terminal terminal) {
        var exposed = site.hosts().stream()
                .filter(h -> h.zone().role() == Role.DMZ)
                .filter(h -> site.publications().anyMatch(p -> p.hosts().contains(h)))
                .toList();
        if (exposed.isEmpty()) {
            return List.of();
        }
        var proof = Proof.of(site);
        var rows = new Rows();
        exposed.stream().limit(MOST_HOSTS).forEach(h -> add(proof, h, rows));
        if (rows.isEmpty()) {
            return List.of();
        }
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add(terminal.paint("Ways in, if a published host is taken over", Ink.TITLE));
        lines.addAll(rows.lines(terminal));
        int more = exposed.size() - MOST_HOSTS;
        if (more > 0) {
            lines.add("  … and of " + SiteTable.count(more, "host") + " more; `bailey blast` tells them");
        }
        return lines;
    }

    private static void add(Proof proof, Host host, Rows rows) {
        var zones = new HashSet<>();
        for (Blast.Fall fall : proof.blast(host).falls()) {
            if (fall.zone().role().inward() && zones.add(fall.zone())) {
                var chain = fall.chain().stream().map(Object::toString).toList();
                rows.add(host.name(), fall.zone().name(), String.join("; ", chain));
            }
        }
    }
}
