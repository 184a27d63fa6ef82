package bailey.lab;

import bailey.packet.Packet;
import bailey.packet.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// A number for each probe, by which its packet is known wherever it is seen: a source port or echo identifier
/// that no other probe of the lab has and no service.
final class Numbers {
    static final int FIRST = 10_000;
    private static final int LAST = 64_999;
    private static final long SEED = 20_261_124;

    private final int[] free;

    Numbers(List<Selector> named) {
        this.free = IntStream.rangeClosed(FIRST, LAST)
                .filter(n -> named.stream()
                        .noneMatch(s -> s.protocol().hasPorts() && s.ports().contains(n)))
                .toArray();
    }

    /// Gives numbers, as far as there are any: first to what a line lets pass, then to each kind of what is to
    /// be stopped in turn, last to neighbours who meet no firewall. Which are left out is the same at every
    /// run.
    List<Probe> give(List<Probe> probes) {
        var kept = probes.size() <= free.length ? probes : sampled(probes);
        var numbered = new ArrayList<Probe>(kept.size());
        for (int i = 0; i < kept.size(); i++) {
            numbered.add(numbered(kept.get(i), free[i]));
        }
        return List.copyOf(numbered);
    }

    /// Numbers that are left for probes about probes.
    List<Integer> left(int given) {
        return Arrays.stream(free).skip(given).boxed().toList();
    }

    private List<Probe> sampled(List<Probe> probes) {
        var kinds = new TreeMap<String, Deque<Probe>>();
        var shuffled = new ArrayList<>(probes);
        Collections.shuffle(shuffled, new Random(SEED));
        shuffled.forEach(
                p -> kinds.computeIfAbsent(rank(p), _ -> new ArrayDeque<>()).add(p));
        var kept = new ArrayList<Probe>(free.length);
        for (var first : List.of("0", "1", "2")) {
            takeInTurn(kinds.tailMap(first, true).headMap(first + "~").values(), kept);
        }
        return kept;
    }

    private void takeInTurn(Collection<Deque<Probe>> queues, List<Probe> kept) {
        boolean more = true;
        while (more && kept.size() < free.length) {
            more = false;
            for (var queue : queues) {
                if (!queue.isEmpty() && kept.size() < free.length) {
                    kept.add(queue.remove());
                    more = true;
                }
            }
        }
    }

    private static String rank(Probe probe) {
        if (!probe.passes()) {
            return "1 " + probe.kind();
        }
        return Report.line(probe).isPresent() ? "0" : "2";
    }

    static Probe numbered(Probe probe, int number) {
        var datagram = probe.datagram();
        var expected = probe.expected() instanceof Probe.Expected.Passes(var arrives, var line, var answered)
                ? new Probe.Expected.Passes(with(arrives, number), line, answered)
                : probe.expected();
        return new Probe(
                number,
                probe.kind(),
                probe.from(),
                probe.to(),
                probe.pastSwitch(),
                datagram.with(with(datagram.packet(), number)),
                expected);
    }

    private static Packet with(Packet packet, int number) {
        return new Packet(packet.source(), packet.destination(), packet.protocol(), number, packet.selector());
    }

    /// Whether a port may be a number.
    static boolean of(int port) {
        return port >= FIRST && port <= LAST;
    }

    /// The number that a packet bears on its way.
    static Optional<Integer> of(Packet packet) {
        return Optional.of(packet.sourcePort()).filter(n -> n >= FIRST);
    }

    /// The number that an answer to a probe bears.
    static Optional<Integer> answered(Packet packet) {
        int number = packet.protocol().hasPorts() ? packet.selector() : packet.sourcePort();
        return Optional.of(number).filter(n -> n >= FIRST);
    }
}
