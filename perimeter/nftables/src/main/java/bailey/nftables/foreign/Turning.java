package bailey.nftables.foreign;

import bailey.packet.Address;
import bailey.packet.AddressRange;
import bailey.packet.AddressSet;
import bailey.packet.Box;
import bailey.packet.Field;
import bailey.packet.PacketSet;
import bailey.packet.PacketSpace;
import bailey.packet.Ports;
import bailey.packet.Protocol;
import bailey.packet.Selector;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// Rewriting backwards: the packets that may be in a set once an end of theirs is rewritten.
final class Turning {
    /// So many ports are told apart.
    private static final int FEW = 64;

    private final PacketSpace space;

    Turning(PacketSpace space) {
        this.space = space;
    }

    PacketSet before(PacketSet set, End end, Target target) {
        var after = end == End.DESTINATION ? set.given(Field.TRANSLATED, 1) : set;
        return switch (target) {
            case Target.To(var addresses, var ports) ->
                addresses.isPresent()
                        ? address(after, end, addresses.get(), ports).union(unlike(set, addresses.get()))
                        : ports(after, end, ports);
            case Target.Self(var ports) -> anywhere(ports(after, end, ports), end);
            case Target.Unknown _ -> anywhere(ports(after, end, Optional.of(Ports.ALL)), end);
            case Target.ByMap _ -> throw new AssertionError("a map is taken apart before");
        };
    }

    /// Packets of the other family stay as they are.
    private PacketSet unlike(PacketSet set, AddressRange range) {
        return set.minus(space.of(Box.ANY.of(range.family())));
    }

    private PacketSet address(PacketSet set, End end, AddressRange range, Optional<Ports> ports) {
        if (end == End.DESTINATION
                && range.single()
                && ports.isPresent()
                && ports.get().size() <= FEW) {
            return space.union(
                    IntStream.rangeClosed(ports.get().low(), ports.get().high())
                            .mapToObj(p -> set.ifDestination(range.first(), OptionalInt.of(p)))
                            .toList());
        }
        var turned = ports(set, end, ports);
        if (range.single()) {
            return one(turned, end, range.first());
        }
        var some = new AddressSet(List.of(range));
        var into = space.of(end == End.SOURCE ? Box.ANY.from(some) : Box.ANY.to(some));
        return anywhere(turned.intersect(into), end).intersect(space.of(Box.ANY.of(range.family())));
    }

    private static PacketSet one(PacketSet set, End end, Address address) {
        return end == End.SOURCE ? set.ifSource(address) : set.ifDestination(address, OptionalInt.empty());
    }

    private static PacketSet anywhere(PacketSet set, End end) {
        return set.forget(end == End.SOURCE ? Field.SOURCE : Field.DESTINATION);
    }

    /// With one of the ports, where packets bear any. Of many destination ports more packets than need be: with the
    /// service their source port is forgotten.
    private PacketSet ports(PacketSet set, End end, Optional<Ports> ports) {
        if (ports.isEmpty()) {
            return set;
        }
        var all = set;
        for (var protocol : List.of(Protocol.TCP, Protocol.UDP)) {
            var whole = space.of(Box.ANY.of(List.of(Selector.all(protocol))));
            var turned = end == End.SOURCE
                    ? set.intersect(whole.intersect(space.of(Box.ANY.fromPorts(ports.get()))))
                            .forget(Field.SOURCE_PORT)
                    : set.intersect(space.of(Box.ANY.of(List.of(new Selector(protocol, ports.get())))))
                            .forget(Field.SERVICE);
            all = all.minus(whole).union(turned.intersect(whole));
        }
        return all;
    }
}
