package bailey.cli;

import bailey.policy.Firewall;
import bailey.policy.Role;
import bailey.policy.Site;
import bailey.policy.Zone;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A site as it stands behind itself, seen from outside: under each zone the walls that strangers meet next, under
/// each wall the zones behind it. A breadth-first tree, so that everything hangs as near to the strangers as it is.
record Outline(List<Ground> roots) {
    /// A zone, and the walls behind it.
    record Ground(Zone zone, List<Wall> walls) {}

    /// A firewall; `strangers` are external zones that stand before it too, `others` zones it has a leg in that are
    /// drawn elsewhere.
    record Wall(Firewall firewall, Zone before, List<Zone> strangers, List<Ground> behind, List<Zone> others) {}

    static Outline of(Site site) {
        return new Search(site).outline();
    }

    private static final class Search {
        private final Site site;
        private final Set<Zone> zones = new HashSet<>();
        private final Set<Firewall> firewalls = new HashSet<>();

        Search(Site site) {
            this.site = site;
        }

        Outline outline() {
            var roots = new ArrayList<Ground>();
            roots.add(from(site.prefixless()));
            for (var zone : byRole(site.zones())) {
                if (!zones.contains(zone)) {
                    roots.add(from(zone));
                }
            }
            return new Outline(List.copyOf(roots));
        }

        private Ground from(Zone start) {
            zones.add(start);
            var root = new Ground(start, new ArrayList<>());
            var open = new ArrayDeque<>(List.of(root));
            while (!open.isEmpty()) {
                var ground = open.remove();
                for (var firewall : site.firewalls()) {
                    if (firewall.touches(ground.zone) && firewalls.add(firewall)) {
                        var wall = wall(firewall, ground.zone);
                        ground.walls.add(wall);
                        open.addAll(wall.behind);
                    }
                }
            }
            return root;
        }

        private Wall wall(Firewall firewall, Zone before) {
            var strangers = new ArrayList<Zone>();
            var behind = new ArrayList<Ground>();
            var others = new ArrayList<Zone>();
            for (var zone : byRole(firewall.zones())) {
                if (!zones.add(zone)) {
                    others.add(zone);
                } else if (zone.role() == Role.EXTERNAL && onlyLeg(zone)) {
                    strangers.add(zone);
                } else {
                    behind.add(new Ground(zone, new ArrayList<>()));
                }
            }
            others.remove(before);
            return new Wall(firewall, before, strangers, behind, others);
        }

        private boolean onlyLeg(Zone zone) {
            return site.firewalls().stream().filter(f -> f.touches(zone)).count() == 1;
        }

        /// The DMZ before the inside, so that what hangs in both hangs there.
        private static List<Zone> byRole(List<Zone> zones) {
            return zones.stream().sorted(Comparator.comparing(Zone::role)).toList();
        }
    }
}
