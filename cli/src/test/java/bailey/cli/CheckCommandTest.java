package bailey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
    @TempDir
    Path folder = Path.of("");

    private String file(String text) throws IOException {
        var path = folder.resolve("site.yaml");
        Files.writeString(path, text);
        return path.toString();
    }

    @Test
    void aSiteThatReadsIsSummedUpAndNotCalledProved() {
        var ran = Ran.bailey("check", Ran.TWO_WALLS);
        assertThat(ran.status()).isZero();
        assertThat(ran.out())
                .contains("reads: site two-walls, 4 zones, 7 hosts, 2 firewalls, 5 doors, 10 flows; 31 grants")
                .contains("not proved: the laws come with a later version");
    }

    @Test
    void everyProblemIsPrintedAsItPrintsItself() throws IOException {
        var ran = Ran.bailey(
                "check",
                file(Files.readString(Path.of(Ran.OFFICE))
                        .replace("mx -> mailstore: lmtp", "mx -> mailstor: lmtp")
                        .replace("www -> site: http", "www -> site: htpp")));
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .contains("did you mean `mailstore`?")
                .contains("did you mean `http`?")
                .contains("   48 |   - mx -> mailstor: lmtp")
                .contains("^^^^^^^^")
                .contains("2 problems in ");
    }

    @Test
    void warningsDoNotFail() throws IOException {
        var ran = Ran.bailey(
                "check",
                file(Files.readString(Path.of(Ran.HOME))
                        .replace(
                                "  - lan -> internet: any\n",
                                "  - lan -> internet: any\n  - nas -> internet: https\n")));
        assertThat(ran.status()).isZero();
        assertThat(ran.err()).contains(":30:5: warning: ");
        assertThat(ran.out()).contains("reads");
    }

    @Test
    void examplesDrawNoWarning() {
        for (var site : new String[] {Ran.OFFICE, Ran.HOME, Ran.TWO_WALLS}) {
            assertThat(Ran.bailey("check", site).err()).isEmpty();
        }
    }

    @Test
    void jsonOfASiteThatReads() throws IOException {
        var ran = Ran.bailey("check", "--json", Ran.OFFICE);
        var json = JsonTree.of(ran.out());
        assertThat(json.get("bailey")).isEqualTo(1);
        assertThat(json.get("kind")).isEqualTo("check");
        assertThat(json.get("reads")).isEqualTo(true);
        assertThat(json.get("proved")).isEqualTo(false);
        assertThat(json.get("hosts")).isEqualTo(9);
        assertThat(JsonTree.list(json, "problems")).isEmpty();
        assertThat(ran.status()).isZero();
    }

    @Test
    void jsonOfASiteThatDoesNot() throws IOException {
        var file = file("bailey: 1\nsite: büro\n");
        for (var command : new String[] {"check", "show"}) {
            var ran = Ran.bailey(command, "--json", file);
            var json = JsonTree.of(ran.out());
            assertThat(json.get("kind")).isEqualTo("check");
            assertThat(json.get("reads")).isEqualTo(false);
            var problem = JsonTree.first(json, "problems");
            assertThat(problem.get("wrong")).asString().isNotEmpty();
            assertThat(JsonTree.map(problem, "at").get("file")).isEqualTo(file);
            assertThat(ran.err()).isEmpty();
            assertThat(ran.status()).isEqualTo(2);
        }
    }
}
