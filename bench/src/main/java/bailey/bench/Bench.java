package bailey.bench;

import bailey.linux.Rights;
import java.io.IOException;
import java.util.List;

/// The benchmarks of the perimeter, behind `bench/run`. Exit status 2 for words that are not understood, 3 when
/// the machine refuses.
final class Bench {
    private Bench() {}

    static void main(String[] arguments) throws Exception {
        var request = Request.of(List.of(arguments));
        if (request.isEmpty()) {
            System.err.println(Request.USAGE);
            System.exit(2);
        }
        try {
            measure(request.orElseThrow());
        } catch (IOException refused) {
            System.err.println("bench: " + refused.getMessage());
            System.exit(3);
        }
    }

    private static void measure(Request request) throws Exception {
        var missing = Rights.missing();
        if (!missing.isEmpty()) {
            throw new IOException("this process lacks " + missing + ": run as root");
        }
        for (var part : request.parts()) {
            var effort = request.effort();
            switch (part) {
                case DATAPLANE -> new Dataplane(effort, System.out).compare();
                case ABLATE -> new Dataplane(effort.brief(), System.out).ablate();
                case COMPILE -> new CompileAndLoad(effort, System.out).run();
                case PROOF -> {
                    new ProofTime(effort, System.out).run();
                    new SetTime(effort, System.out).run();
                    new ForeignTime(System.out).run();
                }
                case JMH -> new Warm(effort, System.out).run();
                case LAB -> new LabTime(effort, System.out).run();
            }
        }
    }
}
