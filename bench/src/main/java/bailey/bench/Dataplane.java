package bailey.bench;

import bailey.bench.Rounds.Outcome;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/// What packets cost under each contender, a table for each size and measure.
record Dataplane(Effort effort, PrintStream out) {
    /// Ours beside its rivals.
    void compare() throws IOException {
        for (var scale : effort.scales()) {
            var contenders = List.of(Rival.values());
            run(contenders, Rival.OURS, "ours / this", scale);
        }
    }

    /// Ours beside itself, less one part each.
    void ablate() throws IOException {
        var contenders = Without.parts();
        run(contenders, contenders.getFirst(), "ours / without", Scale.of(10_000));
    }

    private void run(List<? extends Contender> contenders, Contender base, String ratio, Scale scale)
            throws IOException {
        out.printf(
                "%n%,d flows in each of both families, %,d bans in each, %d rounds%n",
                scale.flows(), BanList.EACH, effort.rounds());
        try (var rounds = Rounds.prepare(contenders, scale, effort)) {
            for (var measure : rounds.measures()) {
                print(rounds.run(measure), base, ratio);
            }
        }
    }

    private void print(Outcome outcome, Contender base, String heading) {
        out.printf(
                "%n  %-28s %9s %9s %8s  %s, median (least–most)%n",
                outcome.measure().label(), "on wall", "of CPU", "CPU ns", heading);
        var ours = outcome.processor(base);
        for (var contender : outcome.rates().keySet()) {
            var rate = outcome.processor(contender);
            var ratio = ours.over(rate);
            out.printf(
                    "  %-28s %,9.0f %,9.0f %,8.0f  %6.3f  (%.3f–%.3f)%n",
                    contender.label(),
                    outcome.wall(contender).median(),
                    rate.median(),
                    1e9 / rate.median(),
                    ratio.median(),
                    ratio.least(),
                    ratio.most());
        }
        if (outcome.worstLoss() > 0) {
            out.printf("  lost on the way, at worst: %.2f %%%n", 100 * outcome.worstLoss());
        }
    }
}
