package bailey.packet;

import java.util.Set;
import java.util.stream.IntStream;

/// Packets of which some packet of a set differs in the destination port alone; those without ports stay.
final class PortProjection extends ServiceMapping {
    PortProjection(Algebra algebra, int level) {
        super(algebra, level);
    }

    @Override
    Set<Protocol> protocols() {
        return PortAssignment.PORTS;
    }

    @Override
    void write(int ref, Protocol protocol, int mark) {
        long first = Services.first(protocol.number());
        long last = Services.last(protocol.number());
        var below = IntStream.range(nodes.start(ref), nodes.end(ref))
                .filter(i -> Long.compareUnsigned(nodes.last(i), first) >= 0)
                .filter(i -> i == nodes.start(ref) || Long.compareUnsigned(nodes.last(i - 1), last) < 0)
                .map(i -> nodes.child(ref, i))
                .toArray();
        nodes.sheaf.add(mark, last, new Union(algebra).of(below));
    }
}
