package bailey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// How the program fails, and what it says of itself.
class BaileyTest {
    @TempDir
    Path folder = Path.of("");

    static Stream<String> commands() {
        var nowhere = new PrintWriter(Writer.nullWriter());
        var terminal = new Terminal(nowhere, nowhere, 80, true, false);
        return Bailey.commandLine(terminal, InstantSource.system(), Map.of()).getSubcommands().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasHelpWithExamples(String command) {
        for (var option : new String[] {"-h", "--help"}) {
            var ran = Ran.bailey(command, option);
            assertThat(ran.status()).isZero();
            assertThat(ran.err()).isEmpty();
            assertThat(ran.out()).contains("Usage: bailey " + command).contains("Examples:\n  bailey " + command);
            assertThat(ran.out().lines()).allMatch(l -> l.length() <= 80);
        }
    }

    @Test
    void helpListsEveryCommand() {
        var ran = Ran.bailey("--help");
        assertThat(ran.status()).isZero();
        commands().forEach(c -> assertThat(ran.out()).contains("\n  " + c + " "));
    }

    @Test
    void version() {
        assertThat(Ran.bailey("--version")).isEqualTo(new Ran(0, "bailey 0.1.0\n", ""));
    }

    @Test
    void withoutACommandTheInputIsWrong() {
        var ran = Ran.bailey();
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("which command?").contains("--help");
    }

    @Test
    void aCommandMistyped() {
        var ran = Ran.bailey("chek", Ran.OFFICE);
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).startsWith("bailey: no command `chek`. Did you mean `check`?\n");
    }

    @Test
    void anOptionMistyped() {
        var ran = Ran.bailey("check", "--jsn", Ran.OFFICE);
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).startsWith("bailey: what is `--jsn`? Did you mean `--json`?\n");
    }

    @Test
    void whatCannotBeReadIsOneLine() throws IOException {
        var latin = folder.resolve("latin.yaml");
        Files.write(latin, new byte[] {'s', 'i', 't', 'e', ':', ' ', (byte) 0xfc});
        assertFails("cannot read " + folder + ": it is a folder; name the site's file in it", folder.toString());
        assertFails("cannot read " + latin + ": it is not UTF-8", latin.toString());
        assertFails("`a\\u0000b` is no name of a file", "a\0b");
    }

    @Test
    void aSiteThatIsNotThereIsOneLineWithAWayOut() throws IOException {
        var absent = folder.resolve("nowhere.yaml").toString();
        var wrong = "cannot read " + absent + ": there is no such file; ";
        assertFails(wrong + "name a site's file, for instance examples/office.yaml of Bailey's own folder", absent);
        for (var name : new String[] {"f.yml", "a.yaml", "b.yaml", "c.txt", "d.yaml", "e.yaml"}) {
            Files.writeString(folder.resolve(name), "");
        }
        assertFails(wrong + "beside it there are a.yaml b.yaml d.yaml e.yaml f.yml", absent);
        Files.writeString(folder.resolve("g.yaml"), "");
        assertFails(wrong + "beside it there are a.yaml b.yaml d.yaml e.yaml f.yml …", absent);
        assertFails(
                "cannot read " + folder + "/no/x.yaml: there is no such file; nor is there its folder",
                folder + "/no/x.yaml");
    }

    @Test
    void noSiteIsOneLineWithAnExample() {
        assertThat(Ran.bailey("lab"))
                .isEqualTo(new Ran(
                        2,
                        "",
                        "bailey: which SITE? For instance: bailey lab examples/office.yaml"
                                + "   (bailey lab --help says more)\n"));
        assertThat(Ran.bailey("ask").err())
                .isEqualTo("bailey: which SITE QUESTION? For instance: bailey ask office.yaml"
                        + " \"internet -> www: https\"   (bailey ask --help says more)\n");
        assertThat(Ran.bailey("show", "--as").err()).contains("--as").contains("usage: bailey show ");
    }

    /// Neither the words that people type nor the names of their files.
    @Test
    void nothingFromOutsideIsObeyed() {
        assertObeysNothing("check", "x\u001b[31mRED\u202e\n✓ holds.yaml");
        assertObeysNothing("check", "a\u001b[31m\0b");
        assertObeysNothing("check", "--j\u001b[31m");
        assertObeysNothing("\u009b31mchek");
        assertObeysNothing("ask", Ran.OFFICE, "internet -> w\u001b[31mww: https");
        assertObeysNothing("show", Ran.OFFICE, "--as", "ed\u001b[31mge");
    }

    private static void assertObeysNothing(String... arguments) {
        var ran = Ran.on(80, true, true, Map.of(), arguments);
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err().replace("\n", "")).isNotEmpty().doesNotContainPattern("[\\p{Cc}\\p{Cf}]");
        assertThat(ran.err()).doesNotContain("\n✓");
    }

    private static void assertFails(String line, String file) {
        for (var command : new String[] {"check", "show"}) {
            assertThat(Ran.bailey(command, file)).isEqualTo(new Ran(2, "", "bailey: " + line + "\n"));
        }
    }

    /// A clock that breaks stands for every fault that nobody thought of.
    private static Ran faulty(Map<String, String> environment) {
        var out = new java.io.StringWriter();
        var err = new java.io.StringWriter();
        var terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), 80, true, false);
        InstantSource broken = () -> {
            throw new IllegalStateException("broken clock");
        };
        int status = Bailey.run(new String[] {"check", Ran.OFFICE}, terminal, broken, environment);
        return new Ran(status, out.toString(), err.toString());
    }

    @Test
    void aFaultOfOursIsOneLineThatSaysWhatToDo() {
        var ran = faulty(Map.of());
        assertThat(ran.status()).isEqualTo(3);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().lines()).hasSize(1);
        assertThat(ran.err()).contains("broken clock").contains("BAILEY_DEBUG=1");
    }

    @Test
    void debuggingShowsWhere() {
        assertThat(faulty(Map.of("BAILEY_DEBUG", "1")).err()).contains("\tat bailey.cli.");
    }
}
