package bailey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `bailey audit` and `bailey import`.
class AuditCommandTest {
    private static final Path RULES = Path.of("../perimeter/audit/src/test/resources/bailey/audit");
    private static final String HOME = RULES.resolve("home.rules").toString();
    private static final String HOME6 = RULES.resolve("home6.rules").toString();

    @TempDir
    Path folder = Path.of("");

    @Test
    void aGuessIsShownToBePasted() {
        var ran = Ran.bailey("audit", HOME);
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .contains("  --zone internet=external:ppp0\n  --zone br-lan=internal:br-lan:192.168.1.0/24\n")
                .contains("\"DMZ host\" is no DMZ")
                .contains("- both-families: nothing to judge it by\n");
        assertThat(ran.out().lines()).allMatch(l -> l.length() <= 84);
    }

    @Test
    void givenZonesAreNoGuess() throws IOException {
        var zones = folder.resolve("zones.txt");
        Files.writeString(zones, "out=external:ppp0   # the line\nhouse=internal:br-lan:192.168.1.1/24\n");
        var ran = Ran.bailey("audit", HOME, HOME6, "--zones", zones.toString());
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).doesNotContain("--zone").contains("in house (internal)");
    }

    @Test
    void forPrograms() throws IOException {
        var ran = Ran.bailey("audit", HOME, "--json");
        assertThat(ran.status()).isEqualTo(1);
        var tree = JsonTree.of(ran.out());
        assertThat(tree.get("kind")).isEqualTo("audit");
        assertThat(tree.get("holds")).isEqualTo(false);
        assertThat(JsonTree.first(tree, "laws").get("law")).isEqualTo("no-bypass");
    }

    @Test
    void twoOfAKindAreToldApart() throws IOException {
        var same = Ran.bailey("audit", HOME, HOME);
        assertThat(same).isEqualTo(new Ran(0, "✓ both do the same with every packet of IPv4\n", ""));
        var other = folder.resolve("other.rules");
        Files.writeString(other, Files.readString(Path.of(HOME)).replace("-p tcp -m tcp --dport 80 -j", "-j"));
        var ran = Ran.bailey("audit", HOME, other.toString());
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out())
                .contains("newly passing, to the firewall itself by ppp0:")
                .contains("✗ they differ");
        assertThat(JsonTree.of(Ran.bailey("audit", HOME, other.toString(), "--json")
                                .out())
                        .get("same"))
                .isEqualTo(false);
    }

    @Test
    void whatIsImportedReads() throws IOException {
        var ran = Ran.bailey("import", HOME, HOME6);
        assertThat(ran.status()).isZero();
        var site = folder.resolve("site.yaml");
        Files.writeString(site, ran.out());
        assertThat(Ran.bailey("check", site.toString()).out()).contains("reads: site imported");
    }

    @Test
    void wrongInputIsOneLine() throws IOException {
        var text = folder.resolve("rules.nft");
        Files.writeString(text, "table inet filter {\n}\n");
        for (var command : new String[] {"audit", "import"}) {
            assertWrong("that is nft's text for people", command, text.toString());
            assertWrong("there is no such file", command, folder + "/nothing");
            assertWrong("it is a folder", command, folder.toString());
            assertWrong("no zone is external", command, HOME, "--zone", "lan=internal:br-lan");
        }
    }

    private static void assertWrong(String words, String... arguments) {
        var ran = Ran.bailey(arguments);
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().lines()).singleElement().asString().contains(words);
    }
}
