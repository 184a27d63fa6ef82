package bailey.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The sites that tests run over: the examples and the cases.
final class Sites {
    private static final Path CASES = Path.of("../cases");

    private Sites() {}

    static Stream<Path> all() throws IOException {
        return Stream.concat(in(Ran.EXAMPLES, 1), in(CASES, 2));
    }

    private static Stream<Path> in(Path folder, int depth) throws IOException {
        try (var files = Files.walk(folder, depth)) {
            return List.copyOf(files.filter(f -> f.toString().endsWith(".yaml"))
                            .filter(f -> depth == 1 || f.endsWith("site.yaml"))
                            .sorted()
                            .toList())
                    .stream();
        }
    }
}
