package bailey.packet;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// Sets before and after packets are rewritten.
final class Rewriting {
    private Rewriting() {}

    static PacketSet given(PacketSet set, Field field, int value) {
        if (field.isAddress() || field == Field.SERVICE) {
            throw new IllegalArgumentException("no number says what a packet has as " + field);
        }
        var space = set.space();
        return space.set(new Assignment(space.algebra())
                .give(space.levels().of(field), value)
                .of(set.ref()));
    }

    static PacketSet ifDestination(PacketSet set, Address address, OptionalInt port) {
        var space = set.space();
        return port.isEmpty()
                ? ifAddress(set, Field.DESTINATION, address)
                : ifAddress(space.set(ifPort(space, set.ref(), port.getAsInt())), Field.DESTINATION, address);
    }

    private static int ifPort(PacketSpace space, int ref, int port) {
        return new PortAssignment(
                        space.algebra(),
                        space.levels().of(Field.SERVICE),
                        Ports.of(port).low())
                .of(ref);
    }

    static PacketSet ifSource(PacketSet set, Address address) {
        return ifAddress(set, Field.SOURCE, address);
    }

    private static PacketSet ifAddress(PacketSet set, Field field, Address address) {
        var space = set.space();
        var assignment = new Assignment(space.algebra()).give(space.levels().last(field), address.low());
        if (address.family() == Family.IPV6) {
            assignment.give(space.levels().of(field), address.high());
        }
        int family = Levels.ofFamily(space.nodes(), set.ref(), address.family());
        return space.set(assignment.of(family)).intersect(space.of(Box.ANY.of(address.family())));
    }

    static PacketSet withDestination(PacketSet set, Address address, OptionalInt port) {
        var space = set.space();
        var rest = set.intersect(space.of(Box.ANY.of(address.family()))).forget(Field.DESTINATION);
        var there = Box.ANY.to(AddressSet.of(address));
        if (port.isEmpty()) {
            return rest.intersect(space.of(there));
        }
        int service = space.levels().of(Field.SERVICE);
        int forgotten = new PortProjection(space.algebra(), service).of(rest.ref());
        return space.set(forgotten).intersect(space.of(there.of(only(port.getAsInt()))));
    }

    /// Every protocol, but of ports one alone.
    private static List<Selector> only(int port) {
        return Box.EVERYTHING.stream()
                .map(s -> s.protocol().hasPorts() ? new Selector(s.protocol(), Ports.of(port)) : s)
                .collect(Collectors.toUnmodifiableList());
    }

    static PacketSet withSource(PacketSet set, Address address) {
        var space = set.space();
        return set.intersect(space.of(Box.ANY.of(address.family())))
                .forget(Field.SOURCE)
                .intersect(space.of(Box.ANY.from(AddressSet.of(address))));
    }
}
