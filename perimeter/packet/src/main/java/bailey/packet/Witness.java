package bailey.packet;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The packet of a set that people understand best. Each choice is made among the packets that the choices before
/// have left: state, direction and translation as they come first, destination, source, service, source port,
/// interfaces.
final class Witness {
    /// The first port that a client of today takes (RFC 6335, dynamic ports).
    private static final int CLIENT_PORT = 49_152;

    private static final Ports NUMBERED = new Ports(1, 65_535);
    private static final List<Selector> COMMON = List.of(
            new Selector(Protocol.TCP, NUMBERED),
            new Selector(Protocol.UDP, NUMBERED),
            new Selector(Protocol.ICMP, Ports.of(8)),
            new Selector(Protocol.ICMPV6, Ports.of(128)),
            Selector.all(Protocol.ICMP),
            Selector.all(Protocol.ICMPV6));

    private final Algebra algebra;
    private final Levels levels;
    private final Preference preference;
    private Family family = Family.IPV4;
    private int left;

    private Witness(Algebra algebra, Levels levels, int ref, Preference preference) {
        this.algebra = algebra;
        this.levels = levels;
        this.preference = preference;
        this.left = ref;
    }

    static Optional<Transit> of(Algebra algebra, Levels levels, int ref, Preference preference) {
        return ref == Nodes.EMPTY
                ? Optional.empty()
                : Optional.of(new Witness(algebra, levels, ref, preference).transit());
    }

    private Transit transit() {
        var state = FlowState.values()[lowestOfBoth(Field.STATE)];
        var direction = Direction.values()[lowestOfBoth(Field.DIRECTION)];
        boolean translated = lowestOfBoth(Field.TRANSLATED) == 1;
        var destination = destination();
        var source = source();
        long service = service();
        var protocol = new Protocol(Services.protocol(service));
        int sourcePort = sourcePort();
        var packet = new Packet(
                source,
                destination,
                protocol,
                protocol.hasSelector() ? sourcePort : 0,
                protocol.hasSelector() ? (int) (service & 0xffff) : 0);
        return new Transit(packet, lowest(Field.IN), lowest(Field.OUT), state, direction, translated);
    }

    private Spans occurring(Field field, Family of) {
        return Occurring.of(algebra.nodes, levels, new FieldValues(field, of), left);
    }

    /// The lowest value that packets of either family have, which is then given.
    private int lowestOfBoth(Field field) {
        long value = Stream.of(Family.values())
                .map(f -> occurring(field, f))
                .filter(s -> !s.isEmpty())
                .mapToLong(s -> s.firstLow(0))
                .min()
                .orElseThrow();
        return (int) given(field, value);
    }

    private int lowest(Field field) {
        return (int) given(field, occurring(field, family).firstLow(0));
    }

    private long given(Field field, long value) {
        left = new Assignment(algebra).give(levels.last(field), value).of(left);
        return value;
    }

    private Address destination() {
        var all = AddressSet.union(Stream.of(Family.values())
                .map(f -> occurring(Field.DESTINATION, f).addresses(f))
                .toList());
        var chosen = named(all);
        family = chosen.family();
        left = Levels.ofFamily(algebra.nodes, left, family);
        return given(Field.DESTINATION, chosen);
    }

    private Address source() {
        return given(Field.SOURCE, named(occurring(Field.SOURCE, family).addresses(family)));
    }

    private Address named(AddressSet addresses) {
        return preference.addresses().stream()
                .filter(addresses::contains)
                .findFirst()
                .or(addresses::first)
                .orElseThrow();
    }

    private Address given(Field field, Address address) {
        var assignment = new Assignment(algebra).give(levels.last(field), address.low());
        if (family == Family.IPV6) {
            assignment.give(levels.of(field), address.high());
        }
        left = assignment.of(left);
        return address;
    }

    private long service() {
        var numbers = occurring(Field.SERVICE, family);
        long chosen = Stream.concat(preference.services().stream(), COMMON.stream())
                .flatMap(s -> numbers.lowest(Services.first(s), Services.last(s)).stream())
                .findFirst()
                .orElseGet(() -> numbers.firstLow(0));
        return given(Field.SERVICE, chosen);
    }

    private int sourcePort() {
        var ports = occurring(Field.SOURCE_PORT, family);
        return (int) given(Field.SOURCE_PORT, ports.lowest(CLIENT_PORT, -1).orElseGet(() -> ports.firstLow(0)));
    }
}
