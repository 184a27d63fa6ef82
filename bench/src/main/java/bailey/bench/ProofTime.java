package bailey.bench;

import bailey.policy.Site;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// What it costs to prove a site of many flows: in a new JVM, in this one when it is warm, and after an edit.
record ProofTime(Effort effort, PrintStream out) {
    private static final Scale MANY = Scale.of(100_000);
    private static final Scale EDITED = Scale.of(10_000);
    private static final int COLD = 3;
    private static final int WARM_UPS = 4;
    private static final int WARM = 5;
    private static final String LAST = "/2009\n";
    private static final String CHANGED = "/2999\n";

    void run() throws IOException {
        var text = ManySite.lawful(MANY);
        out.printf("%nProving %,d flows in both families, %d runs, each in a new JVM%n", MANY.flows(), COLD);
        cold(text);
        out.printf("%nThe same, warm, %d runs%n", WARM);
        warm(List.of(ManySite.read(text)));
        out.printf("%nOne line of %,d edited, the whole proved anew, warm, %d runs%n", EDITED.flows(), WARM);
        warm(List.of(ManySite.read(ManySite.lawful(EDITED)), ManySite.read(edited(ManySite.lawful(EDITED)))));
    }

    private static String edited(String text) {
        int at = text.lastIndexOf(LAST);
        if (at < 0) {
            throw new IllegalStateException("no line that ends with " + LAST.strip());
        }
        return text.substring(0, at) + CHANGED + text.substring(at + LAST.length());
    }

    private void cold(String text) throws IOException {
        var runs = new ArrayList<Map<String, Double>>();
        for (int i = 0; i < COLD; i++) {
            runs.add(Fresh.run(OneProof.class, text));
        }
        for (var name : runs.getFirst().keySet()) {
            print(
                    name,
                    new Sample(runs.stream()
                            .map(r -> r.getOrDefault(name, Double.NaN))
                            .toList()));
        }
    }

    /// Each in turn: nothing of one is left for the next.
    private void warm(List<Site> sites) {
        var runs = new ArrayList<OneProof.Took>();
        for (int i = 0; i < WARM_UPS + WARM; i++) {
            var took = OneProof.Took.of(sites.get(i % sites.size()));
            if (i >= WARM_UPS) {
                runs.add(took);
            }
        }
        print("grants and laws, ms", sample(runs, t -> t.laws() / 1e6));
        print("compile and prove rulesets, ms", sample(runs, t -> t.rulesets() / 1e6));
    }

    private static Sample sample(List<OneProof.Took> runs, ToDoubleFunction<OneProof.Took> figure) {
        return new Sample(runs.stream().map(figure::applyAsDouble).toList());
    }

    private void print(String name, Sample sample) {
        out.printf("  %-34s %,8.0f (%,.0f–%,.0f)%n", name, sample.median(), sample.least(), sample.most());
    }
}
