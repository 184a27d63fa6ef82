package bailey.cli;

import java.io.FileDescriptor;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/// Where the program starts: the process's own streams, environment and clock.
public final class Main {
    private Main() {}

    static void main(String[] arguments) {
        var output = new Output(FileDescriptor.out);
        var charset = charset("stdout.encoding");
        var out = new PrintWriter(output.writer(charset));
        var err = new PrintWriter(new Output(FileDescriptor.err).writer(charset("stderr.encoding")), true);
        boolean interactive = interactive();
        var terminal = Terminal.of(out, err, charset, interactive, System.getenv());
        int status = Bailey.run(arguments, terminal, InstantSource.system(), System.getenv());
        out.flush();
        System.exit(output.status(status, terminal));
    }

    /// Whether standard output is a terminal; `System.console` would ask about standard input too.
    private static boolean interactive() {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString().matches("/dev/(pts/|tty|console).*");
        } catch (IOException unknown) {
            return false;
        }
    }

    /// As the locale says; Java finds it out for each stream.
    private static Charset charset(String property) {
        return Charset.forName(System.getProperty(property, "US-ASCII"));
    }
}
