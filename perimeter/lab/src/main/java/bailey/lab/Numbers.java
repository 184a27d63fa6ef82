package bailey.lab;

import bailey.packet.Packet;
import bailey.packet.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/// A number for each probe, by which its packet is known wherever it is seen: a source port or echo identifier
/// that no other probe of the lab has and no service.
final class Numbers {
    private static final int FIRST = 10_000;
    private static final int LAST = 64_999;
    private static final long SEED = 20_261_124;

    private final int[] free;

    Numbers(List<Selector> named) {
        this.free = IntStream.rangeClosed(FIRST, LAST)
                .filter(n -> named.stream()
                        .noneMatch(s -> s.protocol().hasPorts() && s.ports().contains(n)))
                .toArray();
    }

    /// Gives numbers. Where there are more probes than numbers, all that are to pass are kept, and of the
    /// others a sample that is the same at every run.
    List<Probe> give(List<Probe> probes) {
        var kept = probes.size() <= free.length ? probes : sampled(probes);
        var numbered = new ArrayList<Probe>(kept.size());
        for (int i = 0; i < Math.min(kept.size(), free.length); i++) {
            numbered.add(numbered(kept.get(i), free[i]));
        }
        return List.copyOf(numbered);
    }

    private List<Probe> sampled(List<Probe> probes) {
        var passing = probes.stream().filter(Probe::passes).toList();
        var others = new ArrayList<>(probes.stream().filter(p -> !p.passes()).toList());
        java.util.Collections.shuffle(others, new Random(SEED));
        var kept = new ArrayList<>(passing.subList(0, Math.min(passing.size(), free.length)));
        kept.addAll(others.subList(0, Math.min(others.size(), free.length - kept.size())));
        return kept;
    }

    private static Probe numbered(Probe probe, int number) {
        var datagram = probe.datagram();
        var expected = probe.expected() instanceof Probe.Expected.Passes(var arrives, var line, var answered)
                ? new Probe.Expected.Passes(with(arrives, number), line, answered)
                : probe.expected();
        var about =
                datagram.about().map(p -> new Packet(p.source(), p.destination(), p.protocol(), p.selector(), number));
        return new Probe(
                number,
                probe.kind(),
                probe.from(),
                probe.to(),
                probe.pastSwitch(),
                new Datagram(with(datagram.packet(), number), datagram.flags(), about),
                expected);
    }

    private static Packet with(Packet packet, int number) {
        return new Packet(packet.source(), packet.destination(), packet.protocol(), number, packet.selector());
    }

    /// The numbers that a packet may be known by: its own, then the one that its answer bears.
    static Optional<Integer> of(Packet packet) {
        return Optional.of(packet.sourcePort()).filter(n -> n >= FIRST);
    }

    /// The number that an answer to a probe bears.
    static Optional<Integer> answered(Packet packet) {
        int number = packet.protocol().hasPorts() ? packet.selector() : packet.sourcePort();
        return Optional.of(number).filter(n -> n >= FIRST);
    }
}
