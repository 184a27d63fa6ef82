package bailey.bench;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.time.Duration;

/// Small UDP packets in one direction. Since no answer comes, each is new to the kernel, and judged by the
/// lookups of the ruleset.
record OneWay(Frames frames) implements Measure {
    @Override
    public String label() {
        return "one-way UDP packets/s";
    }

    @Override
    public Watch.Rate run(Bed bed, Duration span) throws IOException {
        try (var arena = Arena.ofShared();
                var cannon = Cannon.open(bed.client(), frames, new Calls(arena))) {
            cannon.fireAll(span.toNanos());
            long before = Bed.arrived(bed.server());
            var watch = Watch.start();
            long sent = 0;
            while (watch.elapsed() < span.toNanos()) {
                sent += cannon.fire();
            }
            var lap = watch.lap(sent);
            long arrived = Bed.arrived(bed.server()) - before;
            FlowTable.forget(bed.wall());
            return lap.passed(arrived);
        }
    }
}
