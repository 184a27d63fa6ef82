package bailey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputTest {
    private final StringWriter err = new StringWriter();
    private final Terminal terminal =
            new Terminal(new PrintWriter(new StringWriter()), new PrintWriter(err, true), 80, true, false);

    private int written(FileOutputStream file) throws IOException {
        var output = new Output(file.getFD());
        var writer = new PrintWriter(output.writer(StandardCharsets.UTF_8));
        writer.println("something");
        writer.flush();
        return output.status(Status.HOLDS, terminal);
    }

    /// A ruleset that was not written whole must not look as if it were.
    @Test
    void aFullDiskIsSaid() throws IOException {
        try (var full = new FileOutputStream("/dev/full")) {
            assertThat(written(full)).isEqualTo(Status.REFUSED);
        }
        assertThat(err.toString()).startsWith("bailey: cannot write standard output: ");
    }

    @Test
    void whatIsWrittenIsNotSpokenOf(@TempDir Path folder) throws IOException {
        try (var file = new FileOutputStream(folder.resolve("out").toFile())) {
            assertThat(written(file)).isEqualTo(Status.HOLDS);
        }
        assertThat(folder.resolve("out")).hasContent("something\n");
        assertThat(err.toString()).isEmpty();
    }
}
