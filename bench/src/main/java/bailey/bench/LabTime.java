package bailey.bench;

import bailey.lab.Lab;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;

/// A site of a hundred hosts (thirty when in a hurry) in the lab: up, probed, down.
record LabTime(Effort effort, PrintStream out) {
    private static final Scale FULL = new Scale(50, 4); // hosts on either side
    private static final Scale QUICK = new Scale(15, 4);

    private static final Lab.Watcher QUIET = new Lab.Watcher() {
        @Override
        public void up(int machines, int wires, Duration took) {}

        @Override
        public void sent(int probes, int of) {}
    };

    void run() throws IOException, InterruptedException {
        var scale = effort.labs() == 1 ? QUICK : FULL;
        var site = ManySite.read(ManySite.text(scale));
        var runs = new ArrayList<Lab.Run>();
        for (int i = 0; i < effort.labs(); i++) {
            runs.add(Lab.run(site, Instant.now(), QUIET));
        }
        var last = runs.getLast().report();
        out.printf(
                "%nThe lab: %d hosts, %,d flows, %,d packets, %d of them astray, %d runs%n  %-34s %8s%n",
                2 * scale.hosts(),
                scale.flows(),
                last.outcomes().size(),
                last.mismatches().size(),
                runs.size(),
                "",
                "median (least–most)");
        print("up, ms", new Sample(runs.stream().map(r -> millis(r.up())).toList()));
        print(
                "probed, ms",
                new Sample(runs.stream().map(r -> millis(r.probed())).toList()));
        print(
                "down, ms",
                new Sample(runs.stream()
                        .map(r -> millis(r.down().orElse(Duration.ZERO)))
                        .toList()));
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }

    private void print(String name, Sample sample) {
        out.printf("  %-34s %,8.0f (%,.0f–%,.0f)%n", name, sample.median(), sample.least(), sample.most());
    }
}
