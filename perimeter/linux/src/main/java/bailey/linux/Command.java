package bailey.linux;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A program to run, with its arguments as a list: no shell, nothing to quote. Immutable; each method gives
/// another.
///
/// The process gets this one's environment and the additions, the input as a file that is complete before it
/// starts, and no other open file. It ends with this program, kill -9 included (setpriv(1) ties it).
public final class Command {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final int OUTPUT_LIMIT = 1 << 26;

    private final List<String> words;
    private final byte[] input;
    private final Map<String, String> environment;
    private final Duration deadline;
    private final int outputLimit;
    private final Optional<Namespace> in;

    private Command(
            List<String> words,
            byte[] input,
            Map<String, String> environment,
            Duration deadline,
            int outputLimit,
            Optional<Namespace> in) {
        this.words = words;
        this.input = input;
        this.environment = environment;
        this.deadline = deadline;
        this.outputLimit = outputLimit;
        this.in = in;
    }

    /// The program's name or path, then its arguments. No input, 30 s, 64 MiB of output, this process's
    /// namespace.
    public static Command of(String... words) {
        return of(List.of(words));
    }

    public static Command of(List<String> words) {
        if (words.isEmpty() || words.stream().anyMatch(word -> word.indexOf('\0') >= 0)) {
            throw new IllegalArgumentException("not a command: " + words);
        }
        return new Command(List.copyOf(words), new byte[0], Map.of(), DEADLINE, OUTPUT_LIMIT, Optional.empty());
    }

    public Command input(byte[] bytes) {
        return new Command(words, bytes.clone(), environment, deadline, outputLimit, in);
    }

    /// Input as UTF-8.
    public Command input(String text) {
        return input(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Adds or replaces one variable of the environment.
    public Command environment(String name, String value) {
        if (name.isEmpty() || name.indexOf('=') >= 0 || (name + value).indexOf('\0') >= 0) {
            throw new IllegalArgumentException("not an environment variable: " + name + "=" + value);
        }
        var more = new TreeMap<>(environment);
        more.put(name, value);
        return new Command(words, input, Map.copyOf(more), deadline, outputLimit, in);
    }

    /// How long [#run] lets it run.
    public Command deadline(Duration limit) {
        return new Command(words, input, environment, limit, outputLimit, in);
    }

    /// How many bytes [#run] takes from each of its two streams.
    public Command outputLimit(int bytes) {
        return new Command(words, input, environment, deadline, bytes, in);
    }

    public Command in(Namespace namespace) {
        return in(Optional.of(namespace));
    }

    public Command in(Optional<Namespace> namespace) {
        return new Command(words, input, environment, deadline, outputLimit, namespace);
    }

    /// What a process left: its exit status (128 and the number of the signal that ended it), and what it
    /// wrote, as UTF-8.
    public record Result(int status, String out, String err) {
        public boolean ok() {
            return status == 0;
        }
    }

    /// Runs it to its end. Whatever its process group has started ends with it.
    ///
    /// @throws IOException when it does not start, or was killed: past its deadline, or writing past its limit
    /// @throws java.io.InterruptedIOException when it was killed because the caller was interrupted
    public Result run() throws IOException {
        return Inside.<Result, IOException>thread(words.getFirst(), () -> {
            enter();
            return here();
        });
    }

    /// Starts it and lets it run until it ends or is closed; deadline and output limit do not count.
    public Running start() throws IOException {
        return Running.start(this);
    }

    /// Starts it in a session of its own, so that it may outlive this program; namespace, input, deadline and
    /// limit do not count.
    public Background background() throws IOException {
        return Background.start(Child.program(words.getFirst()), words, Child.environment(environment));
    }

    /// Turns this program into the command: the terminal, the signals and the exit status are the command's from
    /// then on. Returns only by throwing.
    public void become() throws IOException {
        var program = Child.program(words.getFirst());
        RefusedException.check(
                Libc.become(program, words.toArray(String[]::new), Child.environment(environment)),
                "run " + words.getFirst());
    }

    private void enter() throws RefusedException {
        if (in.isPresent()) {
            in.get().enter();
        }
    }

    /// Starts the process on the calling thread, which must live as long as the process.
    Child child(boolean together) throws IOException {
        enter();
        return Child.start(words, input, environment, together);
    }

    private Result here() throws IOException {
        var limit = Deadline.in(deadline);
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        try (var child = Child.start(words, input, environment, false)) {
            new Listening(this, child, limit).hear(out, err);
            return new Result(child.reap(), out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        }
    }

    int outputLimit() {
        return outputLimit;
    }

    Duration deadline() {
        return deadline;
    }

    /// The words, as far as a message needs them.
    @Override
    public String toString() {
        var all = String.join(" ", words);
        return all.length() <= 120 ? all : all.substring(0, 120) + "…";
    }
}
