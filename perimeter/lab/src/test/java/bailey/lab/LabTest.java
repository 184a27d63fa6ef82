package bailey.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every site that ships, and every case, with its rulesets in the kernel and real packets.
class LabTest {
    private static final Lab.Watcher QUIET = new Lab.Watcher() {
        @Override
        public void up(int machines, int wires, Duration took) {}

        @Override
        public void sent(int probes, int of) {}
    };

    @BeforeEach
    void needsRoot() throws IOException {
        assumeTrue(Lab.missing().isEmpty(), "the lab needs root");
    }

    @ParameterizedTest
    @MethodSource({"bailey.lab.Sites#examples", "bailey.lab.Sites#cases"})
    void theKernelDoesWhatTheFileSays(Path file) throws IOException, InterruptedException {
        var run = Lab.run(Sites.read(file), Instant.now(), QUIET);
        System.out.printf(
                "%s: %,d packets, up %d ms, probed %d ms, down %d ms%n",
                file,
                run.report().outcomes().size(),
                run.up().toMillis(),
                run.probed().toMillis(),
                run.down().toMillis());
        assertThat(run.report().mismatches()).as(() -> run.traces().toString()).isEmpty();
        assertThat(run.report().outcomes().stream().filter(o -> o.probe().passes()))
                .hasSizeGreaterThan(5);
        assertThat(run.report().outcomes().stream().filter(o -> !o.probe().passes()))
                .hasSizeGreaterThan(100);
    }
}
