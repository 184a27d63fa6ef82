package bailey.nftables;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// A hundred thousand flows take seconds, not minutes.
class ScaleTest {
    @Test
    void aHundredThousandFlowsCompileInSeconds() {
        var site = Sites.read(ManyFlows.text(1_000, 100));
        long start = System.nanoTime();
        var ruleset =
                Compiler.compile(site, site.firewalls().getFirst().members().getFirst(), Options.at(Sites.NOW));
        long compiled = System.nanoTime();
        var text = Printer.print(ruleset);
        long printed = System.nanoTime();
        System.out.printf(
                "100,000 flows: compiled in %d ms, printed in %d ms, %,d characters%n",
                (compiled - start) / 1_000_000, (printed - compiled) / 1_000_000, text.length());
        assertThat(text.lines().filter(l -> l.contains(" . tcp . ")).count()).isGreaterThan(100_000);
        assertThat(Duration.ofNanos(printed - start)).isLessThan(Duration.ofSeconds(20));
    }
}
