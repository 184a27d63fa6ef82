package bailey.packet;

import java.util.stream.Stream;

/// Questions to a set that make no new one.
final class Asking {
    private Asking() {}

    static boolean contains(PacketSpace space, int ref, Transit transit) {
        var nodes = space.nodes();
        var values = values(space.levels(), transit);
        int at = ref;
        while (at > Nodes.EMPTY) {
            at = nodes.follow(at, values[nodes.level(at)]);
        }
        return at == Nodes.ALL;
    }

    /// What a packet has at each level.
    private static long[] values(Levels levels, Transit transit) {
        var packet = transit.packet();
        var values = new long[levels.count()];
        values[Levels.FAMILY] = packet.family().ordinal();
        values[levels.of(Field.IN)] = transit.in();
        values[levels.of(Field.OUT)] = transit.out();
        values[levels.of(Field.STATE)] = transit.state().ordinal();
        values[levels.of(Field.DIRECTION)] = transit.direction().ordinal();
        values[levels.of(Field.TRANSLATED)] = transit.translated() ? 1 : 0;
        values[levels.of(Field.DESTINATION)] = packet.destination().high();
        values[levels.last(Field.DESTINATION)] = packet.destination().low();
        values[levels.of(Field.SOURCE)] = packet.source().high();
        values[levels.last(Field.SOURCE)] = packet.source().low();
        values[levels.of(Field.SERVICE)] = Services.number(packet);
        values[levels.of(Field.SOURCE_PORT)] = packet.sourcePort();
        return values;
    }

    static AddressSet addresses(PacketSpace space, int ref, Field field) {
        return AddressSet.union(Stream.of(Family.values())
                .map(f -> Occurring.of(space.nodes(), space.levels(), new FieldValues(field, f), ref)
                        .addresses(f))
                .toList());
    }
}
