package bailey.nftables;

import bailey.language.Includes;
import bailey.language.Reader;
import bailey.policy.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/// The sites that are tested: the examples, and every folder of `cases`.
final class Sites {
    static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
    private static final Path ROOT = Path.of("..", "..");

    private Sites() {}

    static List<Path> all() throws IOException {
        return Stream.concat(examples().stream(), cases().stream()).toList();
    }

    static List<Path> examples() throws IOException {
        try (var files = Files.list(ROOT.resolve("examples"))) {
            return files.filter(p -> p.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    static List<Path> cases() throws IOException {
        try (var folders = Files.list(ROOT.resolve("cases"))) {
            return folders.map(p -> p.resolve("site.yaml"))
                    .filter(Files::exists)
                    .sorted()
                    .toList();
        }
    }

    static Site read(Path file) throws IOException {
        return site(Reader.read(file, LocalDate.ofInstant(NOW, ZoneOffset.UTC)));
    }

    static Site read(String text) {
        return site(Reader.read("site.yaml", text, Includes.NONE, LocalDate.ofInstant(NOW, ZoneOffset.UTC)));
    }

    private static Site site(bailey.language.Reading reading) {
        return reading.site()
                .orElseThrow(() -> new AssertionError(reading.problems().toString()));
    }
}
