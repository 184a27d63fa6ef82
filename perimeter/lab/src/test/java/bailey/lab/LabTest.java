package bailey.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bailey.language.Includes;
import bailey.language.Reader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
                run.down().orElseThrow().toMillis());
        assertThat(run.report().mismatches()).as(() -> run.trails().toString()).isEmpty();
        assertThat(run.report().outcomes().stream().filter(o -> o.probe().passes()))
                .hasSizeGreaterThan(5);
        assertThat(run.report().outcomes().stream().filter(o -> !o.probe().passes()))
                .hasSizeGreaterThan(100);
    }

    /// Errors about a flow that may begin now, though not at every time, are judged by its legs as they are now.
    @Test
    void hoursThatAreOpenNow() throws IOException, InterruptedException {
        var text = """
                bailey: 1
                site: hours
                zones:
                  internet: external
                  dmz: dmz 10.2.0.0/24
                  lan: internal 10.1.0.0/24
                hosts:
                  web: dmz 10.2.0.10
                firewalls:
                  edge:
                    internet: wan0 203.0.113.2
                    dmz: dmz0 10.2.0.1
                    lan: lan0 10.1.0.1
                flows:
                  - lan -> web: { services: https, when: 00:10-24:00 UTC }
                """;
        var site = Reader.read("hours.yaml", text, Includes.NONE, Sites.TODAY)
                .site()
                .orElseThrow();
        var now = Instant.now();
        assumeTrue(now.atZone(ZoneOffset.UTC).toLocalTime().isAfter(LocalTime.of(0, 11)), "shut just after midnight");
        assertThat(Lab.run(site, now, QUIET).report().mismatches()).isEmpty();
    }
}
