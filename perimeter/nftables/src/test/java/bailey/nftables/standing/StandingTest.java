package bailey.nftables.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import bailey.chance.RandomSite;
import bailey.language.Reader;
import bailey.linux.Namespace;
import bailey.linux.Nft;
import bailey.linux.Rights;
import bailey.nftables.Compiler;
import bailey.nftables.Options;
import bailey.nftables.Printer;
import bailey.nftables.Ruleset;
import bailey.policy.Site;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What is loaded is read back as it was compiled; whatever somebody changes in the kernel is named.
class StandingTest {
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
    private static final Options OPTIONS = Options.at(NOW);
    private static final int RANDOM = Integer.getInteger("standing.sites", 20);

    @BeforeAll
    static void mayMakeNamespaces() throws IOException {
        assumeThat(Rights.missing()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("bailey.nftables.Sites#all")
    void whatIsLoadedIsReadBack(Path file) throws Exception {
        readBack(site(file));
    }

    @Test
    void alsoOfSitesNobodyWouldWrite() throws Exception {
        long seed = Long.getLong("standing.seed", System.nanoTime());
        System.out.println("seed " + seed + " (-Dstanding.seed)");
        for (int i = 0; i < RANDOM; i++) {
            readBack(RandomSite.of(new Random(seed + i), NOW).site());
        }
    }

    private static Site site(Path file) throws IOException {
        return Reader.read(file, LocalDate.ofInstant(NOW, ZoneOffset.UTC))
                .site()
                .orElseThrow();
    }

    private static void readBack(Site site) throws Exception {
        for (var firewall : site.firewalls()) {
            for (var machine : firewall.members()) {
                var ruleset = whole(Compiler.compile(site, machine, OPTIONS));
                try (var inside = Namespace.create("standing")) {
                    Nft.apply(inside, Printer.print(ruleset));
                    assertThat(Divergences.between(ruleset, Listing.read(Nft.json(inside))))
                            .isEmpty();
                }
            }
        }
    }

    private static Ruleset whole(Ruleset compiled) {
        return new Ruleset(Stream.concat(Compiler.bans(OPTIONS).tables().stream(), compiled.tables().stream())
                .toList());
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                Arguments.of("flush ruleset", "table inet bailey is gone"),
                Arguments.of("delete table inet bailey_bans", "table inet bailey_bans is gone"),
                Arguments.of(
                        "insert rule inet bailey forward accept comment \"just for today\"",
                        "chain forward has besides `accept comment \"just for today\"`"),
                Arguments.of("flush chain inet bailey forward", "chain forward lacks `ct state vmap"),
                Arguments.of(
                        "chain inet bailey input { policy accept; }",
                        "chain input is of `type filter hook input priority filter; policy accept;`"),
                Arguments.of(
                        "delete element inet bailey doors { \"wan0\" . 203.0.113.10 . tcp . 443 }",
                        "map doors lacks `\"wan0\" . 203.0.113.10 . 6 . 443"),
                Arguments.of(
                        "add element inet bailey sources4 { \"dmz0\" . 10.0.0.0-10.0.0.255 }",
                        "set sources4 has besides `\"dmz0\" . 10.0.0.0/24`"),
                Arguments.of("add chain inet bailey mine", "chain mine is not to be there"),
                Arguments.of("add set inet bailey mine { type ether_addr; }", "set mine is none that Bailey writes"),
                Arguments.of("add counter inet bailey mine", "counter mine is none of Bailey's"),
                Arguments.of(
                        "insert rule inet bailey output meta skuid 0 accept",
                        "chain output has a rule that Bailey never writes"),
                Arguments.of(
                        "add rule inet bailey leave oifname \"wan0\" masquerade",
                        "chain leave has a rule that Bailey never writes"),
                Arguments.of(
                        "insert rule inet bailey forward tcp flags syn tcp option maxseg size set 1200",
                        "chain forward has a rule that Bailey never writes"),
                Arguments.of(
                        "insert rule inet bailey forward ct mark set 7",
                        "chain forward has a rule that Bailey never writes"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void whateverIsChangedIsNamed(String change, String told) throws Exception {
        var site = site(Path.of("..", "..", "examples", "office.yaml"));
        var ruleset = whole(
                Compiler.compile(site, site.firewalls().getFirst().members().getFirst(), OPTIONS));
        try (var inside = Namespace.create("standing")) {
            Nft.apply(inside, Printer.print(ruleset));
            Nft.apply(inside, change + "\n");
            assertThat(Divergences.between(ruleset, Listing.read(Nft.json(inside))))
                    .anySatisfy(d -> assertThat(d.toString()).startsWith(told));
        }
    }

    @Test
    void elementsThatComeAndGoAndCountersAreNoDifference() throws Exception {
        var ruleset = Compiler.bans(OPTIONS);
        try (var inside = Namespace.create("standing")) {
            Nft.apply(inside, Printer.print(ruleset));
            Nft.apply(inside, "add element inet bailey_bans banned4 { 198.51.100.7 timeout 1h }\n");
            assertThat(Divergences.between(ruleset, Listing.read(Nft.json(inside))))
                    .isEmpty();
        }
    }

    @Test
    void baseChainsOfOthersAreTold() throws Exception {
        try (var inside = Namespace.create("standing")) {
            Nft.apply(inside, """
                    table ip filter {
                    \tchain FORWARD {
                    \t\ttype filter hook forward priority 0; policy drop;
                    \t}
                    \tchain DOCKER {
                    \t}
                    }
                    """);
            var listing = Listing.read(Nft.json(inside));
            assertThat(listing.others())
                    .containsExactly(new OtherChain("ip", "filter", "FORWARD", "forward", 0, false));
            assertThat(Divergences.between(new Ruleset(List.of()), listing)).isEmpty();
        }
    }
}
