package bailey.linux;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/// A process that may outlive this one: it leads a session of its own, and nothing kills it when this one ends.
///
/// What this one is to it is its standard input, on which nothing is ever written: that ends when this is closed
/// or when this process dies, kill -9 included, and a program that reads it knows.
public final class Background implements AutoCloseable {
    private final int process;
    private final Descriptor end;
    private final Descriptor in;
    private final Descriptor out;
    private final Descriptor err;

    private Background(int process, Descriptor end, Descriptor in, Descriptor out, Descriptor err) {
        this.process = process;
        this.end = end;
        this.in = in;
        this.out = out;
        this.err = err;
    }

    static Background start(String program, List<String> words, String[] environment) throws IOException {
        try (var in = Pipe.open();
                var out = Pipe.open();
                var err = Pipe.open()) {
            int process = RefusedException.check(
                    Libc.spawn(
                            Libc.Place.SESSION,
                            program,
                            words.toArray(String[]::new),
                            environment,
                            in.read().number(),
                            out.write().number(),
                            err.write().number()),
                    "run " + words.getFirst());
            var end = new Descriptor("process " + process, Libc.pidfd(process));
            return new Background(process, end, in.keepWrite(), out.keepRead(), err.keepRead());
        }
    }

    /// The process's number.
    public long process() {
        return process;
    }

    /// What it writes to its standard output, to the end of that.
    public InputStream out() throws IOException {
        return stream(out);
    }

    public InputStream err() throws IOException {
        return stream(err);
    }

    /// A stream of its own, closed on its own.
    private static InputStream stream(Descriptor pipe) throws IOException {
        return Files.newInputStream(Path.of("/proc/self/fd/" + pipe.number()));
    }

    /// The exit status (as in [Command.Result]) once it has ended; nothing when it still runs after `wait`.
    public OptionalInt exit(Duration wait) throws RefusedException {
        var deadline = Deadline.in(wait);
        while (Libc.poll(Libc.POLLIN, deadline.slice(), end.number()) <= 0) {
            if (deadline.passed()) {
                return OptionalInt.empty();
            }
        }
        return OptionalInt.of(Child.reap(process));
    }

    /// Lets go of it: its standard input ends, and what it writes is read no more.
    @Override
    public void close() {
        in.close();
        out.close();
        err.close();
        end.close();
    }
}
