package bailey.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;

/// The two ends of a pipe, pipe(7).
final class Pipe implements AutoCloseable {
    private final Descriptor read;
    private final Descriptor write;
    private boolean readKept;
    private boolean writeKept;

    private Pipe(Descriptor read, Descriptor write) {
        this.read = read;
        this.write = write;
    }

    static Pipe open() throws RefusedException {
        try (var arena = Arena.ofConfined()) {
            var ends = arena.allocate(ValueLayout.JAVA_INT, 2);
            RefusedException.check(Libc.pipe(ends), "open a pipe");
            return new Pipe(
                    new Descriptor("pipe", ends.getAtIndex(ValueLayout.JAVA_INT, 0)),
                    new Descriptor("pipe", ends.getAtIndex(ValueLayout.JAVA_INT, 1)));
        }
    }

    Descriptor write() {
        return write;
    }

    /// The end to read from; it stays open when the pipe is closed here.
    Descriptor keepRead() {
        readKept = true;
        return read;
    }

    Descriptor read() {
        return read;
    }

    /// The end to write to; it stays open when the pipe is closed here.
    Descriptor keepWrite() {
        writeKept = true;
        return write;
    }

    @Override
    public void close() {
        if (!writeKept) {
            write.close();
        }
        if (!readKept) {
            read.close();
        }
    }
}
