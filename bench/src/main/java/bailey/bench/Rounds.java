package bailey.bench;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The contenders at one size, each loaded into a firewall of its own, measured in turn in each round: what
/// disturbs the machine for longer than a round disturbs all of them, and the ratios within a round hold.
final class Rounds implements AutoCloseable {
    private final Scale scale;
    private final Effort effort;
    private final Arena arena = Arena.ofShared();
    private final Map<Contender, Bed> beds = new LinkedHashMap<>();

    private Rounds(Scale scale, Effort effort) {
        this.scale = scale;
        this.effort = effort;
    }

    static Rounds prepare(List<? extends Contender> contenders, Scale scale, Effort effort) throws IOException {
        var rounds = new Rounds(scale, effort);
        try {
            for (var contender : contenders) {
                if (contender.runsAt(scale)) {
                    var bed = Bed.open();
                    rounds.beds.put(contender, bed);
                    contender.load(bed.wall(), scale);
                    new Sanity(scale).check(contender, bed);
                }
            }
            return rounds;
        } catch (IOException | RuntimeException failed) {
            rounds.close();
            throw failed;
        }
    }

    /// What each contender let pass, round by round.
    record Outcome(Measure measure, Map<Contender, List<Watch.Rate>> rates) {
        /// In a second of processor time.
        Sample processor(Contender contender) {
            return new Sample(rates(contender).map(Watch.Rate::processor).toList());
        }

        /// In a second on the wall.
        Sample wall(Contender contender) {
            return new Sample(rates(contender).map(Watch.Rate::wall).toList());
        }

        /// The largest part that was lost in any round.
        double worstLoss() {
            return rates.values().stream()
                    .flatMap(List::stream)
                    .mapToDouble(Watch.Rate::lost)
                    .max()
                    .orElse(0);
        }

        private Stream<Watch.Rate> rates(Contender contender) {
            return rates.getOrDefault(contender, List.of()).stream();
        }
    }

    List<Measure> measures() {
        return Measure.all(arena, scale);
    }

    Outcome run(Measure measure) throws IOException {
        var rates = new LinkedHashMap<Contender, List<Watch.Rate>>();
        beds.keySet().forEach(c -> rates.put(c, new ArrayList<>())); // printed in this order, whoever begins
        for (int round = 0; round < effort.rounds(); round++) {
            for (var contender : order(round)) {
                var rate = measure.run(bed(contender), effort.span());
                rates.computeIfAbsent(contender, _ -> new ArrayList<>()).add(rate);
            }
        }
        return new Outcome(measure, rates);
    }

    /// Another one begins each round, and every second round goes backwards.
    private List<Contender> order(int round) {
        var order = new ArrayList<>(beds.keySet());
        Collections.rotate(order, -round);
        return round % 2 == 0 ? order : order.reversed();
    }

    private Bed bed(Contender contender) {
        var bed = beds.get(contender);
        if (bed == null) {
            throw new IllegalArgumentException(contender.label() + " is not measured at " + scale);
        }
        return bed;
    }

    @Override
    public void close() {
        beds.values().forEach(Bed::close);
        arena.close();
    }
}
