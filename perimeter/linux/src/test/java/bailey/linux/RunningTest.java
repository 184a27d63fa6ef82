package bailey.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;

@Timeout(60)
class RunningTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    void linesComeAsTheyAreWritten() throws Exception {
        try (var running = Command.of("sh", "-c", "echo one; echo two >&2; printf three; exec sleep 60")
                .start()) {
            assertThat(running.line(SOON)).contains("one");
            assertThat(running.line(SOON)).contains("two");
            assertThat(running.line(Duration.ofMillis(50))).isEmpty();
            assertThat(running.exit(Duration.ZERO)).isEmpty();
            assertThat(running.stop(SOON)).hasValue(128 + 15);
            assertThat(running.line(SOON)).contains("three");
            assertThat(running.line(SOON)).isEmpty();
        }
    }

    @Test
    void closingKillsItAndItsGroup() throws Exception {
        var running =
                Command.of("sh", "-c", "trap '' TERM; sleep 64 & echo $!; wait").start();
        var grandchild = running.line(SOON).orElseThrow();
        running.close();
        running.close();
        assertThat(running.exit(Duration.ZERO)).hasValue(128 + 9);
        assertThat(NamespaceTest.soon(() -> !CommandTest.runs(grandchild))).isTrue();
        assertThat(CommandTest.runs(String.valueOf(running.process()))).isFalse();
    }

    @Test
    void aMissingProgramIsNamed() {
        assertThatThrownBy(() -> Command.of("no-such-program").start())
                .hasMessage("cannot run no-such-program: no such program");
    }

    @Test
    void unreadLinesAreCountedNotKept() throws Exception {
        try (var running = Command.of("seq", "30000").start()) {
            assertThat(running.exit(SOON)).hasValue(0);
            assertThat(running.dropped()).isEqualTo(10_000);
            assertThat(running.line(SOON)).contains("1");
        }
    }

    /// A program that dies by kill -9 leaves neither its children nor its namespaces.
    @Test
    @EnabledIf(value = "bailey.linux.Segment#allowed", disabledReason = Segment.REASON)
    void killingTheProgramKillsWhatItRuns() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var program = Command.of(
                java,
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Inhabited.class.getName());
        String child;
        try (var running = program.start()) {
            child = running.line(SOON).orElseThrow();
            assertThat(CommandTest.runs(child)).isTrue();
        } // SIGKILL to the program's group; the child leads a group of its own
        assertThat(NamespaceTest.soon(() -> !CommandTest.runs(child))).isTrue();
    }

    /// A program with a namespace and a process in it.
    static final class Inhabited {
        public static void main(String... arguments) throws Exception {
            var child =
                    Command.of("sleep", "65").in(Namespace.create("inhabited")).start();
            System.out.println(child.process());
            child.exit(Duration.ofMinutes(1));
        }
    }
}
