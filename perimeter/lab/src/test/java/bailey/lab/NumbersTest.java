package bailey.lab;

import static org.assertj.core.api.Assertions.assertThat;

import bailey.language.Includes;
import bailey.language.Reader;
import bailey.policy.Site;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Where there are more packets than numbers, what is left out must not be what matters.
class NumbersTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    /// Sixty hosts and thirty services: far more packets than can be told apart.
    private static Site big() {
        var hosts = IntStream.range(0, 60)
                .mapToObj(i -> i < 30
                        ? "  d%d: dmz 172.31.1.%d".formatted(i, 10 + i)
                        : "  l%d: lan 192.168.7.%d".formatted(i, 10 + i))
                .collect(Collectors.joining("\n"));
        var flows = IntStream.range(0, 30)
                .mapToObj(i -> "  - d%d -> l%d: tcp/%d udp/%d".formatted(i, 30 + i, 2000 + i, 3000 + i))
                .collect(Collectors.joining("\n"));
        var text = """
                bailey: 1
                site: big
                zones:
                  internet: external
                  dmz: dmz 172.31.1.0/24
                  lan: internal 192.168.7.0/24
                segments: { dmz: isolated }
                hosts:
                %s
                firewalls:
                  edge:
                    internet: wan0 203.0.113.2
                    dmz: dmz0 172.31.1.1
                    lan: lan0 192.168.7.1
                flows:
                %s
                """.formatted(hosts, flows);
        var reading = Reader.read("big.yaml", text, Includes.NONE, Sites.TODAY);
        assertThat(reading.problems()).isEmpty();
        return reading.site().orElseThrow();
    }

    @Test
    void everyLineAndEveryKindKeepsItsPackets() {
        var site = big();
        var plan = Rehearsal.probes(Topology.of(site), NOW);
        assertThat(plan.leftOut()).isPositive();
        assertThat(plan.probes()).hasSizeLessThan(56_000);
        assertThat(plan.probes().stream().map(Probe::number).distinct()).hasSameSizeAs(plan.probes());
        assertThat(plan.probes().stream().flatMap(p -> Report.line(p).stream()).distinct())
                .containsExactlyInAnyOrderElementsOf(site.lines());
        var stopped = plan.probes().stream()
                .filter(p -> !p.passes())
                .collect(Collectors.groupingBy(Probe::kind, Collectors.counting()));
        assertThat(stopped.get(Probe.Kind.PAIR)).isGreaterThan(5_000);
        assertThat(stopped.get(Probe.Kind.WALL)).isGreaterThan(500);
        assertThat(stopped).containsKeys(Probe.Kind.FORGED, Probe.Kind.STRAY);
    }
}
