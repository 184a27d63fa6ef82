package bailey.bench;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/// The few calls of the C library that load is made with. For one thread at a time.
/// Constants hold for the architectures with asm-generic numbers.
final class Calls {
    static final int EAGAIN = 11; // asm-generic/errno-base.h
    static final int EINPROGRESS = 115;
    static final int NONBLOCK_CLOEXEC = 0x800 | 0x8_0000; // SOCK_NONBLOCK | SOCK_CLOEXEC

    private static final Linker LINKER = Linker.nativeLinker();
    private static final MemoryLayout CAPTURE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = CAPTURE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private static final MethodHandle SOCKET = handle("socket", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle BIND = handle("bind", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle CONNECT = handle("connect", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle LISTEN = handle("listen", JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle ACCEPT = handle("accept4", JAVA_INT, JAVA_INT, ADDRESS, ADDRESS, JAVA_INT);
    private static final MethodHandle CLOSE = handle("close", JAVA_INT, JAVA_INT);
    private static final MethodHandle SETSOCKOPT =
            handle("setsockopt", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle SEND = handle("send", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
    private static final MethodHandle RECV = handle("recv", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
    private static final MethodHandle SENDMMSG = handle("sendmmsg", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);

    private final MemorySegment state;

    Calls(Arena arena) {
        this.state = arena.allocate(CAPTURE);
    }

    /// Each of these gives what the call gave, or a negated errno.
    int socket(int domain, int type, int protocol) {
        return call(() -> (int) SOCKET.invokeExact(state, domain, type, protocol));
    }

    int bind(int socket, MemorySegment address, int length) {
        return call(() -> (int) BIND.invokeExact(state, socket, address, length));
    }

    int connect(int socket, MemorySegment address, int length) {
        return call(() -> (int) CONNECT.invokeExact(state, socket, address, length));
    }

    int listen(int socket, int backlog) {
        return call(() -> (int) LISTEN.invokeExact(state, socket, backlog));
    }

    int accept(int socket) {
        return call(() ->
                (int) ACCEPT.invokeExact(state, socket, MemorySegment.NULL, MemorySegment.NULL, NONBLOCK_CLOEXEC));
    }

    int close(int file) {
        return call(() -> (int) CLOSE.invokeExact(state, file));
    }

    int option(int socket, int level, int option, MemorySegment value) {
        return call(() -> (int) SETSOCKOPT.invokeExact(state, socket, level, option, value, (int) value.byteSize()));
    }

    int send(int socket, MemorySegment bytes) {
        return call(() -> (int) (long) SEND.invokeExact(state, socket, bytes, bytes.byteSize(), 0));
    }

    int receive(int socket, MemorySegment into) {
        return call(() -> (int) (long) RECV.invokeExact(state, socket, into, into.byteSize(), 0));
    }

    /// Sends `count` messages of an array of struct mmsghdr, sendmmsg(2); gives how many were taken.
    int sendMany(int socket, MemorySegment messages, int count) {
        return call(() -> (int) SENDMMSG.invokeExact(state, socket, messages, count, 0));
    }

    /// The result, unless it is a negated errno.
    static int check(int result, String operation) throws IOException {
        if (result < 0) {
            throw new IOException("cannot " + operation + ": errno " + -result);
        }
        return result;
    }

    @FunctionalInterface
    private interface Call {
        int now() throws Throwable;
    }

    private int call(Call call) {
        try {
            int result = call.now();
            return result == -1 ? -(int) ERRNO.get(state, 0L) : result;
        } catch (RuntimeException | Error wrong) {
            throw wrong;
        } catch (Throwable impossible) {
            throw new AssertionError(impossible);
        }
    }

    @SuppressWarnings("restricted")
    private static MethodHandle handle(String name, ValueLayout result, MemoryLayout... arguments) {
        return LINKER.downcallHandle(
                LINKER.defaultLookup().findOrThrow(name),
                FunctionDescriptor.of(result, arguments),
                Linker.Option.captureCallState("errno"));
    }
}
