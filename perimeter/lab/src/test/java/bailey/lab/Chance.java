package bailey.lab;

import bailey.chance.Arrivals;
import bailey.lab.Machine.Port;
import bailey.lab.Probe.Expected;
import bailey.packet.AddressSet;
import bailey.packet.Family;
import bailey.packet.Packet;
import bailey.packet.Prefix;
import bailey.packet.Protocol;
import bailey.policy.Arrival;
import bailey.policy.Meaning;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/// Probes made up by chance for a site, beside those that its lab sends: any packet at any leg of any firewall,
/// whole and in fragments.
final class Chance {
    private static final AddressSet UNSEEN = set("::1/128", "::ffff:0:0/96", "ff00::/16", "ff01::/16");
    private static final AddressSet GROUP = set("224.0.0.0/4", "255.255.255.255/32", "ff00::/8");
    private static final Set<Integer> LINK = Set.of(5, 130, 131, 132, 133, 134, 135, 136, 137, 143);
    private static final Set<Integer> DEEPER = Set.of(33, 132, 136); // DCCP, SCTP, UDP-Lite
    private static final Set<Integer> EXTENSIONS = Set.of(0, 43, 44, 51, 59, 60);
    private static final AddressSet MULTICAST = set("ff00::/8");

    private final Topology topology;
    private final Meaning meaning;
    private final Instant now;
    private final Random random;
    private final Arrivals arrivals;
    private final Expectations expectations;
    private final Set<Packet> seen = new HashSet<>();

    private static AddressSet set(String... prefixes) {
        return AddressSet.of(Stream.of(prefixes).map(Prefix::of).toList());
    }

    Chance(Topology topology, Instant now, Random random) {
        this.topology = topology;
        this.meaning = new Meaning(topology.site());
        this.now = now;
        this.random = random;
        this.arrivals = new Arrivals(topology.site(), random);
        this.expectations = new Expectations(topology, meaning, now);
    }

    /// Those of the lab, and up to `count` more.
    List<Probe> probes(int count) {
        var own = Probes.of(topology, expectations).probes();
        var more = new ArrayList<Probe>();
        for (int tries = 0; tries < 20 * count && more.size() < count; tries++) {
            arrival().ifPresent(more::add);
        }
        var told = Portless.told(Stream.concat(own.stream(), more.stream()).toList());
        var numbers = free(own).iterator();
        return told.stream()
                .filter(p -> p.number() > 0 || numbers.hasNext())
                .map(p -> p.number() > 0 ? p : Numbers.numbered(p, numbers.next()))
                .toList();
    }

    private List<Integer> free(List<Probe> own) {
        var pool = Stream.of(Family.values())
                .flatMap(f -> Pool.of(topology.site(), f).stream())
                .toList();
        var taken = new HashSet<Integer>();
        own.forEach(p -> taken.add(p.number()));
        return new Numbers(pool)
                .left(0).stream().filter(n -> !taken.contains(n)).toList();
    }

    private Optional<Probe> arrival() {
        var firewall = one(topology.site().firewalls());
        var arrival = arrivals.next(firewall, meaning.ground(), meaning.paths(), now);
        var wall = one(topology.machines().stream()
                .filter(m -> m.firewall().filter(firewall::equals).isPresent())
                .toList());
        var from = topology.on(arrival.leg()).stream()
                .filter(m -> m.firewall().isEmpty())
                .toList();
        var packet = new Packet(
                arrival.packet().source(),
                arrival.packet().destination(),
                arrival.packet().protocol(),
                0,
                arrival.packet().selector());
        if (from.isEmpty()
                || !Arrivals.sane(arrival)
                || unseen(packet)
                || elsewhere(arrival, wall)
                || !seen.add(packet)) {
            return Optional.empty();
        }
        var leg = wall.port(arrival.leg());
        return probe(
                one(from), wall, leg.orElseThrow(), Datagram.opening(packet).in(form()));
    }

    private Datagram.Form form() {
        return random.nextInt(8) == 0 ? Datagram.Form.FRAGMENTS : Datagram.Form.WHOLE;
    }

    /// What the kernel drops before a rule that decides (no program here listens to groups), what is no
    /// protocol but a header before one, ICMP of the wire (hop limit 255) and redirects, ports that are taken
    /// for numbers, and what connection tracking reads deeper than the lab writes.
    private static boolean unseen(Packet packet) {
        return UNSEEN.contains(packet.source())
                || UNSEEN.contains(packet.destination())
                || MULTICAST.contains(packet.source())
                || (packet.protocol().hasPorts() && Numbers.of(packet.selector()))
                || (GROUP.contains(packet.destination()) && packet.protocol().equals(Protocol.UDP))
                || (packet.protocol().isIcmp() && LINK.contains(packet.selector()))
                || DEEPER.contains(packet.protocol().number())
                || (packet.family() == Family.IPV6
                        && EXTENSIONS.contains(packet.protocol().number()));
    }

    /// A pair's other member takes what is for it, and nobody is asked for what this member sends itself.
    private static boolean elsewhere(Arrival arrival, Machine wall) {
        var packet = arrival.packet();
        var here = arrival.at();
        return here.pair()
                && ((here.owns(packet.destination()) && !wall.owns(packet.destination()))
                        || here.owns(packet.source()));
    }

    private Optional<Probe> probe(Machine from, Machine wall, Port leg, Datagram datagram) {
        return expectations
                .of(Probe.Kind.FORGED, from, Optional.of(leg), datagram)
                .map(e -> new Probe(0, Probe.Kind.FORGED, from, to(e, wall), Optional.of(leg), datagram, e));
    }

    private Machine to(Expected expected, Machine otherwise) {
        return expected instanceof Expected.Passes(var packet, var _, var _)
                ? topology.holder(packet.destination()).orElse(otherwise)
                : otherwise;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
