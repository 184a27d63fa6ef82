package bailey.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bailey.lab.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole program against a kernel that does not get what was compiled: an `nft` stands before the real one
/// and loses what a fault of the compiler could lose.
class TamperedLabTest {
    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void needsRoot() throws IOException {
        assumeTrue(Lab.missing().isEmpty(), "the lab needs root");
    }

    /// `edit` is a script of sed(1) for all that is loaded.
    private Ran lab(String edit, String... arguments) throws Exception {
        var nft = folder.resolve("nft");
        Files.writeString(nft, """
                #!/bin/sh
                PATH=/usr/sbin:/sbin:/usr/bin:/bin
                [ "$*" = "-f -" ] || exec nft "$@"
                sed '%s' | nft -f -
                """.formatted(edit));
        Files.setPosixFilePermissions(nft, PosixFilePermissions.fromString("rwxr-xr-x"));
        var command = Program.of(arguments);
        command.environment().merge("PATH", folder.toString(), (path, first) -> first + ":" + path);
        return Program.run(command);
    }

    @Test
    void aFlowThatIsLostIsNotAsTheFileSays() throws Exception {
        var ran = lab("/172.31.1.25 . 192.168.7.25 . tcp . 24 /d", "lab", Ran.OFFICE);
        assertThat(ran.status()).as(ran.err()).isEqualTo(1);
        assertThat(ran.out())
                .contains(
                        "What is not as the file says",
                        "it should arrive as ",
                        "by the file: office.yaml:48  mx -> mailstore: lmtp",
                        "met edge stop_deny_dmz_lan: ",
                        "What the kernel does not hold as it was loaded",
                        "edge: map from_dmz_to_lan4_from_to lacks `172.31.1.25 . 192.168.7.25 . 6 . 24",
                        "packets did not do what the file says");
    }

    @Test
    void aDoorTooManyIsNotAsTheFileSays() throws Exception {
        var ran = lab(
                "s/^\\tchain from_internet_to_lan {/&\\n\\t\\ttcp dport 24 accept/;s/goto stop_deny_internet_lan/accept/",
                "lab",
                Ran.OFFICE,
                "--json");
        assertThat(ran.status()).as(ran.err()).isEqualTo(1);
        assertThat(JsonTree.of(ran.out()).get("holds")).isEqualTo(false);
        assertThat(ran.out()).contains("edge should stop it, but it arrived at ");
    }

    @Test
    void untamperedItHolds() throws Exception {
        assertThat(lab("", "lab", "--only", "48", Ran.OFFICE).status()).isZero();
    }
}
