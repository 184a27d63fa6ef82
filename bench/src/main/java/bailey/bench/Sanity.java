package bailey.bench;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.time.Duration;

/// Whether a firewall lets pass what the flows grant, and nothing else: a ruleset that drops is fast.
record Sanity(Scale scale) {
    private static final Duration LONGEST = Duration.ofSeconds(1);

    void check(Contender contender, Bed bed) throws IOException {
        try (var arena = Arena.ofShared()) {
            expect(contender, bed, Frames.onward(arena, scale), true);
            expect(contender, bed, Frames.stray(arena, scale), !contender.judges());
        }
        FlowTable.forget(bed.wall());
    }

    private static void expect(Contender contender, Bed bed, Frames frames, boolean passes) throws IOException {
        try (var arena = Arena.ofShared();
                var cannon = Cannon.open(bed.client(), frames, new Calls(arena))) {
            long before = Bed.arrived(bed.server());
            long sent = cannon.fireAll(LONGEST.toNanos());
            long arrived = Bed.arrived(bed.server()) - before;
            if (arrived != (passes ? sent : 0)) {
                throw new IOException("%s: of %,d packets that %s to pass %,d did"
                        .formatted(contender.label(), sent, passes ? "were" : "were not", arrived));
            }
        }
    }
}
