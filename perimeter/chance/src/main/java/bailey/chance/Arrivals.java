package bailey.chance;

import bailey.packet.Address;
import bailey.packet.AddressSet;
import bailey.packet.Family;
import bailey.packet.Packet;
import bailey.packet.Protocol;
import bailey.packet.Selector;
import bailey.policy.Arrival;
import bailey.policy.Firewall;
import bailey.policy.Grant;
import bailey.policy.Grants;
import bailey.policy.Ground;
import bailey.policy.Paths;
import bailey.policy.Publication;
import bailey.policy.Site;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/// Random packets that a site has something to say about: its own addresses and services, and those next to
/// them.
public final class Arrivals {
    private final Random random;
    private final List<Grant> grants;
    private final List<Address> published;
    private final List<Address> addresses = new ArrayList<>();
    private final List<Integer> selectors = new ArrayList<>();
    private final List<Integer> protocols = new ArrayList<>(List.of(1, 6, 6, 6, 17, 17, 58, 47, 112, 132));

    public Arrivals(Site site, Random random) {
        this.random = random;
        var ground = new Ground(site);
        var all = new TreeSet<Address>(site.published());
        site.zones().forEach(z -> some(ground.of(z), all));
        site.hosts().forEach(h -> some(ground.of(h), all));
        site.firewalls().forEach(f -> f.legs().forEach(l -> all.addAll(l.addresses())));
        some(AddressSet.ALL.minus(ground.unicast()), all);
        List.of("255.255.255.255", "0.0.0.0", "224.0.0.251", "224.0.0.18", "ff02::1:2", "ff02::1", "::", "fe80::1")
                .forEach(a -> all.add(Address.of(a)));
        addresses.addAll(all);
        var ports = new TreeSet<Integer>(List.of(0, 1, 67, 68, 128, 135, 137, 143, 546, 547, 5353, 65_535));
        grants = Grants.of(site, ground);
        published = site.published();
        grants.forEach(g -> g.selectors().stream().limit(40).forEach(s -> {
            ports.add(s.ports().low());
            ports.add(s.ports().high());
            ports.add(Math.min(65_535, s.ports().high() + 1));
            protocols.add(s.protocol().number());
        }));
        site.publications()
                .map(Publication::doors)
                .forEach(d -> d.forEach(x -> ports.add(x.outside().ports().low())));
        selectors.addAll(ports);
    }

    private static void some(AddressSet set, Set<Address> all) {
        for (var range : set.ranges()) {
            all.add(range.first());
            all.add(range.last());
            range.first().next().filter(range::contains).ifPresent(all::add);
        }
    }

    /// A packet on one of the machine's legs; now and then by another than its source's. Half of them are of a
    /// grant, but for the destination perhaps.
    public Arrival next(Firewall at, Ground ground, Paths paths, Instant now) {
        var grant = Optional.of(random)
                .filter(Random::nextBoolean)
                .filter(_ -> !grants.isEmpty())
                .map(_ -> one(grants));
        var source = grant.map(g -> in(g.sources())).orElseGet(() -> one(addresses));
        var others =
                addresses.stream().filter(a -> a.family() == source.family()).toList();
        var asked = random.nextInt(4) == 0 && source.family() == Family.IPV4 && !published.isEmpty();
        var destination = asked
                ? one(published)
                : grant.filter(_ -> random.nextInt(4) > 0)
                        .map(g -> in(g.destinations()))
                        .orElseGet(() -> one(others));
        var service = grant.map(g -> one(g.selectors()));
        var protocol = service.map(Selector::protocol).orElseGet(() -> new Protocol(one(protocols)));
        int selector = service.filter(_ -> random.nextInt(5) > 0)
                .map(x -> x.ports().low() + random.nextInt(x.ports().size()))
                .orElseGet(() -> protocol.hasPorts() ? one(selectors) : protocol.isIcmp() ? one(selectors) % 256 : 0);
        selector = protocol.hasPorts() || protocol.isIcmp() ? selector : 0;
        int port = protocol.hasPorts() ? one(List.of(40_000, 67, 68, 547, 546, 5353)) : 0;
        var leg = paths.entry(ground.zone(source), at, source.family())
                .filter(_ -> random.nextInt(20) > 0)
                .orElse(one(at.zones()));
        return Arrival.begins(new Packet(source, destination, protocol, port, selector), at, leg, now);
    }

    /// Whether the packet's protocol is of its family: one family's ICMP in the other is never let in, whatever
    /// grants it.
    public static boolean sane(Arrival arrival) {
        return arrival.packet().protocol().in(arrival.packet().family());
    }

    private Address in(AddressSet set) {
        var range = one(set.ranges());
        return random.nextInt(3) == 0 ? range.last() : range.first();
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
