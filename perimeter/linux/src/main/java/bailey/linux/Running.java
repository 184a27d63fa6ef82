package bailey.linux;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/// A process that runs until it ends or is closed. Its lines, output and errors together, wait in a queue.
///
/// A thread of its own starts it, reads it and dies after it: the process is tied to that thread.
public final class Running implements AutoCloseable {
    private static final int MOST_LINES = 20_000;
    private static final int LONGEST_LINE = 65_536;
    private static final int POLL_MILLIS = 20;

    private final Command command;
    private final ArrayBlockingQueue<String> lines = new ArrayBlockingQueue<>(MOST_LINES);
    private final AtomicLong dropped = new AtomicLong();
    private final CompletableFuture<Child> started = new CompletableFuture<>();
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    private Running(Command command) {
        this.command = command;
    }

    static Running start(Command command) throws IOException {
        var running = new Running(command);
        Inside.unstarted("runs " + command, running::live).start();
        running.started.handle((child, failed) -> true).join(); // it starts or fails in some milliseconds
        if (running.started.isCompletedExceptionally()) {
            throw running.started.exceptionNow() instanceof IOException refused
                    ? refused
                    : new IOException("cannot run " + command, running.started.exceptionNow());
        }
        return running;
    }

    private void live() {
        try (var child = command.child(true)) {
            started.complete(child);
            read(child);
            ended.complete(child.reap());
        } catch (IOException | RuntimeException failed) {
            started.completeExceptionally(failed);
            ended.completeExceptionally(failed);
        }
    }

    private void read(Child child) {
        try (var arena = Arena.ofConfined()) {
            var buffer = arena.allocate(LONGEST_LINE);
            int[] files = {child.out().number(), child.end().number()};
            while (true) { // until it ends: close() sees to that
                int ready = Libc.poll(Libc.POLLIN, POLL_MILLIS, files);
                if (ready > 0 && (ready & 1) != 0) {
                    int got = Libc.read(files[0], buffer);
                    files[0] = got == 0 ? -1 : files[0];
                    take(buffer, Math.max(0, got));
                } else if (ready > 0) {
                    endLine();
                    return;
                }
            }
        }
    }

    private void take(MemorySegment buffer, int count) {
        for (int i = 0; i < count; i++) {
            byte next = buffer.get(ValueLayout.JAVA_BYTE, i);
            if (next == '\n' || line.size() >= LONGEST_LINE) {
                add();
            }
            if (next != '\n') {
                line.write(next);
            }
        }
    }

    private void endLine() {
        if (line.size() > 0) {
            add();
        }
    }

    private void add() {
        if (!lines.offer(line.toString(StandardCharsets.UTF_8))) {
            dropped.incrementAndGet();
        }
        line.reset();
    }

    /// The process's number.
    public long process() {
        return started.join().process();
    }

    /// The next line, without its newline; nothing when none came in `wait`, or none can come any more.
    public Optional<String> line(Duration wait) throws InterruptedException {
        var deadline = Deadline.in(wait);
        while (true) {
            boolean over = ended.isDone(); // looked at before the queue: its lines are all there then
            var next = lines.poll(over ? 0 : deadline.slice(), TimeUnit.MILLISECONDS);
            if (next != null || over || deadline.passed()) {
                return Optional.ofNullable(next);
            }
        }
    }

    /// How many lines came while 20,000 unread ones lay waiting, and were lost.
    public long dropped() {
        return dropped.get();
    }

    /// The exit status (as in [Command.Result]) once it has ended; nothing when it still runs after `wait`.
    ///
    /// @throws IOException when it could not be watched to its end
    public OptionalInt exit(Duration wait) throws IOException, InterruptedException {
        try {
            return OptionalInt.of(ended.get(Deadline.in(wait).remaining(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException running) {
            return OptionalInt.empty();
        } catch (ExecutionException failed) {
            throw new IOException("lost " + command, failed.getCause());
        }
    }

    /// Asks it to end (SIGTERM), and kills it when it has not after `grace`.
    public OptionalInt stop(Duration grace) throws IOException, InterruptedException {
        started.join().signal(Libc.SIGTERM);
        var status = exit(grace);
        close();
        return status.isPresent() ? status : exit(Duration.ZERO);
    }

    /// Kills it with all its process group, and waits until it is gone.
    @Override
    public void close() {
        started.join().signal(Libc.SIGKILL);
        ended.exceptionally(failed -> -1).join(); // SIGKILL is not to be refused
    }
}
