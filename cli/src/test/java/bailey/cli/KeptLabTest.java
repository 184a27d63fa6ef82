package bailey.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bailey.lab.Lab;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A lab that stays up, by the whole program: each command a process of its own, as people run them.
@Timeout(180)
class KeptLabTest {
    private static final String MARK = "BAILEY_KEPT_TEST_" + System.nanoTime();

    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void needsRoot() throws IOException {
        assumeTrue(Lab.missing().isEmpty(), "the lab needs root");
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        lab("--down");
        assertThat(marked()).isEmpty();
        assertThat(run()).doesNotExist();
    }

    private Path run() {
        return folder.resolve("run");
    }

    private ProcessBuilder program(String... arguments) {
        var command = Program.of(arguments);
        command.command().add(command.command().indexOf(Main.class.getName()) + 1, "lab");
        command.environment().put("BAILEY_RUN", run().toString());
        command.environment().put("COLUMNS", "200");
        command.environment().put(MARK, "1");
        return command;
    }

    private Ran lab(String... arguments) throws Exception {
        return Program.run(program(arguments));
    }

    private static List<ProcessHandle> marked() {
        return ProcessHandle.allProcesses()
                .filter(p -> !p.equals(ProcessHandle.current()) && bears(p.pid()))
                .toList();
    }

    private static boolean bears(long process) {
        try {
            return Files.readString(Path.of("/proc/" + process + "/environ"), StandardCharsets.ISO_8859_1)
                    .contains(MARK);
        } catch (IOException gone) {
            return false;
        }
    }

    private static void awaitNone() throws Exception {
        for (int tries = 0; tries < 250 && !marked().isEmpty(); tries++) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(marked()).isEmpty();
    }

    /// Its streams end with the command: what was read of them is all.
    @Test
    void itStaysUpAfterTheReport() throws Exception {
        var kept = lab("--keep", "--only", "mx -> mailstore: lmtp", Ran.OFFICE);
        assertThat(kept.status()).as(kept.err()).isZero();
        assertThat(kept.out()).contains("did what the file says", "and it stays up");
        assertThat(kept.err()).contains("machines on 4 wires are up", "`bailey lab --host NAME COMMAND…`");
        assertThat(marked()).hasSize(1);

        assertThat(lab("--host", "mx", "ip", "-4", "-o", "addr").out())
                .contains("172.31.1.25/")
                .doesNotContain("172.31.1.10/");
        assertThat(lab("--host", "mx", "getent", "hosts", "mailstore").out()).startsWith("192.168.7.25 ");
        assertThat(lab("--host=mx", "--", "sh", "-c", "echo $BAILEY_HOST $1; exit 7", "-h", "--json"))
                .isEqualTo(new Ran(7, "mx --json\n", ""));
        assertThat(lab("--host", "edge", "sh", "-c", "nft list tables").out()).contains("table inet bailey\n");
        assertThat(Files.readString(Path.of("/etc/hosts"))).doesNotContain("mailstore");

        var echo = "exec 3<>/dev/tcp/mailstore/24 && echo hello >&3 && head -n1 <&3";
        assertThat(lab("--host", "mx", "bash", "-c", echo)).isEqualTo(new Ran(0, "hello\n", ""));
        assertThat(lab("--host", "www", "timeout", "1", "bash", "-c", echo).status())
                .as("no line grants it")
                .isNotZero();

        var unknown = lab("--host", "mxx", "true");
        assertThat(unknown.status()).isEqualTo(2);
        assertThat(unknown.err()).contains("no machine `mxx` in the lab of /").contains("; did you mean `mx`?");
        var second = lab("--keep", Ran.HOME);
        assertThat(second.status()).isEqualTo(2);
        assertThat(second.err())
                .contains("/examples/office.yaml is kept already")
                .contains("`bailey lab --down`");

        var inside = program("--host", "www", "sleep", "300").start();
        awaitRunning(inside);
        var down = lab("--down");
        assertThat(down.status()).isZero();
        assertThat(down.err()).contains("office.yaml is gone");
        assertThat(inside.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(marked()).isEmpty();
        assertThat(lab("--down").err()).isEqualTo("no lab is kept\n");
    }

    private static void awaitRunning(Process inside) throws Exception {
        for (int tries = 0; tries < 500; tries++) {
            if (inside.info().command().orElse("").endsWith("sleep")) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        throw new AssertionError("the command did not start");
    }

    @Test
    void withoutAKeptLabTheWayToOneIsSaid() throws Exception {
        assertThat(lab("--host", "www"))
                .isEqualTo(new Ran(2, "", "bailey: no lab is kept; put one up with `bailey lab --keep SITE`\n"));
    }

    @Test
    void aKeeperThatIsKilledLeavesNothing() throws Exception {
        assertThat(lab("--keep", "--only", "25", Ran.HOME).status()).isZero();
        marked().getFirst().destroyForcibly();
        awaitNone();
        assertThat(lab("--host", "laptop", "true").err()).contains("no lab is kept");
        assertThat(run()).doesNotExist();
    }

    /// Until the lab is kept, it goes with the command.
    @Test
    void aCommandThatIsKilledTakesItsLabAlong() throws Exception {
        for (var forcibly : new boolean[] {true, false}) {
            var command = program("--keep", Ran.OFFICE).start();
            var err = new BufferedReader(command.errorReader(StandardCharsets.UTF_8));
            assertThat(err.readLine()).startsWith("proved: ");
            assertThat(err.readLine()).contains("are up");
            if (forcibly) {
                command.destroyForcibly();
            } else {
                command.destroy();
            }
            assertThat(command.waitFor(10, TimeUnit.SECONDS)).isTrue();
            awaitNone();
        }
    }

    @Test
    void aSiteThatDoesNotReadIsNotKept() throws Exception {
        var wrong = folder.resolve("wrong.yaml");
        Files.writeString(wrong, "bailey: 1\nsit: office\n");
        var ran = lab("--keep", wrong.toString());
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("wrong.yaml:2:1");
        awaitNone();
    }

    @Test
    void whatDoesNotGoTogether() {
        for (var words : new String[][] {
            {"lab", "--down", Ran.OFFICE}, {"lab", "--keep", "--down"}, {"lab", "--json", "--host", "www", "ls"}
        }) {
            var ran = Ran.bailey(words);
            assertThat(ran.status()).isEqualTo(2);
            assertThat(ran.err()).contains("is about the lab that is kept, and takes no site and no other option");
        }
        assertThat(Ran.bailey("lab", "--host").err()).startsWith("bailey: --host: in which machine?\n");
    }
}
