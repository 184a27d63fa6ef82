package bailey.linux;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Reads both streams of a child on one thread, so that neither can block it, until it has ended.
final class Listening {
    private static final int CHUNK = 65_536; // what a pipe holds
    private static final int CLOSED = -1; // poll(2) skips it
    private static final int OUT = 1;
    private static final int ERR = 2;
    private static final int END = 4;

    private final Command command;
    private final Child child;
    private final Deadline deadline;

    Listening(Command command, Child child, Deadline deadline) {
        this.command = command;
        this.child = child;
        this.deadline = deadline;
    }

    /// Fills both; returns when the process has ended and its pipes are read empty.
    void hear(ByteArrayOutputStream out, ByteArrayOutputStream err) throws IOException {
        try (var arena = Arena.ofConfined()) {
            var buffer = arena.allocate(CHUNK);
            int[] files = {
                child.out().number(), child.err().number(), child.end().number()
            };
            while (true) {
                int ready = Libc.poll(Libc.POLLIN, deadline.slice(), files);
                if (ready > 0) {
                    files[0] = (ready & OUT) == 0 ? files[0] : take(files[0], buffer, out);
                    files[1] = (ready & ERR) == 0 ? files[1] : take(files[1], buffer, err);
                    if (ready == END) { // nothing left to read: a grandchild may hold the pipes open
                        return;
                    }
                }
                Descriptor.stopIfInterrupted("running " + command);
                stopIfLate();
            }
        }
    }

    private void stopIfLate() throws IOException {
        if (deadline.passed()) {
            throw new IOException(command + " ran longer than " + command.deadline() + ": killed");
        }
    }

    private int take(int file, MemorySegment buffer, ByteArrayOutputStream kept) throws IOException {
        int got = Libc.read(file, buffer); // ready, so it does not block
        if (got == 0) {
            return CLOSED;
        }
        if (got > 0) {
            kept.write(buffer.asSlice(0, got).toArray(java.lang.foreign.ValueLayout.JAVA_BYTE), 0, got);
            if (kept.size() > command.outputLimit()) {
                throw new IOException(command + " wrote more than " + command.outputLimit() + " bytes: killed");
            }
        }
        return file;
    }
}
