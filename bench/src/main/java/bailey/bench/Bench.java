package bailey.bench;

import java.util.ArrayList;
import java.util.List;

/// The benchmarks of the perimeter: `bench/run [dataplane|compile|jmh|lab] [--quick]`.
final class Bench {
    private Bench() {}

    static void main(String[] arguments) throws Exception {
        var words = new ArrayList<>(List.of(arguments));
        var effort = words.remove("--quick") ? Effort.QUICK : Effort.FULL;
        var dataplane = new Dataplane(effort, System.out);
        if (words.contains("ablate")) dataplane.ablate();
        else dataplane.compare();
    }
}
