package bailey.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// One process, and never another that got its number later: `started` is when it began, in clock ticks since
/// the machine did.
public record ProcessMark(long process, long started) {
    private static final int STATE = 0; // proc_pid_stat(5), from the word behind the program's name on
    private static final int START = 19;

    /// Nothing where no such process runs; one that has ended and waits to be reaped does not.
    public static Optional<ProcessMark> of(long process) {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(process), "stat"));
            var words = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            boolean over = words[STATE].equals("Z") || words[STATE].equals("X");
            return over ? Optional.empty() : Optional.of(new ProcessMark(process, Long.parseLong(words[START])));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /// This process.
    public static ProcessMark own() {
        return of(ProcessHandle.current().pid()).orElseThrow();
    }

    public boolean runs() {
        return of(process).equals(Optional.of(this));
    }

    /// Asks it to end (SIGTERM), kills it when it has not after `grace`, and returns when it is gone.
    ///
    /// @throws RefusedException EPERM when it is another user's
    public void end(Duration grace) throws IOException {
        int opened = Libc.pidfd((int) process);
        if (opened == -Errno.ESRCH) {
            return;
        }
        try (var descriptor = new Descriptor("process " + process, opened)) {
            if (runs() && !ends(descriptor, Libc.SIGTERM, grace)) {
                ends(descriptor, Libc.SIGKILL, Duration.ofSeconds(10));
            }
        }
    }

    private boolean ends(Descriptor descriptor, int signal, Duration wait) throws RefusedException {
        int sent = Libc.signal(descriptor.number(), signal);
        if (sent != -Errno.ESRCH) {
            RefusedException.check(sent, "end process " + process);
        }
        var deadline = Deadline.in(wait);
        while (Libc.poll(Libc.POLLIN, deadline.slice(), descriptor.number()) <= 0) {
            if (deadline.passed()) {
                return false;
            }
        }
        return true;
    }
}
