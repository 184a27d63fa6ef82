package bailey.linux;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A process started by the calling thread, in that thread's namespace. It leads a process group of its own and
/// is killed when the calling thread dies (PR_SET_PDEATHSIG, by setpriv(1)), so that nothing outlives this
/// program.
///
/// Not [ProcessBuilder]: its reaper thread is made by the calling thread, so it would live in the namespace
/// too, and keep it alive for the minute that the JDK caches such threads.
final class Child implements AutoCloseable {
    private static final List<String> TETHER = List.of("/usr/bin/setpriv", "--pdeathsig", "KILL", "--");
    private static final String SYSTEM_FOLDERS = ":/usr/local/sbin:/usr/sbin:/sbin"; // often not in PATH, nft is there

    private final int process;
    private final Descriptor end;
    private final Descriptor out;
    private final Descriptor err;
    private boolean reaped;

    private Child(int process, Descriptor end, Descriptor out, Descriptor err) {
        this.process = process;
        this.end = end;
        this.out = out;
        this.err = err;
    }

    /// Starts `words` with `input` as its standard input, whole from the beginning: a reader never sees half of
    /// it, whatever happens to us. `together` sends its errors to its output.
    static Child start(List<String> words, byte[] input, Map<String, String> additions, boolean together)
            throws IOException {
        var tethered = tethered(words);
        try (var in = memory(input);
                var out = Pipe.open();
                var err = Pipe.open()) {
            int errors = (together ? out : err).write().number();
            int process = RefusedException.check(
                    Libc.spawn(
                            Libc.Place.GROUP,
                            tethered.getFirst(),
                            tethered.toArray(String[]::new),
                            environment(additions),
                            in.number(),
                            out.write().number(),
                            errors),
                    "run " + words.getFirst());
            var end = new Descriptor("process " + process, Libc.pidfd(process));
            return new Child(process, end, out.keepRead(), err.keepRead());
        }
    }

    private static List<String> tethered(List<String> words) throws IOException {
        var all = new ArrayList<>(TETHER);
        all.add(program(words.getFirst()));
        all.addAll(words.subList(1, words.size()));
        return all;
    }

    /// The file of a program, as a shell would find it.
    static String program(String name) throws IOException {
        var folders = System.getenv().getOrDefault("PATH", "") + SYSTEM_FOLDERS;
        var candidates = name.indexOf('/') >= 0
                ? Stream.of(Path.of(name))
                : Arrays.stream(folders.split(":", -1))
                        .map(folder -> Path.of(folder, name))
                        .filter(Path::isAbsolute);
        return candidates
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst()
                .map(Path::toString)
                .orElseThrow(() -> new IOException("cannot run " + name + ": no such program"));
    }

    static String[] environment(Map<String, String> additions) {
        var all = new TreeMap<>(System.getenv());
        all.putAll(additions);
        return all.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new);
    }

    private static Descriptor memory(byte[] input) throws IOException {
        var file = new Descriptor("standard input", Libc.memory("input"));
        try (var arena = Arena.ofConfined()) {
            var copy = arena.allocate(Math.max(1, input.length)).copyFrom(MemorySegment.ofArray(input));
            for (long at = 0; at < input.length; ) {
                long from = at;
                at += file.use(
                        "write standard input",
                        number -> Libc.pwrite(number, copy.asSlice(from, input.length - from), from));
            }
            return file;
        } catch (RefusedException refused) {
            file.close();
            throw refused;
        }
    }

    int process() {
        return process;
    }

    /// Readable when the process has ended.
    Descriptor end() {
        return end;
    }

    Descriptor out() {
        return out;
    }

    /// Empty from the start when errors go to the output.
    Descriptor err() {
        return err;
    }

    /// Sends a signal to the whole group. The number cannot be another's before [#reap].
    synchronized void signal(int signal) {
        if (!reaped) {
            Libc.kill(-process, signal); // ESRCH: all have ended
            Libc.kill(process, signal); // and surely itself: reap() waits for it
        }
    }

    /// Takes the status of an ended process: its exit status, or 128 and the signal. What is left of its group
    /// is killed.
    synchronized int reap() throws RefusedException {
        signal(Libc.SIGKILL);
        reaped = true;
        return reap(process);
    }

    /// Takes the status of a child that has ended, or is about to.
    static int reap(int process) throws RefusedException {
        try (var arena = Arena.ofConfined()) {
            var status = arena.allocate(ValueLayout.JAVA_INT);
            int result = Libc.waitpid(process, status);
            while (result == -Errno.EINTR) { // its end is on its way: the wait is short
                result = Libc.waitpid(process, status);
            }
            RefusedException.check(result, "wait for process " + process);
            int word = status.get(ValueLayout.JAVA_INT, 0); // sys/wait.h: low 7 bits the signal, next byte the status
            return (word & 0x7f) == 0 ? word >> 8 & 0xff : 128 + (word & 0x7f);
        }
    }

    /// Kills what still runs.
    @Override
    public synchronized void close() throws RefusedException {
        try {
            if (!reaped) {
                reap();
            }
        } finally {
            end.close();
            out.close();
            err.close();
        }
    }
}
