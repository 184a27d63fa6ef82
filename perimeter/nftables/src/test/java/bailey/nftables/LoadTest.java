package bailey.nftables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import bailey.chance.RandomSite;
import bailey.linux.Namespace;
import bailey.linux.Nft;
import bailey.linux.Rights;
import bailey.policy.Site;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The kernel takes what the compiler makes, twice in a row, and lists it back with every chain, set and map.
class LoadTest {
    @BeforeAll
    static void mayMakeNamespaces() throws IOException {
        assumeThat(Rights.missing()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("bailey.nftables.Sites#all")
    void theKernelTakesEverySite(Path file) throws Exception {
        load(Sites.read(file));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void andSitesNobodyWouldWrite(long seed) throws Exception {
        load(RandomSite.of(new Random(seed), Sites.NOW).site());
    }

    private static void load(Site site) throws IOException {
        for (var firewall : site.firewalls()) {
            for (var machine : firewall.members()) {
                var ruleset = Compiler.compile(site, machine, Options.at(Sites.NOW));
                try (var inside = Namespace.create(machine.name())) {
                    var text = Printer.print(ruleset);
                    Nft.check(Optional.of(inside), text);
                    Nft.apply(inside, text);
                    Nft.apply(inside, text);
                    var listed = Nft.list(inside, "table", "inet", "bailey");
                    assertThat(names(listed)).containsExactlyInAnyOrderElementsOf(names(ruleset));
                    assertThat(listed.split("elements = \\{", -1)).hasSameSizeAs(text.split("elements = \\{", -1));
                }
            }
        }
    }

    private static List<String> names(Ruleset ruleset) {
        return ruleset.tables().getFirst().declarations().stream()
                .map(Declaration::name)
                .toList();
    }

    private static List<String> names(String listed) {
        return listed.lines()
                .filter(l -> l.matches("\t(chain|set|map|limit) \\S+ \\{"))
                .map(l -> l.replaceAll("^\t\\w+ | \\{$", ""))
                .toList();
    }

    @Test
    void bansOutliveALoad() throws Exception {
        var text = Printer.print(Compiler.bans(Options.at(Sites.NOW)));
        try (var inside = Namespace.create("bans")) {
            Nft.apply(inside, text);
            Nft.apply(inside, "add element inet bailey_bans banned4 { 198.51.100.7 timeout 1h }\n");
            Nft.apply(inside, text);
            assertThat(Nft.list(inside, "set", "inet", "bailey_bans", "banned4"))
                    .contains("198.51.100.7");
            assertThat(Nft.list(inside, "table", "inet", "bailey_bans").split("counter packets", -1))
                    .hasSize(2);
        }
    }

    @Test
    void aFullTableOfFlowsIsTakenAsOneTransaction() throws Exception {
        var site = Sites.read(ManyFlows.text(200, 50));
        var machine = site.firewalls().getFirst().members().getFirst();
        try (var inside = Namespace.create("many")) {
            Nft.apply(inside, Printer.print(Compiler.compile(site, machine, Options.at(Sites.NOW))));
        }
    }
}
