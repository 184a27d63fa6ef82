package bailey.bench;

import bailey.bench.Rounds.Outcome;
import java.io.IOException;
import java.io.PrintStream;

/// What packets cost under each contender, as a table a size and measure.
record Dataplane(Effort effort, PrintStream out) {
    void run() throws IOException {
        for (var scale : effort.scales()) {
            out.printf(
                    "%n%,d flows (%,d in each family), %,d bans in each family%n",
                    scale.flows(), scale.flows(), BanList.EACH);
            try (var rounds = Rounds.prepare(scale, effort)) {
                for (var outcome : rounds.run()) {
                    print(outcome);
                }
            }
        }
    }

    private void print(Outcome outcome) {
        var ours = outcome.of(Contender.OURS);
        out.printf("%n  %-30s %12s   ours / this one%n", outcome.measure().label(), "median");
        outcome.passed().forEach((contender, passed) -> {
            var ratio = ours.over(passed);
            out.printf(
                    "  %-30s %,12.0f   %6.2f  (%.2f–%.2f)%n",
                    contender.label(), passed.median(), ratio.median(), ratio.least(), ratio.most());
        });
        if (outcome.worstLoss() > 0) {
            out.printf("  lost on the way, at worst: %.2f %%%n", 100 * outcome.worstLoss());
        }
    }
}
