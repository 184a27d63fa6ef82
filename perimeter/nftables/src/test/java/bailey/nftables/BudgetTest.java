package bailey.nftables;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Thirty lines between overlapping groups once kept the compiler busy for ever.
class BudgetTest {
    private static final int HOSTS = 120;

    private static String hosts(String zone, int net) {
        return IntStream.range(0, HOSTS)
                .mapToObj(i -> "  %s%d: %s 10.%d.%d.5\n".formatted(zone.charAt(0), i, zone, net, i))
                .collect(joining());
    }

    private static String group(String name, String host, Random random) {
        return random.ints(0, HOSTS)
                .distinct()
                .limit(HOSTS / 2)
                .sorted()
                .mapToObj(i -> host + i)
                .collect(joining(" ", "  " + name + ": ", "\n"));
    }

    /// `lines` flows between groups of half of the hosts each, over port ranges that are all but equal.
    private static String text(int lines, String options) {
        var random = new Random(7);
        return """
                bailey: 1
                site: big
                zones:
                  net: external
                  lan: internal 10.0.0.0/16
                  dmz: dmz 10.1.0.0/16
                firewalls:
                  edge:
                    net: wan0 203.0.113.2
                    lan: lan0 10.0.0.1
                    dmz: dmz0 10.1.0.1
                hosts:
                """
                + hosts("lan", 0)
                + hosts("dmz", 1)
                + "groups:\n"
                + IntStream.range(0, lines)
                        .mapToObj(i -> group("g" + i, "l", random) + group("e" + i, "d", random))
                        .collect(joining())
                + "flows:\n"
                + IntStream.range(0, lines)
                        .mapToObj(i -> "  - g%d -> e%d: { services: tcp/%d-%d%s }\n"
                                .formatted(i, i, 1_000 + i, 3_000 + i, options))
                        .collect(joining());
    }

    private static void refused(String text, String... words) {
        var site = Sites.read(text);
        var edge = site.firewalls().getFirst().members().getFirst();
        assertThatThrownBy(() -> Compiler.compile(site, edge, Options.at(Sites.NOW)))
                .isInstanceOf(TooManyCells.class)
                .hasMessageContainingAll(words)
                .message()
                .hasLineCount(1);
    }

    @Test
    @Timeout(60)
    void overlappingLinesWithRateAreRefused() {
        refused(
                text(30, ", rate: 1/s"),
                "site.yaml: lines 315, 316, 317, 318, 319, 320, 321, 322 and 22 more overlap",
                "write fewer overlapping lines with `rate`, `when` or `until`");
    }

    @Test
    @Timeout(60)
    void soAreThoseWithoutAnyOption() {
        refused(text(200, ""), "and 192 more overlap", "write fewer overlapping lines");
    }
}
