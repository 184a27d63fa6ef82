package bailey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    void aSiteThatIsProvedIsSummedUp() {
        var ran = Ran.bailey("check", Ran.TWO_WALLS);
        assertThat(ran.status()).isZero();
        assertThat(ran.out())
                .contains("reads: site two-walls, 4 zones, 7 hosts, 2 firewalls, 5 doors, 10 flows; 31 grants")
                .contains("✓ proved: 12 laws, 5 promises, 2 rulesets");
        assertThat(Ran.bailey("check", Ran.OFFICE).out()).contains("✓ proved: 12 laws, 5 promises, 1 ruleset");
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
    void warningsAreNoProblems() throws IOException {
        var ran = Ran.bailey(
                "check",
                file(Files.readString(Path.of(Ran.HOME))
                        .replace(
                                "  - lan -> internet: any\n",
                                "  - lan -> internet: any\n  - nas -> internet: https\n")));
        assertThat(ran.status()).isEqualTo(1); // as without: home is no DMZ
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
    void eachBrokenLawIsToldWithItsPlaceAPacketAndAWayOut() {
        var ran = Ran.bailey("check", Ran.HOME);
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out())
                .contains("home.yaml:25:5: no-bypass: strangers of internet reach console, past every DMZ")
                .contains("home.yaml:26:5: no-bypass: ")
                .contains("home.yaml:25:5: published-in-dmz: ")
                .contains("home.yaml:26:5: published-in-dmz: ")
                .contains("home.yaml:25:5: exposed-host: ")
                .contains("    for instance: 198.51.100.1 in internet -> nas: tcp/443")
                .contains("    mend: move nas into a dmz zone, or publish a gate there")
                .contains("    step: console -> laptop: everything on their wire")
                .contains("    `bailey explain exposed-host` says why")
                .endsWith("5 findings: this is no proved perimeter\n");
    }

    @Test
    void jsonOfWhatIsBroken() throws IOException {
        var ran = Ran.bailey("check", "--json", Ran.HOME);
        var json = JsonTree.of(ran.out());
        assertThat(ran.status()).isEqualTo(1);
        assertThat(json.get("proved")).isEqualTo(false);
        assertThat(JsonTree.list(json, "findings")).hasSize(5);
        var first = JsonTree.first(json, "findings");
        assertThat(first.get("finding")).isEqualTo("law");
        assertThat(first.get("name")).isEqualTo("no-bypass");
        assertThat(JsonTree.map(first, "at").get("line")).isEqualTo(25);
        assertThat(JsonTree.map(first, "witness").get("receiver")).isEqualTo("console");
        var exposed = (Map<?, ?>) JsonTree.list(json, "findings").getLast();
        assertThat(JsonTree.first(exposed, "chain").get("to")).isEqualTo("laptop");
    }

    @Test
    void aBrokenPromiseIsTold() throws IOException {
        var ran = Ran.bailey(
                "check",
                file(Files.readString(Path.of(Ran.OFFICE)).replace("never:\n", "never:\n  - www -> directory\n")));
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).contains("`www -> directory` is not kept").contains("1 finding: ");
    }

    /// People mend one and look again; programs get all.
    @Test
    void ofManyFindingsOfALawThoseFirstAreToldAndTheRestCounted() throws IOException {
        var many = IntStream.range(0, 1000)
                .mapToObj(i -> "  - internet -> laptop: tcp/" + (i + 1) + "\n")
                .collect(Collectors.joining());
        var file = file(Files.readString(Path.of(Ran.HOME)).replace("flows:\n", "flows:\n" + many));
        var ran = Ran.bailey("check", file);
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).contains("more of no-bypass; --json has them all");
        assertThat(ran.out().lines().filter(l -> l.contains(": no-bypass: "))).hasSizeLessThanOrEqualTo(20);
        assertThat(JsonTree.list(JsonTree.of(Ran.bailey("check", "--json", file).out()), "findings"))
                .hasSizeGreaterThan(1000);
    }

    @Test
    void jsonOfASiteThatReads() throws IOException {
        var ran = Ran.bailey("check", "--json", Ran.OFFICE);
        var json = JsonTree.of(ran.out());
        assertThat(json.get("bailey")).isEqualTo(1);
        assertThat(json.get("kind")).isEqualTo("check");
        assertThat(json.get("reads")).isEqualTo(true);
        assertThat(json.get("proved")).isEqualTo(true);
        assertThat(JsonTree.list(json, "findings")).isEmpty();
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
