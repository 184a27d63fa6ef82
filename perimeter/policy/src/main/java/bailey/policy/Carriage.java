package bailey.policy;

import bailey.packet.Family;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which families a way carries: those in which every leg on it has an address, for others find no next hop there.
/// A last leg to the prefixless zone needs none: what lies behind it is routed by the uplink.
final class Carriage {
    private record Way(Place from, Place to, Family family) {}

    private final Paths paths;
    private final boolean even;
    private final Map<Way, Boolean> known = new ConcurrentHashMap<>();

    Carriage(Paths paths, List<Firewall> firewalls) {
        this.paths = paths;
        this.even = firewalls.stream()
                        .flatMap(Firewall::legs)
                        .map(Carriage::families)
                        .distinct()
                        .count()
                < 2;
    }

    private static Set<Family> families(Firewall.Leg leg) {
        return leg.addresses().stream().map(a -> a.family()).collect(Collectors.toSet());
    }

    /// Whether all legs have the same families, so that nothing is lost on any way.
    boolean even() {
        return even;
    }

    boolean carries(Place from, Place to, Family family) {
        return even || known.computeIfAbsent(new Way(from, to, family), this::search);
    }

    private boolean search(Way way) {
        boolean neighbours = way.from.equals(way.to) && way.from instanceof Zone zone && zone.wire() == Wire.SHARED;
        return neighbours
                || paths.between(way.from, way.to).stream()
                        .flatMap(List::stream)
                        .allMatch(hop -> legs(hop).allMatch(zone -> speaks(hop.at(), zone, way.family)));
    }

    private static Stream<Zone> legs(Hop hop) {
        var out = hop.out().filter(z -> !z.prefixless());
        return Stream.of(hop.in(), out).flatMap(Optional::stream);
    }

    private static boolean speaks(Firewall firewall, Zone zone, Family family) {
        return firewall.legs()
                .filter(l -> l.zone().equals(zone))
                .allMatch(l -> l.addresses().stream().anyMatch(a -> a.family() == family));
    }
}
