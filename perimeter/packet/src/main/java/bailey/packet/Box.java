package bailey.packet;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Packets that fit each field separately: a product. It has packets of a family where both ends have addresses
/// of it. Source ports that are not all leave out the protocols that bear none ([Protocol#hasSelector]; of ICMP
/// it is the identifier), as ports and types do in a [Selector].
public record Box(
        Circumstances circumstances,
        AddressSet sources,
        AddressSet destinations,
        List<Selector> selectors,
        List<Ports> sourcePorts) {
    /// Every protocol, whole, in the order of their numbers.
    public static final List<Selector> EVERYTHING = List.copyOf(IntStream.rangeClosed(0, 255)
            .mapToObj(n -> Selector.all(new Protocol(n)))
            .toList()); // a list that `copyOf` gives back as it is

    static final List<Ports> EVERY_PORT = List.of(Ports.ALL);

    /// All packets.
    public static final Box ANY = new Box(Circumstances.ANY, AddressSet.ALL, AddressSet.ALL, EVERYTHING, EVERY_PORT);

    /// Of these services from one to the other.
    public static Box between(AddressSet sources, AddressSet destinations, List<Selector> selectors) {
        return new Box(Circumstances.ANY, sources, destinations, selectors, EVERY_PORT);
    }

    public Box {
        selectors = List.copyOf(selectors);
        sourcePorts = sourcePorts.size() == 1 ? List.copyOf(sourcePorts) : joined(sourcePorts);
    }

    /// Sorted, and one where they touch or overlap.
    private static List<Ports> joined(List<Ports> ports) {
        var joined = new ArrayList<Ports>();
        for (var next : ports.stream().sorted().toList()) {
            if (!joined.isEmpty() && next.low() <= joined.getLast().high() + 1) {
                var before = joined.removeLast();
                joined.add(new Ports(before.low(), Math.max(before.high(), next.high())));
            } else {
                joined.add(next);
            }
        }
        return List.copyOf(joined);
    }

    public Box from(AddressSet addresses) {
        return new Box(circumstances, addresses, destinations, selectors, sourcePorts);
    }

    public Box to(AddressSet addresses) {
        return new Box(circumstances, sources, addresses, selectors, sourcePorts);
    }

    /// The part of one family.
    public Box of(Family family) {
        return from(sources.of(family)).to(destinations.of(family));
    }

    public Box of(List<Selector> some) {
        return new Box(circumstances, sources, destinations, some, sourcePorts);
    }

    public Box fromPorts(Ports... some) {
        return new Box(circumstances, sources, destinations, selectors, List.of(some));
    }

    public Box in(Circumstances some) {
        return new Box(some, sources, destinations, selectors, sourcePorts);
    }

    /// Whether it has this packet. The reference meaning of every [PacketSet].
    public boolean contains(Transit transit) {
        var packet = transit.packet();
        return circumstances.contains(transit)
                && sources.contains(packet.source())
                && destinations.contains(packet.destination())
                && selectors.stream().anyMatch(s -> s.contains(packet))
                && fitsSourcePort(packet);
    }

    private boolean fitsSourcePort(Packet packet) {
        return sourcePorts.equals(EVERY_PORT)
                || (packet.protocol().hasSelector()
                        && sourcePorts.stream().anyMatch(p -> p.contains(packet.sourcePort())));
    }
}
