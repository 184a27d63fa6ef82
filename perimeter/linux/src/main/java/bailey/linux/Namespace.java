package bailey.linux;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A network namespace without a name: gone when closed, or when this process dies, kill -9 included.
///
/// The kernel keeps it as long as something is in it: this descriptor, a socket opened inside, a process started
/// inside.
public final class Namespace implements AutoCloseable {
    private static final String HERE = "/proc/thread-self/ns/net"; // namespaces(7)
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]+([./][A-Za-z0-9_:@-]+)+");

    private final String label;
    private final Descriptor descriptor;

    private Namespace(String label, Descriptor descriptor) {
        this.label = label;
        this.descriptor = descriptor;
    }

    /// A new namespace with `lo` up (the JDK decides once whether IPv6 exists, by looking for an address). `label`
    /// stands in errors and thread names. Needs CAP_SYS_ADMIN and CAP_NET_ADMIN, see [Rights#missing].
    public static Namespace create(String label) throws IOException {
        return Inside.<Namespace, IOException>thread("make " + label, () -> {
            RefusedException.check(Libc.unshare(Libc.CLONE_NEWNET), "make a network namespace for " + label);
            try (var routes = RouteSocket.here(label)) {
                routes.up("lo");
                routes.flush();
            }
            return here(label);
        });
    }

    /// The namespace this process was started in: the machine itself. Closing it closes the handle only.
    public static Namespace own() throws IOException {
        return new Namespace("this machine", new Descriptor("this machine", open("/proc/self/ns/net")));
    }

    private static Namespace here(String label) throws IOException {
        return new Namespace(label, new Descriptor(label, open(HERE)));
    }

    private static int open(String path) {
        return Libc.open(path, Libc.O_RDONLY | Libc.O_CLOEXEC);
    }

    public String label() {
        return label;
    }

    /// The number of the open file that holds the namespace, for netlink and setns(2). Good until [#close].
    public int descriptor() {
        return descriptor.number();
    }

    /// Runs `act` on a fresh platform thread inside the namespace and returns what it returned (about 0.5 ms).
    ///
    /// Exceptions of `act` are rethrown as they were. The thread inherits no thread locals and no scoped values. An
    /// interrupt of the caller is handed on to `act`, which is then awaited all the same. Inside, open channels and
    /// sockets, but start no virtual threads, pools or [ProcessBuilder]: their threads stay in the namespace
    /// and keep it alive (a process: [Command]).
    ///
    /// @throws RefusedException when the namespace cannot be entered
    /// @throws IllegalStateException when it is closed
    public <T extends @Nullable Object, X extends Exception> T call(Act<T, X> act) throws IOException, X {
        return Inside.<T, X>thread("in " + label, () -> {
            enter();
            return act.call();
        });
    }

    /// [#call] for an act without a result.
    public <X extends Exception> void run(Deed<X> deed) throws IOException, X {
        this.<@Nullable Void, X>call(() -> {
            deed.run();
            return null;
        });
    }

    /// Moves the calling thread, for good: only for a thread that dies after.
    void enter() throws RefusedException {
        descriptor.use("enter namespace " + label, number -> Libc.setns(number, Libc.CLONE_NEWNET));
    }

    /// What is done inside a namespace.
    @FunctionalInterface
    public interface Act<T extends @Nullable Object, X extends Exception> {
        T call() throws X;
    }

    /// An act without a result.
    @FunctionalInterface
    public interface Deed<X extends Exception> {
        void run() throws X;
    }

    /// Sets one kernel parameter of the namespace: `net.ipv4.ip_forward`, `1`. As in sysctl(8), a key that starts with
    /// slashes keeps dots in its words: `net/ipv4/conf/eth0.7/rp_filter`.
    public void sysctl(String key, String value) throws IOException {
        sysctl(Map.of(key, value));
    }

    /// Sets several kernel parameters on one thread, in the map's order.
    public void sysctl(Map<String, String> values) throws IOException {
        run(() -> {
            for (var entry : values.entrySet()) {
                write(entry.getKey(), entry.getValue());
            }
        });
    }

    /// The value of one kernel parameter, without its newline.
    public String sysctl(String key) throws IOException {
        return call(() -> Files.readString(Path.of(path(key))).strip());
    }

    private void write(String key, String value) throws IOException {
        String operation = "set " + key + " to " + value + " in " + label;
        try (var file = new Descriptor(key, opened(key, operation));
                var arena = Arena.ofConfined()) {
            var bytes = value.getBytes(StandardCharsets.UTF_8);
            var copy = arena.allocate(bytes.length).copyFrom(MemorySegment.ofArray(bytes));
            file.use(operation, number -> Libc.write(number, copy));
        }
    }

    private static int opened(String key, String operation) throws RefusedException {
        return RefusedException.check(Libc.open(path(key), Libc.O_WRONLY | Libc.O_CLOEXEC), operation);
    }

    /// /proc/sys/net shows the namespace of the thread that looks.
    private static String path(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("not a kernel parameter: " + key);
        }
        boolean slashed = key.indexOf('/') >= 0 && (key.indexOf('.') < 0 || key.indexOf('/') < key.indexOf('.'));
        return "/proc/sys/" + (slashed ? key : swapped(key));
    }

    private static String swapped(String key) {
        return key.replace('/', '\0').replace('.', '/').replace('\0', '.');
    }

    /// Gives the namespace back. The kernel takes it down in the background, with its links and both ends of its veths.
    @Override
    public void close() {
        descriptor.close();
    }

    @Override
    public String toString() {
        return label;
    }
}
