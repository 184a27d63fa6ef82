package bailey.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BackgroundTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    void itsStreamsAndItsStatusComeBack() throws Exception {
        try (var background =
                Command.of("sh", "-c", "echo out; echo err >&2; exit 7").background()) {
            assertThat(background.out().readAllBytes()).asString().isEqualTo("out\n");
            assertThat(background.err().readAllBytes()).asString().isEqualTo("err\n");
            assertThat(background.exit(SOON)).hasValue(7);
        }
    }

    @Test
    void itLeadsASessionOfItsOwnAndOutlivesUs() throws Exception {
        ProcessMark mark;
        try (var background =
                Command.of("sh", "-c", "exec >&- 2>&-; exec sleep 61").background()) {
            assertThat(background.out().readAllBytes()).isEmpty();
            mark = ProcessMark.of(background.process()).orElseThrow();
            var session = Command.of("ps", "-o", "sid=", "-p", "" + mark.process())
                    .run()
                    .out()
                    .strip();
            assertThat(session).isEqualTo("" + mark.process());
        }
        assertThat(mark.runs()).isTrue();
        mark.end(SOON);
        assertThat(mark.runs()).isFalse();
        mark.end(SOON); // and once more does no harm
    }

    @Test
    void itKnowsWhenWeLetGo() throws Exception {
        ProcessMark mark;
        try (var background = Command.of("cat").background()) {
            mark = ProcessMark.of(background.process()).orElseThrow();
            assertThat(background.exit(Duration.ofMillis(100))).isEmpty();
        }
        assertThat(NamespaceTest.soon(() -> !mark.runs())).isTrue();
    }

    @Test
    void anotherProcessOfThatNumberIsLeftAlone() throws Exception {
        try (var running = Command.of("sleep", "62").start()) {
            var mark = ProcessMark.of(running.process()).orElseThrow();
            new ProcessMark(mark.process(), mark.started() + 1).end(SOON);
            assertThat(mark.runs()).isTrue();
        }
    }

    /// A program in a process of its own becomes another one.
    @Test
    void aProgramBecomesAnother() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var result = Command.of(
                        java,
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Turning.class.getName())
                .run();
        assertThat(result).isEqualTo(new Command.Result(9, "turned $(x) yes\n3\n", ""));
    }

    static final class Turning {
        public static void main(String... arguments) throws Exception {
            Command.of("sh", "-c", "echo turned \"$1\" $WORD; ls /proc/$$/fd | grep -c '^[012]$'; exit 9", "sh", "$(x)")
                    .environment("WORD", "yes")
                    .become();
        }
    }

    @Test
    void theRunFolderIsOurs(@TempDir Path folder) throws Exception {
        var run = folder.resolve("run");
        assertThat(RunFolder.made(Map.of("BAILEY_RUN", run.toString()))).isEqualTo(run);
        RunFolder.made(Map.of("BAILEY_RUN", run.toString()));
        assertThat(Command.of("stat", "-c", "%a", run.toString()).run().out().strip())
                .isEqualTo("700");
    }
}
