package bailey.bench;

import bailey.linux.Command;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// A JVM of its own for one measurement, with the flags that `./bailey check` has: nothing is warm.
final class Fresh {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private Fresh() {}

    /// What the `main` of a class prints, given `input`: `NAME TAB NUMBER` a line.
    static Map<String, Double> run(Class<?> main, String input) throws IOException {
        var result = Command.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName())
                .input(input)
                .deadline(LONGEST)
                .run();
        if (!result.ok()) {
            throw new IOException(
                    main.getSimpleName() + " failed: " + result.err().strip());
        }
        var figures = new LinkedHashMap<String, Double>();
        result.out().lines().map(l -> l.split("\t", -1)).forEach(l -> figures.put(l[0], Double.parseDouble(l[1])));
        return figures;
    }
}
