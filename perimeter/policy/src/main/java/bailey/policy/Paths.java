package bailey.policy;

import bailey.packet.Family;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which firewalls a packet meets: the shortest chain joining two zones. It never runs through an external or a
/// management zone. Where no chain is the shortest, or two are, there is no path.
public final class Paths {
    private record Ends(Place from, Place to) {}

    private final List<Firewall> firewalls;
    private final Carriage carriage;
    private final Map<Ends, List<List<Hop>>> known = new HashMap<>();

    public Paths(Site site) {
        this(site.firewalls());
    }

    public Paths(List<Firewall> firewalls) {
        this.firewalls = List.copyOf(firewalls);
        this.carriage = new Carriage(this, this.firewalls);
    }

    /// The chain from place to place. The first hop of what a firewall sends has no `in`, the last of what is for one
    /// no `out`. From a zone to itself: its first firewall in the file, in and out by one leg.
    public Optional<List<Hop>> between(Place from, Place to) {
        var shortest = shortest(from, to);
        return shortest.size() == 1 ? Optional.of(shortest.getFirst()) : Optional.empty();
    }

    /// The leg by which packets of a family from `zone` enter `firewall`.
    public Optional<Zone> entry(Zone zone, Firewall firewall, Family family) {
        return between(zone, firewall)
                .filter(_ -> carries(zone, firewall, family))
                .flatMap(p -> p.getLast().in());
    }

    /// Whether packets of a family come from place to place: every leg on their way has an address of it. Where no
    /// path leads, or two do, that is not asked here.
    public boolean carries(Place from, Place to, Family family) {
        return carriage.carries(from, to, family);
    }

    /// Whether every way carries the same families.
    public boolean even() {
        return carriage.even();
    }

    /// Whether the one path from place to place enters a firewall by a leg.
    public boolean through(Place from, Place to, Firewall firewall, Zone leg) {
        return between(from, to).stream()
                .flatMap(List::stream)
                .anyMatch(h ->
                        h.at().equals(firewall) && h.in().filter(leg::equals).isPresent());
    }

    /// The firewall for what neighbours of one wire send each other.
    public Optional<Firewall> own(Zone zone) {
        return firewalls.stream().filter(f -> f.touches(zone)).findFirst();
    }

    /// All the shortest chains; more than one is ambiguous, none is no way.
    public synchronized List<List<Hop>> shortest(Place from, Place to) {
        return known.computeIfAbsent(new Ends(from, to), this::search);
    }

    private List<List<Hop>> search(Ends ends) {
        if (ends.from instanceof Zone zone && zone.equals(ends.to)) {
            return own(zone)
                    .map(f -> List.of(List.of(Hop.through(f, zone, zone))))
                    .orElse(List.of());
        }
        var frontier = start(ends.from);
        Set<Place> seen = new HashSet<>(Set.of(ends.from));
        frontier.forEach(w -> seen.add(w.zone));
        for (int length = 0; length <= firewalls.size() && !frontier.isEmpty(); length++) {
            var found = frontier.stream()
                    .filter(w -> w.reaches(ends.to))
                    .map(w -> w.endingAt(ends.to))
                    .toList();
            if (!found.isEmpty()) {
                return found;
            }
            frontier = grown(frontier, seen);
        }
        return List.of();
    }

    /// A chain under way: it has been through `hops` and stands in `zone`.
    private record Way(List<Hop> hops, Zone zone, List<Firewall> next) {
        boolean reaches(Place end) {
            return end instanceof Firewall f ? mayContinue() && next.contains(f) : zone.equals(end);
        }

        boolean mayContinue() {
            return hops.isEmpty() || zone.role().transit();
        }

        List<Hop> endingAt(Place end) {
            return end instanceof Firewall f ? with(hops, new Hop(f, Optional.of(zone), Optional.empty())) : hops;
        }
    }

    private List<Way> start(Place from) {
        return switch (from) {
            case Zone zone -> List.of(new Way(List.of(), zone, at(zone)));
            case Firewall f ->
                f.zones().stream()
                        .map(z -> new Way(List.of(new Hop(f, Optional.empty(), Optional.of(z))), z, others(z, f)))
                        .toList();
        };
    }

    private List<Firewall> at(Zone zone) {
        return firewalls.stream().filter(f -> f.touches(zone)).toList();
    }

    private List<Firewall> others(Zone zone, Firewall but) {
        return at(zone).stream().filter(f -> !f.equals(but)).toList();
    }

    private List<Way> grown(List<Way> frontier, Set<Place> seen) {
        var grown = new ArrayList<Way>();
        var reached = new HashSet<Place>();
        for (var way : frontier) {
            for (var firewall : way.mayContinue() ? way.next : List.<Firewall>of()) {
                for (var zone : firewall.zones()) {
                    if (!zone.equals(way.zone) && !seen.contains(zone)) {
                        reached.add(zone);
                        grown.add(new Way(
                                with(way.hops, Hop.through(firewall, way.zone, zone)), zone, others(zone, firewall)));
                    }
                }
            }
        }
        seen.addAll(reached);
        return grown;
    }

    private static List<Hop> with(List<Hop> hops, Hop next) {
        var longer = new ArrayList<>(hops);
        longer.add(next);
        return List.copyOf(longer);
    }
}
