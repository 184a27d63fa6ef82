package bailey.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CommandTest {
    @Test
    @EnabledIf(value = "bailey.linux.Segment#allowed", disabledReason = Segment.REASON)
    void aCommandRunsInTheNamespace() throws Exception {
        runInsideAndOutside();
    }

    private static void runInsideAndOutside() throws Exception {
        try (var host = Namespace.create("www")) {
            var inside =
                    host.call(() -> Files.readSymbolicLink(NamespaceTest.HERE).toString());
            var asked = Command.of("readlink", "/proc/self/ns/net");
            assertThat(asked.in(host).run().out().strip()).isEqualTo(inside);
            assertThat(asked.run().out().strip())
                    .isEqualTo(Files.readSymbolicLink(NamespaceTest.HERE).toString())
                    .isNotEqualTo(inside);
        }
    }

    @Test
    void inputOutputAndErrorsMayBeLargerThanAnyPipe() throws Exception {
        var input = "0123456789abcdef\n".repeat(100_000);
        var result = Command.of("sh", "-c", "tee /dev/stderr").input(input).run();
        assertThat(result.status()).isZero();
        assertThat(result.ok()).isTrue();
        assertThat(result.out()).isEqualTo(input);
        assertThat(result.err()).isEqualTo(input);
    }

    @Test
    void withoutInputThereIsAnEndAtOnce() throws Exception {
        assertThat(Command.of("cat").run().out()).isEmpty();
    }

    @Test
    void argumentsAreNotReadByAShell() throws Exception {
        assertThat(Command.of("printf", "%s|", "a b", "$HOME", "*", "").run().out())
                .isEqualTo("a b|$HOME|*||");
    }

    @Test
    void theStatusIsTheProgramsOrItsSignals() throws Exception {
        assertThat(Command.of("sh", "-c", "exit 7").run().status()).isEqualTo(7);
        assertThat(Command.of("sh", "-c", "kill -TERM $$").run().status()).isEqualTo(128 + 15);
    }

    @Test
    void theEnvironmentIsOursAndTheAdditions() throws Exception {
        var out = Command.of("env").environment("TZ", "UTC").run().out();
        assertThat(out).contains("TZ=UTC\n").contains("PATH=" + System.getenv("PATH"));
        assertThatThrownBy(() -> Command.of("env").environment("A=B", "c"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aChildHasNoFileOfOursAndBlocksNoSignal() throws Exception {
        assertThat(Command.of("ls", "/proc/self/fd").run().out().lines()).containsExactly("0", "1", "2", "3");
        assertThat(Command.of("grep", "SigBlk", "/proc/self/status").run().out())
                .contains("0000000000000000");
    }

    @Test
    void filesAreGivenBack() throws Exception {
        Command.of("true").run();
        long before = openFiles();
        for (int i = 0; i < 50; i++) {
            Command.of("true").run();
            assertThatThrownBy(() ->
                            Command.of("sleep", "9").deadline(Duration.ZERO).run())
                    .isInstanceOf(IOException.class);
        }
        assertThat(openFiles()).isLessThan(before + 40);
    }

    private static long openFiles() throws IOException {
        try (var files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count();
        }
    }

    @Test
    void aMissingProgramIsNamed() {
        assertThatThrownBy(() -> Command.of("no-such-program", "-x").run())
                .isInstanceOf(IOException.class)
                .hasMessage("cannot run no-such-program: no such program");
        assertThatThrownBy(() -> Command.of("/etc/passwd").run()).hasMessageStartingWith("cannot run /etc/passwd");
    }

    @Test
    void theDeadlineKillsItAndWhatItStarted(@TempDir Path folder) throws Exception {
        var note = folder.resolve("pid");
        var command =
                Command.of("sh", "-c", "sleep 61 & echo $! >" + note + "; wait").deadline(Duration.ofMillis(300));
        assertThatThrownBy(command::run)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ran longer than PT0.3S: killed");
        assertThat(NamespaceTest.soon(() -> !runs(Files.readString(note).strip())))
                .isTrue();
    }

    /// A process that has ended may be left for its parent to look at.
    static boolean runs(String process) throws IOException {
        var status = Path.of("/proc", process, "status");
        try {
            return !Files.readString(status).contains("State:\tZ");
        } catch (java.nio.file.NoSuchFileException gone) {
            return false;
        }
    }

    @Test
    void anEndedCommandIsNotKeptByItsChildren() throws Exception {
        long start = System.nanoTime();
        assertThat(Command.of("sh", "-c", "sleep 62 & echo done").run().out()).isEqualTo("done\n");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void tooMuchOutputKillsIt() {
        assertThatThrownBy(() -> Command.of("yes").outputLimit(1_000_000).run())
                .hasMessage("yes wrote more than 1000000 bytes: killed");
        assertThatThrownBy(() ->
                        Command.of("sh", "-c", "yes >&2").outputLimit(1_000_000).run())
                .hasMessageContaining("wrote more than 1000000 bytes");
    }

    @Test
    void anInterruptKillsIt() throws Exception {
        var run = new FutureTask<>(() -> Command.of("sleep", "63").run());
        var thread = Thread.ofPlatform().start(run);
        Thread.sleep(100);
        thread.interrupt();
        assertThatThrownBy(run::get).hasCauseInstanceOf(InterruptedIOException.class);
    }

    @Test
    @EnabledIf(value = "bailey.linux.Segment#allowed", disabledReason = Segment.REASON)
    void manyAtOnceStayInTheirNamespaces() throws Exception {
        var runs = IntStream.range(0, 8)
                .mapToObj(n -> new FutureTask<>(() -> {
                    for (int i = 0; i < 10; i++) {
                        runInsideAndOutside();
                    }
                    return true;
                }))
                .toList();
        runs.forEach(run -> Thread.ofPlatform().start(run));
        for (var run : runs) {
            assertThat(run.get()).isTrue();
        }
    }

    @Test
    void aVirtualThreadMayRunOne() throws Exception {
        var run = new FutureTask<>(() -> Command.of("echo", "virtually").run());
        Thread.ofVirtual().start(run);
        assertThat(run.get().out()).isEqualTo("virtually\n");
    }
}
