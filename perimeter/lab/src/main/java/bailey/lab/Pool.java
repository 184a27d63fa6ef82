package bailey.lab;

import bailey.packet.Family;
import bailey.packet.Ports;
import bailey.packet.Protocol;
import bailey.packet.Selector;
import bailey.policy.ByName;
import bailey.policy.Flow;
import bailey.policy.Line;
import bailey.policy.Publication;
import bailey.policy.Site;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What the lab asks for everywhere: every service that the file names anywhere (of a range its first and
/// last), ping, and a TCP port, a UDP port, an ICMP type and a protocol that it never names.
final class Pool {
    /// A service of more protocols than these is `any`, which the rest of the pool already asks for.
    private static final int MANY = 32;

    /// IP in IP, IPv6 in IP, GRE, ESP: what tunnels are made of.
    private static final List<Integer> PROTOCOLS = List.of(4, 41, 47, 50);

    private Pool() {}

    /// A few ports that the file never names, others for each pair of machines, the same at every run.
    static List<Selector> chance(Machine from, Machine to, List<Selector> pool) {
        var random = new Random(31L * from.name().hashCode() + to.name().hashCode());
        return Stream.of(Protocol.TCP, Protocol.TCP, Protocol.UDP)
                .map(p -> new Selector(p, Ports.of(1 + random.nextInt(Numbers.FIRST - 1))))
                .filter(s -> pool.stream().noneMatch(s::overlaps))
                .distinct()
                .toList();
    }

    static List<Selector> of(Site site, Family family) {
        var pool = new TreeSet<Selector>();
        site.lines().stream()
                .flatMap(l -> named(l, family))
                .flatMap(Pool::edges)
                .forEach(pool::add);
        pool.add(new Selector(
                family == Family.IPV4 ? Protocol.ICMP : Protocol.ICMPV6, Ports.of(family == Family.IPV4 ? 8 : 128)));
        if (family == Family.IPV4) {
            pool.add(new Selector(Protocol.ICMP, Ports.of(13))); // timestamp, RFC 792
        }
        pool.add(new Selector(Protocol.TCP, Ports.of(unnamed(pool, Protocol.TCP))));
        pool.add(new Selector(Protocol.UDP, Ports.of(unnamed(pool, Protocol.UDP))));
        PROTOCOLS.forEach(n -> pool.add(Selector.all(new Protocol(n))));
        return pool.stream()
                .filter(s -> s.protocol().in(family) && !ofOneWire(s))
                .toList();
    }

    /// Neighbour discovery and listener reports (RFC 4861, RFC 3810): what comes with the hop limit of other
    /// packets is none.
    private static boolean ofOneWire(Selector selector) {
        int type = selector.ports().low();
        return selector.protocol().equals(Protocol.ICMPV6) && ((type >= 130 && type <= 137) || type == 143);
    }

    private static Stream<Selector> named(Line line, Family family) {
        return switch (line) {
            case Flow flow ->
                flow.services().stream()
                        .map(s -> s.in(family))
                        .filter(s -> s.size() < MANY)
                        .flatMap(List::stream);
            case ByName named -> named.proxyService().in(family).stream();
            case Publication door ->
                door.doors().size() < MANY
                        ? door.doors().stream().flatMap(d -> Stream.of(d.outside(), d.inside()))
                        : Stream.empty();
        };
    }

    private static Stream<Selector> edges(Selector selector) {
        if (!selector.protocol().hasPorts() && !selector.protocol().isIcmp()) {
            return Stream.of(selector);
        }
        var ports = selector.ports();
        int first = selector.protocol().hasPorts() ? 1 : 0;
        int last = selector.protocol().hasPorts() ? 65_535 : 255;
        var edges = ports.single()
                ? IntStream.of(ports.low())
                : IntStream.of(ports.low() - 1, Math.max(first, ports.low()), ports.high(), ports.high() + 1);
        return edges.filter(p -> first <= p && p <= last)
                .distinct()
                .mapToObj(p -> new Selector(selector.protocol(), Ports.of(p)));
    }

    private static int unnamed(Set<Selector> pool, Protocol protocol) {
        return IntStream.range(81, 1024)
                .filter(p -> pool.stream()
                        .noneMatch(
                                s -> s.protocol().equals(protocol) && s.ports().contains(p)))
                .findFirst()
                .orElse(1);
    }
}
