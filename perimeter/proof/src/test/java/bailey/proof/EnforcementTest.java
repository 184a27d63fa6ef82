package bailey.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import bailey.chance.RandomSite;
import bailey.language.Includes;
import bailey.language.Reader;
import bailey.nftables.Options;
import bailey.packet.Order;
import bailey.packet.PacketSpace;
import bailey.policy.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every ruleset is what its site means, for all packets.
class EnforcementTest {
    private static final int TINY = 500;

    static List<Path> sites() throws IOException {
        return Sites.all();
    }

    @ParameterizedTest
    @MethodSource("sites")
    void rulesetsAreWhatTheirSiteMeans(Path file) throws IOException {
        var text = Files.readString(file);
        var site = Reader.read(file.toString(), text, Includes.FILES, LocalDate.ofInstant(Sites.NOW, ZoneOffset.UTC))
                .site()
                .orElseThrow();
        assertThat(findings(site)).isEmpty();
    }

    /// The first ones were once judged otherwise by one of the two.
    static LongStream seeds() {
        return LongStream.concat(LongStream.of(1096, 1255, 5042), new Random().longs(10));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void soAreThoseOfSitesMadeUpByChance(long seed) {
        var site = RandomSite.of(new Random(seed), Sites.NOW).site();
        assertThat(findings(site)).as("seed %d", seed).isEmpty();
    }

    private static List<Finding> findings(Site site) {
        return Enforcement.of(site, Options.at(Sites.NOW)).findings();
    }

    @Test
    void beyondItsBudgetNothingIsProved() throws IOException {
        var proof = Proof.of(read(Path.of("../../examples/office.yaml")));
        var enforcement = Enforcement.of(proof, Options.at(Sites.NOW), order -> new PacketSpace(order, TINY));
        assertThat(enforcement.findings())
                .singleElement()
                .isInstanceOf(Finding.Unproven.class)
                .extracting(Finding::message)
                .asString()
                .contains("not proved: whether the ruleset of", "packet sets of more than 500 edges");
        assertThat(Proven.of(proof, enforcement)).isEmpty();
    }

    @Test
    void whatIsTooMuchInOneOrderIsTriedInAnother() throws IOException {
        var proof = Proof.of(read(Sites.examples().getFirst()));
        var enforcement = Enforcement.of(
                proof,
                Options.at(Sites.NOW),
                order -> order.equals(Order.USUAL) ? new PacketSpace(order, TINY) : new PacketSpace(order));
        assertThat(enforcement.findings()).isEmpty();
    }

    /// The larger the budget, the further the judging gets before it runs out; it never ends otherwise.
    @ParameterizedTest
    @ValueSource(ints = {2, 10, 30, 100, 300, 1_000, 2_000})
    void whereverABudgetEndsItIsSaid(int budget) throws IOException {
        var proof = Proof.of(read(Path.of("../../examples/office.yaml")));
        var enforcement = Enforcement.of(proof, Options.at(Sites.NOW), order -> new PacketSpace(order, budget));
        assertThat(enforcement.findings()).singleElement().isInstanceOf(Finding.Unproven.class);
    }

    @Test
    void aProofsOwnFindingsOfTheSiteWillDo() throws IOException {
        for (var file : Sites.examples()) {
            var site = read(file);
            var enforcement = Enforcement.of(Proof.of(site), Options.at(Sites.NOW));
            assertThat(enforcement.findings()).isEqualTo(findings(site));
            assertThat(enforcement.site()).isEqualTo(site);
        }
    }

    @Test
    void aProofOfAnotherSiteProvesNothing() throws IOException {
        var files = Sites.examples();
        var one = read(files.getFirst());
        var other = read(files.getLast());
        var enforcement = Enforcement.of(one, Options.at(Sites.NOW));
        assertThatIllegalArgumentException().isThrownBy(() -> Proven.of(Proof.of(other), enforcement));
    }

    private static Site read(Path file) throws IOException {
        return Reader.read(
                        file.toString(),
                        Files.readString(file),
                        Includes.FILES,
                        LocalDate.ofInstant(Sites.NOW, ZoneOffset.UTC))
                .site()
                .orElseThrow();
    }
}
