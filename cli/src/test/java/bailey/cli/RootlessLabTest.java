package bailey.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The lab of who is root in a user namespace alone.
@Timeout(180)
class RootlessLabTest {
    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void needsUserNamespaces() throws Exception {
        var tried = new ProcessBuilder("unshare", "--user", "--map-root-user", "--net", "true")
                .start()
                .waitFor();
        assumeTrue(tried == 0, "this machine forbids user namespaces");
    }

    private Ran ran(ProcessBuilder command) throws Exception {
        command.environment().put("BAILEY_RUN", folder.resolve("run").toString());
        return Program.run(command);
    }

    @Test
    void theWholeLabHolds() throws Exception {
        var ran = ran(Program.rootless("lab", Ran.TWO_WALLS));
        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("did what the file says");
    }

    /// Who runs a command in it, or ends it, is in no namespace.
    @Test
    void aKeptOneIsEnteredFromOutside() throws Exception {
        try {
            var kept = ran(Program.rootless("lab", "--keep", "--only", "48", Ran.OFFICE));
            assertThat(kept.status()).as(kept.err()).isZero();
            var name = ran(Program.of("lab", "--host", "mx", "sh", "-c", "getent hosts mailstore; ip -4 addr; exit 5"));
            assertThat(name.status()).isEqualTo(5);
            assertThat(name.out()).startsWith("192.168.7.25 ").contains("172.31.1.25/");
        } finally {
            assertThat(ran(Program.of("lab", "--down")).status()).isZero();
        }
        assertThat(folder).isEmptyDirectory();
    }

    /// In a user namespace nft may not ask for the room that so many elements take at once.
    @Test
    void aLargeRulesetIsLoadedInParts() throws Exception {
        var site = folder.resolve("big.yaml");
        Files.writeString(site, """
                bailey: 1
                site: big
                zones:
                  internet: external
                  dmz: dmz 172.31.1.0/24
                  lan: internal 192.168.7.0/24
                hosts:
                %s
                %s
                groups:
                  ds: %s
                  ls: %s
                firewalls:
                  edge:
                    internet: wan0 203.0.113.2
                    dmz: dmz0 172.31.1.1
                    lan: lan0 192.168.7.1
                flows:
                  - ds -> ls: %s
                """.formatted(
                        each("\n", i -> "  d%d: dmz 172.31.1.%d".formatted(i, 10 + 2 * i)),
                        each("\n", i -> "  l%d: lan 192.168.7.%d".formatted(i, 10 + 2 * i)),
                        each(" ", i -> "d" + i),
                        each(" ", i -> "l" + i),
                        each(" ", i -> "tcp/" + (2000 + 2 * i))));
        var ran = ran(Program.rootless("lab", "--only", "d1 -> l1", site.toString()));
        assertThat(ran.status()).as(ran.err()).isZero();
    }

    private static String each(String between, IntFunction<String> text) {
        return IntStream.range(0, 20).mapToObj(text).collect(Collectors.joining(between));
    }
}
