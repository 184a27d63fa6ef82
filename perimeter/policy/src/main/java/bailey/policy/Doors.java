package bailey.policy;

import bailey.packet.Address;
import bailey.packet.Packet;
import java.util.List;
import java.util.Optional;

/// Step 4 of the meaning: which published address leads a packet to which host.
final class Doors {
    /// A packet's way in: to `host` on `inside` (a port, or the selector it came with).
    record Entry(Publication publication, Address host, int inside) {}

    private final Site site;
    private final Ground ground;
    private final Paths paths;
    private final List<Grant> grants;

    Doors(Site site, Ground ground, Paths paths, List<Grant> grants) {
        this.site = site;
        this.ground = ground;
        this.paths = paths;
        this.grants = grants;
    }

    /// How `here` rewrites a packet, if it does.
    Optional<Entry> entry(Packet packet, Firewall here) {
        if (!ground.published(packet.destination())) {
            return Optional.empty();
        }
        return candidate(packet).filter(e -> first(packet, e, here)).filter(e -> granted(packet, e));
    }

    /// The publication that claims a packet's destination, whoever sends it.
    private Optional<Entry> candidate(Packet packet) {
        var here = site.publications(packet.destination()).toList();
        for (var publication : here) {
            for (var door : publication.doors()) {
                if (door.outside().contains(packet)) {
                    int inside = door.mapped() ? door.inside().ports().low() : packet.selector();
                    return Optional.of(new Entry(publication, publication.inside(), inside));
                }
            }
        }
        return here.stream()
                .filter(p -> p.exposed() && !claimedByFirewall(packet))
                .findFirst()
                .map(p -> new Entry(p, p.inside(), packet.selector()));
    }

    private boolean claimedByFirewall(Packet packet) {
        return grants.stream()
                .anyMatch(g -> g.condition() instanceof Grant.Condition.Any
                        && ground.firewall(packet.destination()).isPresent()
                        && g.destinations().contains(packet.destination())
                        && g.selectors().stream().anyMatch(s -> s.contains(packet)));
    }

    private boolean first(Packet packet, Entry entry, Firewall here) {
        return paths.between(ground.zone(packet.source()), ground.zone(entry.host))
                .filter(path -> path.getFirst().at().equals(here))
                .isPresent();
    }

    private boolean granted(Packet packet, Entry entry) {
        var asked = packet.withDestination(entry.host, entry.inside);
        return grants.stream().filter(g -> g.covers(asked)).anyMatch(g -> switch (g.line()) {
            case Publication p -> p.equals(entry.publication);
            case Flow _, ByName _ -> true;
        });
    }
}
