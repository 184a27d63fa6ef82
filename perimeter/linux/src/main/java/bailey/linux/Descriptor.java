package bailey.linux;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// An open file of this process. Closed once, and never under a call that uses its number: the number would soon be
/// another file's.
final class Descriptor implements AutoCloseable {
    private static final int SOL_SOCKET = 1; // asm-generic/socket.h
    private static final int SO_SNDBUF = 7;
    private static final int SO_RCVBUF = 8;
    private static final int SO_SNDBUFFORCE = 32;
    private static final int SO_RCVBUFFORCE = 33;

    private final ReadWriteLock lock = new ReentrantReadWriteLock(); // uses go side by side, the close alone
    private final String name;
    private final int number;
    private volatile boolean closed;

    /// Takes the result of the call that opened it; throws when that is a negated errno. `name` stands in errors.
    Descriptor(String name, int opened) throws RefusedException {
        this.name = name;
        this.number = RefusedException.check(opened, "open " + name);
    }

    /// The file's number. Good until [#close].
    int number() {
        if (closed) {
            throw new IllegalStateException(name + " is closed");
        }
        return number;
    }

    @FunctionalInterface
    interface Use {
        /// A result, or a negated errno.
        int of(int number);
    }

    /// Calls with the number while nobody can close it.
    int use(String operation, Use use) throws RefusedException {
        lock.readLock().lock();
        try {
            return RefusedException.check(use.of(number()), operation);
        } finally {
            lock.readLock().unlock();
        }
    }

    void send(byte[] bytes, String operation) throws RefusedException {
        try (var arena = Arena.ofConfined()) {
            var copy = arena.allocate(Math.max(1, bytes.length)).copyFrom(MemorySegment.ofArray(bytes));
            use(operation, socket -> Libc.send(socket, copy.asSlice(0, bytes.length)));
        }
    }

    /// One datagram, or nothing when none came before `deadline`. An interrupt ends the wait with
    /// [InterruptedIOException] and leaves the thread interrupted.
    OptionalInt receive(MemorySegment into, Deadline deadline) throws IOException {
        while (true) {
            int got = tryReceive(into);
            if (got >= 0) {
                return OptionalInt.of(got);
            }
            if (got != -Errno.EAGAIN && got != -Errno.EINTR) {
                throw new RefusedException("receive from " + name, -got);
            }
            if (deadline.passed()) {
                return OptionalInt.empty();
            }
            awaitReadable(deadline);
        }
    }

    private int tryReceive(MemorySegment into) {
        lock.readLock().lock();
        try {
            return Libc.recv(number(), into);
        } finally {
            lock.readLock().unlock();
        }
    }

    private void awaitReadable(Deadline deadline) throws InterruptedIOException {
        stopIfInterrupted("waiting for " + name);
        lock.readLock().lock();
        try {
            Libc.poll(Libc.POLLIN, deadline.slice(), number()); // EINTR is a short slice
        } finally {
            lock.readLock().unlock();
        }
    }

    static void stopIfInterrupted(String doing) throws InterruptedIOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted while " + doing);
        }
    }

    /// Room for `bytes` of waiting data each way, beyond the system's limit where the process may.
    void buffers(int bytes) throws RefusedException {
        buffer(SO_RCVBUFFORCE, SO_RCVBUF, bytes);
        buffer(SO_SNDBUFFORCE, SO_SNDBUF, bytes);
    }

    private void buffer(int forced, int polite, int bytes) throws RefusedException {
        use("set the buffers of " + name, socket -> {
            int result = Libc.setsockopt(socket, SOL_SOCKET, forced, bytes);
            return result < 0 ? Libc.setsockopt(socket, SOL_SOCKET, polite, bytes) : result; // no root outside
        });
    }

    void option(int level, int option, int value) throws RefusedException {
        use("set option " + option + " of " + name, socket -> Libc.setsockopt(socket, level, option, value));
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                Libc.close(number); // whatever it returns, the number is free (close(2))
            }
        } finally {
            lock.writeLock().unlock();
        }
    }
}
