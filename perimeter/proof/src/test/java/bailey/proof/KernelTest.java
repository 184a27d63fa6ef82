package bailey.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import bailey.linux.Namespace;
import bailey.linux.Nft;
import bailey.linux.Rights;
import bailey.nftables.Compiler;
import bailey.nftables.Options;
import bailey.nftables.Printer;
import bailey.nftables.Ruleset;
import bailey.nftables.standing.Listing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the kernel lists of a ruleset means what the site does, all packets of it.
class KernelTest {
    @BeforeAll
    static void mayMakeNamespaces() throws IOException {
        assumeThat(Rights.missing()).isEmpty();
    }

    static List<Path> sites() throws IOException {
        return Sites.all();
    }

    @ParameterizedTest
    @MethodSource("sites")
    void whatIsReadBackIsProved(Path file) throws Exception {
        var site = Sites.read(file);
        var proof = Proof.of(site);
        for (var firewall : site.firewalls()) {
            for (var machine : firewall.members()) {
                var listed = listed(Compiler.compile(site, machine, Options.at(Sites.NOW)), "");
                assertThat(listed.unread()).isEmpty();
                assertThat(Enforcement.judged(proof, firewall, machine, listed.ours()))
                        .isEmpty();
            }
        }
    }

    @Test
    void aHoleThatSomebodyMadeIsFound() throws Exception {
        var proof = Proof.of(Sites.read(Path.of("..", "..", "examples", "office.yaml")));
        var firewall = proof.site().firewalls().getFirst();
        var machine = firewall.members().getFirst();
        var right = Compiler.compile(proof.site(), machine, Options.at(Sites.NOW));
        var hole = "insert rule inet bailey from_dmz_to_lan meta l4proto 6 accept\n";
        assertThat(Enforcement.judged(
                        proof, firewall, machine, listed(right, hole).ours()))
                .isNotEmpty();
        var harmless = "insert rule inet bailey from_dmz_to_lan counter\n";
        assertThat(Enforcement.judged(
                        proof, firewall, machine, listed(right, harmless).ours()))
                .isEmpty();
    }

    @Test
    void whatIsProvedIsHeldToTheKernel() throws Exception {
        var site = Sites.read(Path.of("..", "..", "examples", "office.yaml"));
        var proof = Proof.of(site);
        var proven =
                Proven.of(proof, Enforcement.of(proof, Options.at(Sites.NOW))).orElseThrow();
        var machine = site.firewalls().getFirst().members().getFirst();
        var ruleset = Compiler.compile(site, machine, Options.at(Sites.NOW));
        var nothing = new Ruleset(List.of());
        assertThat(proven.divergences(machine, nothing, listed(ruleset, ""))).isEmpty();
        assertThat(proven.divergences(machine, nothing, listed(ruleset, "flush ruleset\n")))
                .isNotEmpty();
    }

    private static Listing listed(Ruleset ruleset, String change) throws Exception {
        try (var inside = Namespace.create("kernel")) {
            Nft.apply(inside, Printer.print(ruleset) + change);
            return Listing.read(Nft.json(inside));
        }
    }
}
