package bailey.bench;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.time.Duration;

/// Small UDP packets of flows that have begun, to and fro.
record BothWays(Frames onward, Frames back) implements Measure {
    private static final Duration LONGEST = Duration.ofSeconds(10); // a flow that has not begun would be no flow

    @Override
    public String label() {
        return "two-way UDP packets/s";
    }

    @Override
    public Watch.Rate run(Bed bed, Duration span) throws IOException {
        try (var arena = Arena.ofShared();
                var client = Cannon.open(bed.client(), onward, new Calls(arena));
                var server = Cannon.open(bed.server(), back, new Calls(arena))) {
            client.fireAll(LONGEST.toNanos());
            server.fireAll(LONGEST.toNanos());
            long before = arrived(bed);
            var watch = Watch.start();
            long sent = 0;
            while (watch.elapsed() < span.toNanos()) {
                sent += client.fire();
                sent += server.fire();
            }
            var lap = watch.lap(sent);
            long arrived = arrived(bed) - before;
            FlowTable.forget(bed.wall());
            return lap.passed(arrived);
        }
    }

    private static long arrived(Bed bed) throws IOException {
        return Bed.arrived(bed.client()) + Bed.arrived(bed.server());
    }
}
