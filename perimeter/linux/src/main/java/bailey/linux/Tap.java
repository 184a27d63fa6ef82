package bailey.linux;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.Optional;

/// Sees every frame that a device of a namespace receives or sends, and when the kernel did. For one thread at a
/// time, closing for any.
public final class Tap implements AutoCloseable {
    private static final int LONGEST = 1 << 17; // a segment not yet cut (GSO) is longer than the wire's mtu
    private static final int GET_TIME = 0x8907; // SIOCGSTAMPNS, asm-generic/sockios.h

    /// A frame without its checksum; `nanoseconds` since 1970.
    @SuppressWarnings("ArrayRecordComponent") // handed on as it is
    public record Seen(long nanoseconds, byte[] frame) {}

    private final Descriptor socket;
    private final MemorySegment buffer = Arena.ofAuto().allocate(LONGEST);
    private final MemorySegment time = Arena.ofAuto().allocate(ValueLayout.JAVA_LONG, 2); // struct timespec

    private Tap(Descriptor socket) {
        this.socket = socket;
    }

    /// Opens on a device, up or down.
    ///
    /// @throws RefusedException ENODEV when the namespace has no such device
    public static Tap open(Namespace in, String device) throws IOException {
        RouteRequests.valid(device);
        return in.call(() -> {
            var tap = new Tap(Frames.socket(device, device + " in " + in.label(), Frames.Direction.BOTH));
            tap.socket.use("ask for times", number -> Math.max(0, Libc.ioctl(number, GET_TIME, tap.time)));
            return tap;
        });
    }

    /// The next frame that was seen; nothing where none waits.
    public Optional<Seen> poll() throws IOException {
        var length = socket.receive(buffer, Deadline.in(Duration.ZERO));
        if (length.isEmpty()) {
            return Optional.empty();
        }
        socket.use("ask when a frame came", number -> Libc.ioctl(number, GET_TIME, time));
        long seconds = time.getAtIndex(ValueLayout.JAVA_LONG, 0);
        long nanoseconds = time.getAtIndex(ValueLayout.JAVA_LONG, 1);
        var frame = buffer.asSlice(0, length.getAsInt()).toArray(ValueLayout.JAVA_BYTE);
        return Optional.of(new Seen(seconds * 1_000_000_000 + nanoseconds, frame));
    }

    @Override
    public void close() {
        socket.close();
    }
}
