package bailey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatCommandTest {
    private static final String NEAT = """
            bailey: 1
            site: test

            zones:
              internet: external
            """;
    private static final String UNTIDY = NEAT.replace("  internet: external", "     internet:    external");

    @TempDir
    Path folder = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void untidy() throws IOException {
        file = Files.writeString(folder.resolve("site.yaml"), UNTIDY);
    }

    @Test
    void laysOutInPlace() throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        var ran = Ran.bailey("fmt", file.toString());
        assertThat(ran).isEqualTo(new Ran(0, "laid out: " + file + "\n", ""));
        assertThat(file).content().isEqualTo(NEAT);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
        assertThat(Ran.bailey("fmt", file.toString())).isEqualTo(new Ran(0, "", ""));
        assertThat(folder).isDirectoryNotContaining("glob:**.bailey-*");
    }

    @Test
    void checkOnlyTells() {
        var ran = Ran.bailey("fmt", "--check", file.toString());
        assertThat(ran).isEqualTo(new Ran(1, "not laid out: " + file + "\n", ""));
        assertThat(file).content().isEqualTo(UNTIDY);
    }

    @Test
    void behindALinkTheFileItselfIsReplaced() throws IOException {
        var link = Files.createSymbolicLink(folder.resolve("link.yaml"), file);
        assertThat(Ran.bailey("fmt", link.toString()).status()).isZero();
        assertThat(link).isSymbolicLink();
        assertThat(file).content().isEqualTo(NEAT);
    }

    @Test
    void whatDoesNotReadIsTold() throws IOException {
        Files.writeString(file, NEAT + "hosts: { www: dmzz 172.31.1.10 }\n");
        var ran = Ran.bailey("fmt", "--check", file.toString());
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("no zone `dmzz`");
    }

    @Test
    void definitionsForOthersNeedNoSite() throws IOException {
        Files.writeString(file, "services:\n    lmtp:   tcp/24\n");
        assertThat(Ran.bailey("fmt", file.toString()).status()).isZero();
        assertThat(file).content().isEqualTo("services:\n  lmtp: tcp/24\n");
    }

    @Test
    void theExamplesAreLaidOut() {
        assertThat(Ran.bailey("fmt", "--check", Ran.OFFICE, Ran.TWO_WALLS, Ran.HOME))
                .isEqualTo(new Ran(0, "", ""));
    }
}
