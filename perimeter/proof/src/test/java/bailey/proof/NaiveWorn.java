package bailey.proof;

import bailey.packet.Address;
import bailey.packet.Packet;
import bailey.packet.Selector;
import bailey.policy.Arrival;
import bailey.policy.Journey;
import bailey.policy.Meaning;
import bailey.policy.Site;
import bailey.policy.Zone;
import bailey.proof.Naive.Asking;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// What can be reached from a wire by wearing any address there is, asked of the meaning packet by packet.
record NaiveWorn(Site site, List<Address> addresses, List<Selector> selectors) {
    /// Every address worn towards every leg on a wire, and what becomes of the packet.
    Set<Asking> on(Zone wire, Meaning as) {
        var reached = new LinkedHashSet<Asking>();
        for (var firewall : site.firewalls()) {
            if (firewall.touches(wire)) {
                for (var source : addresses) {
                    for (var destination : Stream.concat(addresses.stream(), site.published().stream())
                            .toList()) {
                        if (source.family() == destination.family()
                                && !source.equals(destination)
                                && thinkable(source, destination, as)) {
                            selectors.forEach(x -> end(as.journey(Arrival.begins(
                                            Naive.packet(source, destination, x), firewall, wire, Sites.NOW)))
                                    .forEach(reached::add));
                        }
                    }
                }
            }
        }
        return reached;
    }

    private static boolean thinkable(Address from, Address to, Meaning as) {
        return as.grants().stream()
                .anyMatch(g -> g.sources().contains(from)
                        && (as.ground().published(to) || g.destinations().contains(to)));
    }

    private static Stream<Asking> end(Journey journey) {
        Function<Packet, Asking> asking = p -> new Asking(p.destination(), Selector.of(p));
        return switch (journey.end()) {
            case Journey.End.Delivered(var packet, var _) -> Stream.of(asking.apply(packet));
            case Journey.End.TakenIn(var packet, var _) -> Stream.of(asking.apply(packet));
            case Journey.End.OnTheWire _, Journey.End.Stopped _, Journey.End.NoWay _ -> Stream.empty();
        };
    }
}
