package bailey.lab;

import static org.assertj.core.api.Assertions.assertThat;

import bailey.language.Reader;
import bailey.policy.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;

/// The sites that ship and those of `cases/`.
final class Sites {
    static final Path ROOT = Path.of("../..");
    static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private Sites() {}

    static Stream<Path> examples() throws IOException {
        try (var files = Files.list(ROOT.resolve("examples"))) {
            return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    static Stream<Path> cases() throws IOException {
        try (var folders = Files.list(ROOT.resolve("cases"))) {
            return folders.map(f -> f.resolve("site.yaml")).filter(Files::isRegularFile).sorted().toList().stream();
        }
    }

    static Site read(Path file) throws IOException {
        var reading = Reader.read(file, TODAY);
        assertThat(reading.problems()).isEmpty();
        return reading.site().orElseThrow();
    }
}
