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
        return Bailey.commandLine(terminal, InstantSource.system()).getSubcommands().keySet().stream();
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
        assertFails("cannot read nowhere.yaml: there is no such file", "nowhere.yaml");
        assertFails("cannot read " + folder + ": it is a folder; name the site's file in it", folder.toString());
        assertFails("cannot read " + latin + ": it is not UTF-8", latin.toString());
        assertFails("`a\0b` is no name of a file", "a\0b");
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
