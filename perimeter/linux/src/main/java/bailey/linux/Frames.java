package bailey.linux;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Optional;

/// Raw Ethernet frames on one device of a namespace, packet(7). Hears what comes in, not what goes out.
///
/// Frames begin with the destination's MAC address and have no checksum at their end. Receiving is for one
/// thread at a time, closing for any.
public final class Frames implements AutoCloseable {
    private static final int AF_PACKET = 17; // linux/socket.h
    private static final int SOCK_RAW = 3;
    private static final int SOL_PACKET = 263;
    private static final int IGNORE_OUTGOING = 23; // PACKET_IGNORE_OUTGOING, linux/if_packet.h
    private static final int ETH_P_ALL = 3; // linux/if_ether.h
    private static final int ROOM = 1 << 23;
    private static final int LONGEST = 1 << 17; // a segment not yet cut (GSO) is longer than the wire's mtu

    private final Descriptor socket;
    private final String operation;
    private final MemorySegment buffer = Arena.ofAuto().allocate(LONGEST);

    private Frames(Descriptor socket, String device) {
        this.socket = socket;
        this.operation = "send a frame on " + device;
    }

    /// Opens on a device, up or down.
    ///
    /// @throws RefusedException ENODEV when the namespace has no such device
    public static Frames open(Namespace in, String device) throws IOException {
        RouteRequests.valid(device);
        return in.call(() -> here(device, device + " in " + in.label()));
    }

    /// Which frames a socket hears.
    enum Direction {
        IN,
        BOTH
    }

    private static Frames here(String device, String name) throws RefusedException {
        return new Frames(socket(device, name, Direction.IN), name);
    }

    /// A socket on a device of the calling thread's namespace; `name` stands in errors.
    static Descriptor socket(String device, String name, Direction direction) throws RefusedException {
        int index = RefusedException.check(Libc.deviceIndex(device), "find device " + name);
        var socket = new Descriptor(name, Libc.socket(AF_PACKET, SOCK_RAW, 0)); // hears nothing until bound
        try {
            socket.buffers(ROOM);
            socket.option(SOL_PACKET, IGNORE_OUTGOING, direction == Direction.IN ? 1 : 0);
            bind(socket, index, name);
            return socket;
        } catch (RefusedException refused) {
            socket.close();
            throw refused;
        }
    }

    /// struct sockaddr_ll: u16 family, be16 protocol, s32 index, u16 device type, u8 packet type, u8 length,
    /// u8[8].
    private static void bind(Descriptor socket, int index, String name) throws RefusedException {
        try (var arena = Arena.ofConfined()) {
            var address = arena.allocate(20, 4);
            address.set(ValueLayout.JAVA_SHORT, 0, (short) AF_PACKET);
            address.set(ValueLayout.JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN), 2, (short) ETH_P_ALL);
            address.set(ValueLayout.JAVA_INT, 4, index);
            socket.use("listen on " + name, number -> Libc.bind(number, address));
        }
    }

    /// Sends one frame as it is, 14 bytes to the device's mtu and 14. Returns at once.
    ///
    /// @throws RefusedException ENETDOWN when the device is down, EMSGSIZE when the frame is too long, EAGAIN
    ///     when the frames before it have not left yet
    public void send(byte[] ethernetFrame) throws IOException {
        socket.send(ethernetFrame, operation);
    }

    /// The next frame; nothing when none came in `wait`. What a kernel sent over veth has no TCP or UDP
    /// checksum yet.
    ///
    /// @throws RefusedException ENETDOWN once when the device goes down
    /// @throws java.io.InterruptedIOException when the thread is interrupted while it waits
    public synchronized Optional<byte[]> receive(Duration wait) throws IOException {
        var length = socket.receive(buffer, Deadline.in(wait));
        return length.isEmpty()
                ? Optional.empty()
                : Optional.of(buffer.asSlice(0, length.getAsInt()).toArray(ValueLayout.JAVA_BYTE));
    }

    @Override
    public void close() {
        socket.close();
    }
}
