package bailey.nftables;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Sources in many pieces are a set of their own, but for each set one more question is asked: a junction has few.
final class ManySetsTest {
    /// Each group is five addresses apart from one another, and may speak on a wide range of its own.
    private static String text(int groups) {
        return """
                bailey: 1
                site: many
                zones:
                  net: external
                  dmz: dmz 172.31.1.0/24
                  lan: internal 10.0.0.0/16
                firewalls:
                  edge:
                    net: wan0 203.0.113.2
                    dmz: dmz0 172.31.1.1
                    lan: lan0 10.0.0.1
                hosts:
                  www: dmz 172.31.1.10
                """
                + lines(
                        groups,
                        g -> IntStream.range(0, 5)
                                .mapToObj(h -> "  h%d-%d: lan 10.0.%d.%d\n".formatted(g, h, g + 1, 2 * h + 1))
                                .collect(joining()))
                + "groups:\n"
                + lines(groups, g -> "  g%d: h%d-0 h%d-1 h%d-2 h%d-3 h%d-4\n".formatted(g, g, g, g, g, g))
                + "flows:\n  - lan -> www: tcp/1-2\n"
                + lines(groups, g -> "  - g%d -> www: tcp/%d-%d\n".formatted(g, 1_000 * (g + 1), 1_000 * (g + 1) + 9))
                + lines(groups, g -> "  - g%d -> www: udp/%d-%d\n".formatted(g, 1_000 * (g + 1), 1_000 * (g + 1) + 9));
    }

    private static String lines(int groups, IntFunction<String> line) {
        return IntStream.range(0, groups).mapToObj(line).collect(joining());
    }

    private static long sets(int groups) {
        var site = Sites.read(text(groups));
        var edge = site.firewalls().getFirst().members().getFirst();
        var text = Printer.print(Compiler.compile(site, edge, Options.at(Sites.NOW)));
        return text.lines().filter(l -> l.contains("set from_lan_to_dmz_from")).count();
    }

    @Test
    void aJunctionHasSixAtMost() {
        assertThat(sets(1)).isEqualTo(1);
        assertThat(sets(6)).isEqualTo(6);
        assertThat(sets(9)).isEqualTo(6);
    }

    @Test
    void whatHasNoneOfItsOwnFaresAsMeant() {
        AsMeantTest.compare(Sites.read(text(9)), 1);
    }
}
