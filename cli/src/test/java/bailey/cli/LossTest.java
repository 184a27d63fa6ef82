package bailey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `check --without`, `--down` and `--watch`.
class LossTest {
    @Test
    void withoutALineItsPromiseBreaks() {
        var ran = Ran.bailey("check", "--without", "40", Ran.OFFICE);
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out())
                .startsWith("without line 40: own -> www: http https\n")
                .contains("`internet -> www: https` is not kept")
                .endsWith(
                        "no longer passes\n  internet → www: http https  (IPv6)\n      ../examples/office.yaml:40: own"
                                + " -> www: http https\n");
        assertThat(Ran.bailey("check", "--without", "56", Ran.OFFICE).out()).contains(": admin-path: ");
    }

    @Test
    void withoutAnotherNothingBreaks() {
        var ran = Ran.bailey("check", "--without", "48", Ran.OFFICE);
        assertThat(ran.status()).isZero();
        assertThat(ran.out())
                .contains("  mx → mailstore: lmtp  (IPv4)")
                .contains("✓ no law and no promise breaks by it");
    }

    @Test
    void withAWallDownWhatWentThroughItHasNoWay() {
        var back = Ran.bailey("check", "--down", "back", Ran.TWO_WALLS);
        assertThat(back.status()).isZero();
        assertThat(back.out()).contains("  www → webmail: https  (IPv4, IPv6)").doesNotContain("internet → ");
        var front = Ran.bailey("check", "--down", "front", Ran.TWO_WALLS);
        assertThat(front.status()).isEqualTo(1);
        assertThat(front.out()).contains("is not kept: ").contains("internet → 203.0.113.20 (to www)");
    }

    @Test
    void ofAPairTheOtherStandsIn() {
        var pair = Path.of("../cases/pair/site.yaml");
        var ran = Ran.bailey("check", "--down", "edge-a", pair.toString());
        assertThat(ran.status()).isZero();
        assertThat(ran.out()).contains("stands in").contains("✓ everything passes that did");
    }

    @Test
    void whatIsNoLineAndNoFirewallIsToldTheKnownOnes() {
        assertThat(Ran.bailey("check", "--without", "1", Ran.OFFICE).err())
                .startsWith("bailey: no flow and no publication stands in line 1; the nearest is line 37: ");
        assertThat(Ran.bailey("check", "--down", "www", Ran.OFFICE).err())
                .isEqualTo("bailey: no firewall `www` in office; there are: edge\n");
        assertThat(Ran.bailey("check", "--down", "edge", "--watch", Ran.OFFICE).status())
                .isEqualTo(2);
    }

    @Test
    void jsonOfALoss() throws IOException {
        var json = JsonTree.of(
                Ran.bailey("check", "--json", "--without", "40", Ran.OFFICE).out());
        assertThat(json.get("kind")).isEqualTo("loss");
        assertThat(JsonTree.list(json, "findings")).hasSize(1);
        assertThat(JsonTree.list(json, "stops")).hasSize(1);
    }

    @Test
    void aWatchChecksAgainWhenAnIncludedFileChanges(@TempDir Path folder) throws Exception {
        var site = folder.resolve("site.yaml");
        var common = folder.resolve("common.yaml");
        Files.writeString(common, "services: { own-thing: tcp/7000 }\n");
        Files.writeString(site, Files.readString(Path.of(Ran.HOME)) + "\ninclude: [common.yaml]\n");
        var out = new StringWriter();
        var err = new StringWriter();
        var terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), 80, true, false);
        var watch = Thread.ofVirtual().start(() -> {
            try {
                new Watch(SiteFile.named(site.toString()), terminal, InstantSource.fixed(Ran.NOW)).run();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        await(() -> out.toString().contains("5 findings"));
        Files.writeString(common, "services: { own-thing: tcp/700000 }\n");
        await(() -> err.toString().contains("common.yaml:1:"));
        Files.writeString(site, Files.readString(Path.of(Ran.OFFICE)));
        await(() -> out.toString().contains("proved: 12 laws"));
        watch.interrupt();
        assertThat(watch.join(Duration.ofSeconds(10))).isTrue();
    }

    private static void await(BooleanSupplier done) throws InterruptedException {
        for (int i = 0; i < 200 && !done.getAsBoolean(); i++) {
            Thread.sleep(50);
        }
        assertThat(done.getAsBoolean()).isTrue();
    }
}
