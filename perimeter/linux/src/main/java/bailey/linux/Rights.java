package bailey.linux;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/// What this process may do.
public final class Rights {
    private static final Path STATUS = Path.of("/proc/self/status"); // proc_pid_status(5)
    private static final String EFFECTIVE = "CapEff:";
    private static final int OPEN_FILES = 7; // RLIMIT_NOFILE, asm-generic/resource.h

    private Rights() {}

    /// What this program needs of capabilities(7); the names are the kernel's.
    public enum Capability {
        /// Links, rules, packet logs.
        CAP_NET_ADMIN(12),
        /// Raw frames.
        CAP_NET_RAW(13),
        /// New namespaces, and entering them.
        CAP_SYS_ADMIN(21);

        private final int bit;

        Capability(int bit) {
            this.bit = bit;
        }
    }

    /// The capabilities that this process lacks. In a user namespace of its own (`unshare -Urn`) it lacks none.
    public static Set<Capability> missing() throws IOException {
        return missing(effective());
    }

    static Set<Capability> missing(long effective) {
        return Arrays.stream(Capability.values())
                .filter(capability -> (effective >> capability.bit & 1) == 0)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Capability.class)));
    }

    private static long effective() throws IOException {
        try (var lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(EFFECTIVE))
                    .mapToLong(line -> Long.parseUnsignedLong(
                            line.substring(EFFECTIVE.length()).strip(), 16))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no " + EFFECTIVE + " in " + STATUS));
        }
    }

    /// Whether this process may make namespaces and links and rules in them.
    public static boolean mayMakeNamespaces() throws IOException {
        var missing = missing();
        return !missing.contains(Capability.CAP_SYS_ADMIN) && !missing.contains(Capability.CAP_NET_ADMIN);
    }

    /// Lets this process open as many files as it may at most (a host of the lab takes some ten). Returns how many.
    public static long raiseOpenFiles() throws IOException {
        try (var arena = Arena.ofConfined()) {
            var limits = arena.allocate(ValueLayout.JAVA_LONG, 2); // struct rlimit { u64 soft; u64 hard; }
            RefusedException.check(Libc.getrlimit(OPEN_FILES, limits), "read the limit of open files");
            long most = limits.getAtIndex(ValueLayout.JAVA_LONG, 1);
            limits.setAtIndex(ValueLayout.JAVA_LONG, 0, most);
            RefusedException.check(Libc.setrlimit(OPEN_FILES, limits), "raise the limit of open files to " + most);
            return most;
        }
    }
}
