package bailey.bench;

import bailey.packet.Family;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// From the text of a site to its ruleset in the kernel, each time in a JVM of its own, as a command has it:
/// nothing is warm.
record CompileAndLoad(Effort effort, PrintStream out) {
    void run() throws IOException {
        run("IPv4", List.of(Family.IPV4));
        run("both families", List.of(Family.values()));
    }

    private void run(String where, List<Family> families) throws IOException {
        var scale = effort.largest();
        var text = ManySite.text(scale, families);
        out.printf(
                "%nFrom text to kernel: %,d flows in %s, %,d characters, %d runs, each in a new JVM%n",
                scale.flows(), where, text.length(), effort.compilations());
        print(runs(text));
    }

    private List<Map<String, Double>> runs(String text) throws IOException {
        var runs = new ArrayList<Map<String, Double>>();
        for (int i = 0; i < effort.compilations(); i++) {
            runs.add(Fresh.run(OneCompile.class, text));
        }
        return runs;
    }

    private void print(List<Map<String, Double>> runs) {
        out.printf("  %-34s %8s%n", "", "median (least–most)");
        for (var name : runs.getFirst().keySet()) {
            var sample = new Sample(
                    runs.stream().map(r -> r.getOrDefault(name, Double.NaN)).toList());
            out.printf("  %-34s %,8.0f (%,.0f–%,.0f)%n", name, sample.median(), sample.least(), sample.most());
        }
    }
}
