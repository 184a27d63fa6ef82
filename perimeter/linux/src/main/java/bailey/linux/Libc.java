package bailey.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/// The C library, as the kernel itself answers: a result below zero is a negated errno (`-17` is EEXIST).
///
/// Constants hold for the architectures with asm-generic numbers (x86-64, arm64, riscv64).
final class Libc {
    static final int CLONE_NEWNET = 0x4000_0000; // linux/sched.h
    static final int O_RDONLY = 0; // asm-generic/fcntl.h
    static final int O_WRONLY = 1;
    static final int O_CLOEXEC = 0x8_0000;
    static final int POLLIN = 0x1; // asm-generic/poll.h
    static final int POLLOUT = 0x4;
    static final int MSG_DONTWAIT = 0x40; // linux/socket.h
    static final int SIGTERM = 15;
    static final int SIGKILL = 9;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final Linker.Option WITH_ERRNO = Linker.Option.captureCallState("errno");
    private static final StructLayout CAPTURE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = CAPTURE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private static final MethodHandle UNSHARE = handle("unshare", JAVA_INT, JAVA_INT);
    private static final MethodHandle SETNS = handle("setns", JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle OPEN = handle("open", JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle CLOSE = handle("close", JAVA_INT, JAVA_INT);
    private static final MethodHandle READ = handle("read", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    private static final MethodHandle WRITE = handle("write", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    private static final MethodHandle PWRITE = handle("pwrite", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_LONG);
    private static final MethodHandle PIPE2 = handle("pipe2", JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle MEMFD_CREATE = handle("memfd_create", JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle SOCKET = handle("socket", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle BIND = handle("bind", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle SEND = handle("send", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
    private static final MethodHandle SENDTO =
            handle("sendto", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle RECV = handle("recv", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
    private static final MethodHandle SETSOCKOPT =
            handle("setsockopt", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle POLL = handle("poll", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
    private static final MethodHandle IF_NAMETOINDEX = handle("if_nametoindex", JAVA_INT, ADDRESS);
    private static final MethodHandle GETRLIMIT = handle("getrlimit", JAVA_INT, JAVA_INT, ADDRESS);
    private static final MethodHandle SETRLIMIT = handle("setrlimit", JAVA_INT, JAVA_INT, ADDRESS);
    private static final MethodHandle PIDFD_OPEN = handle("pidfd_open", JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle KILL = handle("kill", JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle WAITPID = handle("waitpid", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle PIDFD_SIGNAL =
            handle("pidfd_send_signal", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle IOCTL = variadic("ioctl", 2, JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS);
    private static final MethodHandle EXECVE = handle("execve", JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
    private static final MethodHandle SIGMASK = handle("pthread_sigmask", JAVA_INT, JAVA_INT, ADDRESS, ADDRESS);
    private static final MethodHandle CLOSE_RANGE = handle("close_range", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle SPAWN =
            handle("posix_spawn", JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS);
    private static final MethodHandle ACTIONS_INIT = handle("posix_spawn_file_actions_init", JAVA_INT, ADDRESS);
    private static final MethodHandle ACTIONS_DUP =
            handle("posix_spawn_file_actions_adddup2", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
    private static final MethodHandle ACTIONS_CLOSE_FROM =
            handle("posix_spawn_file_actions_addclosefrom_np", JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle ACTIONS_DESTROY = handle("posix_spawn_file_actions_destroy", JAVA_INT, ADDRESS);
    private static final MethodHandle ATTRIBUTES_INIT = handle("posix_spawnattr_init", JAVA_INT, ADDRESS);
    private static final MethodHandle ATTRIBUTES_FLAGS =
            handle("posix_spawnattr_setflags", JAVA_INT, ADDRESS, JAVA_SHORT);

    private Libc() {}

    /// Moves the calling thread into namespaces of its own, unshare(2).
    static int unshare(int flags) {
        return call(state -> (int) UNSHARE.invokeExact(state, flags));
    }

    /// Moves the calling thread into the namespace behind `descriptor`, setns(2).
    static int setns(int descriptor, int kind) {
        return call(state -> (int) SETNS.invokeExact(state, descriptor, kind));
    }

    /// A new descriptor, open(2); never one that creates a file, so without a mode.
    static int open(String path, int flags) {
        try (var arena = Arena.ofConfined()) {
            var text = arena.allocateFrom(path);
            return call(state -> (int) OPEN.invokeExact(state, text, flags));
        }
    }

    static int close(int descriptor) {
        return call(state -> (int) CLOSE.invokeExact(state, descriptor));
    }

    static int read(int descriptor, MemorySegment into) {
        return call(state -> (int) (long) READ.invokeExact(state, descriptor, into, into.byteSize()));
    }

    static int write(int descriptor, MemorySegment from) {
        return call(state -> (int) (long) WRITE.invokeExact(state, descriptor, from, from.byteSize()));
    }

    /// Writes at `offset` and leaves the file's position alone, pwrite(2).
    static int pwrite(int descriptor, MemorySegment from, long offset) {
        return call(state -> (int) (long) PWRITE.invokeExact(state, descriptor, from, from.byteSize(), offset));
    }

    /// A pipe whose ends (`int[2]`: read, write) are closed in children, pipe2(2).
    static int pipe(MemorySegment ends) {
        return call(state -> (int) PIPE2.invokeExact(state, ends, O_CLOEXEC));
    }

    /// An anonymous file in memory that children do not inherit by accident, memfd_create(2).
    static int memory(String name) {
        try (var arena = Arena.ofConfined()) {
            var text = arena.allocateFrom(name);
            return call(state -> (int) MEMFD_CREATE.invokeExact(state, text, 1)); // MFD_CLOEXEC
        }
    }

    /// A socket of the calling thread's network namespace, closed in children.
    static int socket(int domain, int type, int protocol) {
        return call(state -> (int) SOCKET.invokeExact(state, domain, type | O_CLOEXEC, protocol)); // SOCK_CLOEXEC
    }

    static int bind(int socket, MemorySegment address) {
        return call(state -> (int) BIND.invokeExact(state, socket, address, (int) address.byteSize()));
    }

    static int send(int socket, MemorySegment bytes) {
        return call(state -> (int) (long) SEND.invokeExact(state, socket, bytes, bytes.byteSize(), MSG_DONTWAIT));
    }

    static int sendto(int socket, MemorySegment bytes, MemorySegment to) {
        return call(state -> (int) (long)
                SENDTO.invokeExact(state, socket, bytes, bytes.byteSize(), MSG_DONTWAIT, to, (int) to.byteSize()));
    }

    static int recv(int socket, MemorySegment into) {
        return call(state -> (int) (long) RECV.invokeExact(state, socket, into, into.byteSize(), MSG_DONTWAIT));
    }

    static int setsockopt(int socket, int level, int option, int value) {
        try (var arena = Arena.ofConfined()) {
            var number = arena.allocateFrom(JAVA_INT, value);
            return call(state -> (int) SETSOCKOPT.invokeExact(state, socket, level, option, number, 4));
        }
    }

    /// Waits at most `millis` for one of at most 31 files; bit i of the result is set when file i is ready (or
    /// broken).
    static int poll(int events, int millis, int... files) {
        try (var arena = Arena.ofConfined()) {
            var set = arena.allocate(8L * files.length, 4); // struct pollfd { int fd; short events; short revents; }
            for (int i = 0; i < files.length; i++) {
                set.set(JAVA_INT, 8L * i, files[i]);
                set.set(JAVA_SHORT, 8L * i + 4, (short) events);
            }
            int count = call(state -> (int) POLL.invokeExact(state, set, (long) files.length, millis));
            return count < 0 ? count : ready(set, files.length);
        }
    }

    private static int ready(MemorySegment set, int files) {
        int mask = 0;
        for (int i = 0; i < files; i++) {
            mask |= set.get(JAVA_SHORT, 8L * i + 6) != 0 ? 1 << i : 0;
        }
        return mask;
    }

    /// The index of a device in the calling thread's namespace, if_nametoindex(3).
    static int deviceIndex(String name) {
        try (var arena = Arena.ofConfined()) {
            var text = arena.allocateFrom(name);
            int index = call(state -> (int) IF_NAMETOINDEX.invokeExact(state, text));
            return index == 0 ? -Errno.ENODEV : index; // 0 is its way to say no
        }
    }

    static int ioctl(int file, long request, MemorySegment argument) {
        return call(state -> (int) IOCTL.invokeExact(state, file, request, argument));
    }

    static int getrlimit(int resource, MemorySegment softAndHard) {
        return call(state -> (int) GETRLIMIT.invokeExact(state, resource, softAndHard));
    }

    static int setrlimit(int resource, MemorySegment softAndHard) {
        return call(state -> (int) SETRLIMIT.invokeExact(state, resource, softAndHard));
    }

    /// A descriptor that becomes readable when the process has ended, pidfd_open(2).
    static int pidfd(int process) {
        return call(state -> (int) PIDFD_OPEN.invokeExact(state, process, 0));
    }

    static int kill(int process, int signal) {
        return call(state -> (int) KILL.invokeExact(state, process, signal));
    }

    /// A signal to the process behind a descriptor of [#pidfd], never to another with its number.
    static int signal(int pidfd, int signal) {
        return call(state -> (int) PIDFD_SIGNAL.invokeExact(state, pidfd, signal, MemorySegment.NULL, 0));
    }

    static int waitpid(int process, MemorySegment status) {
        return call(state -> (int) WAITPID.invokeExact(state, process, status, 0));
    }

    /// Turns this process into another program, execve(2), with no signal blocked and no file open but 0, 1, 2.
    /// Returns only what kept it from that, as a negated errno.
    static int become(String program, String[] words, String[] environment) {
        try (var arena = Arena.ofConfined()) {
            var path = arena.allocateFrom(program);
            var argv = strings(arena, words);
            var envp = strings(arena, environment);
            var none = arena.allocate(128, 8); // sigset_t
            check(call(state -> (int) SIGMASK.invokeExact(state, 2, none, MemorySegment.NULL))); // SIG_SETMASK
            call(state -> (int) CLOSE_RANGE.invokeExact(state, 3, -1, 4)); // CLOSE_RANGE_CLOEXEC
            return call(state -> (int) EXECVE.invokeExact(state, path, argv, envp));
        }
    }

    /// What a started program is put into.
    enum Place {
        /// A process group of its own.
        GROUP(0x2), // POSIX_SPAWN_SETPGROUP, and group 0 is its own
        /// A session of its own: no terminal, and none that could hang up.
        SESSION(0x80); // POSIX_SPAWN_SETSID

        private final int flag;

        Place(int flag) {
            this.flag = flag;
        }
    }

    /// Starts a program in `place`, with no signal blocked, `standard` as its files 0, 1, 2 and no
    /// other file open, posix_spawn(3). The child is in the calling thread's namespaces. Returns its
    /// id, or a negated errno.
    static int spawn(Place place, String program, String[] words, String[] environment, int... standard) {
        try (var arena = Arena.ofConfined()) {
            var id = arena.allocate(JAVA_INT);
            var path = arena.allocateFrom(program);
            var actions = arena.allocate(256, 16); // posix_spawn_file_actions_t is 80 bytes
            var attributes = arena.allocate(512, 16); // posix_spawnattr_t is 336 bytes
            var argv = strings(arena, words);
            var envp = strings(arena, environment);
            check(call(state -> (int) ACTIONS_INIT.invokeExact(state, actions)));
            for (int i = 0; i < standard.length; i++) {
                int from = standard[i];
                int to = i;
                check(call(state -> (int) ACTIONS_DUP.invokeExact(state, actions, from, to)));
            }
            check(call(state -> (int) ACTIONS_CLOSE_FROM.invokeExact(state, actions, standard.length)));
            check(call(state -> (int) ATTRIBUTES_INIT.invokeExact(state, attributes)));
            short flags = (short) (place.flag | 0x8); // POSIX_SPAWN_SETSIGMASK: an empty mask
            check(call(state -> (int) ATTRIBUTES_FLAGS.invokeExact(state, attributes, flags)));
            int error = call(state -> (int) SPAWN.invokeExact(state, id, path, actions, attributes, argv, envp));
            check(call(state -> (int) ACTIONS_DESTROY.invokeExact(state, actions)));
            return error == 0 ? id.get(JAVA_INT, 0) : -error;
        }
    }

    private static MemorySegment strings(Arena arena, String[] texts) {
        var array = arena.allocate(ADDRESS, texts.length + 1L); // ends with a null pointer
        for (int i = 0; i < texts.length; i++) {
            array.setAtIndex(ADDRESS, i, arena.allocateFrom(texts[i]));
        }
        return array;
    }

    /// The posix_spawn family returns its error as a positive number; the preparing calls fail for lack of
    /// memory alone.
    private static void check(int error) {
        if (error != 0) {
            throw new OutOfMemoryError("posix_spawn: " + Errno.name(error));
        }
    }

    @FunctionalInterface
    private interface Call {
        int with(MemorySegment state) throws Throwable;
    }

    private static int call(Call call) {
        try (var arena = Arena.ofConfined()) {
            var state = arena.allocate(CAPTURE);
            int result = call.with(state);
            return result == -1 ? -(int) ERRNO.get(state, 0L) : result;
        } catch (RuntimeException | Error wrong) {
            throw wrong;
        } catch (Throwable impossible) {
            throw new AssertionError(impossible);
        }
    }

    /// One whose arguments from number `fixed` on may be any, as C's `...` has it.
    @SuppressWarnings("restricted") // the one room with native calls
    private static MethodHandle variadic(String name, int fixed, ValueLayout result, MemoryLayout... arguments) {
        return LINKER.downcallHandle(
                LINKER.defaultLookup().findOrThrow(name),
                FunctionDescriptor.of(result, arguments),
                WITH_ERRNO,
                Linker.Option.firstVariadicArg(fixed));
    }

    @SuppressWarnings("restricted") // the one room with native calls
    private static MethodHandle handle(String name, ValueLayout result, MemoryLayout... arguments) {
        return LINKER.downcallHandle(
                LINKER.defaultLookup().findOrThrow(name), FunctionDescriptor.of(result, arguments), WITH_ERRNO);
    }
}
