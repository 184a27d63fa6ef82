package bailey.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/// What one run of `bailey` in this process came to.
record Ran(int status, String out, String err) {
    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    static final Path EXAMPLES = Path.of("../examples");
    static final String OFFICE = EXAMPLES.resolve("office.yaml").toString();
    static final String TWO_WALLS = EXAMPLES.resolve("two-walls.yaml").toString();
    static final String HOME = EXAMPLES.resolve("home.yaml").toString();

    static Ran bailey(String... arguments) {
        return bailey(Map.of(), arguments);
    }

    static Ran bailey(Map<String, String> environment, String... arguments) {
        return on(80, true, false, environment, arguments);
    }

    static Ran on(int columns, boolean unicode, boolean colour, Map<String, String> environment, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), columns, unicode, colour);
        int status = Bailey.run(arguments, terminal, InstantSource.fixed(NOW), environment);
        return new Ran(status, out.toString(), err.toString());
    }
}
