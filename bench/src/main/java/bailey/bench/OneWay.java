package bailey.bench;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.time.Duration;

/// Small UDP packets in one direction. Since no answer comes, each is new to the kernel, and judged by the lookups of
/// the ruleset.
record OneWay(Frames frames) implements Measure {
    @Override
    public String label() {
        return "one-way UDP packets/s";
    }

    @Override
    public Rate run(Bed bed, Duration span) throws IOException {
        try (var arena = Arena.ofShared();
                var cannon = Cannon.open(bed.client(), frames, new Calls(arena))) {
            cannon.fireAll(span.toNanos());
            long before = Bed.arrived(bed.server());
            long start = System.nanoTime();
            long sent = 0;
            while (System.nanoTime() - start < span.toNanos()) {
                sent += cannon.fire();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            long arrived = Bed.arrived(bed.server()) - before;
            FlowTable.forget(bed.wall());
            return new Rate(arrived / seconds, sent / seconds);
        }
    }
}
