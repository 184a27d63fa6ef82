package bailey.linux;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Hears the packets that rules of a namespace log to given groups (`log prefix "…" group 5`), each at once.
///
/// A group has one listener: a second one is refused with EPERM. Reading is for one thread at a time, closing for any.
public final class Nflog implements AutoCloseable {
    private static final int ROOM = 1 << 24; // some 20,000 short packets wait while nobody reads
    private static final int HEADERS = 256; // enough for the headers and the prefix of any probe
    private static final int LONGEST = 65_531; // the longest attribute
    private static final int MOST_AT_ONCE = 100_000;

    private static final int CONFIGURE = 4 << 8 | 1; // NFNL_SUBSYS_ULOG, NFULNL_MSG_CONFIG
    private static final int PACKET = 4 << 8; // NFULNL_MSG_PACKET

    private final NetlinkSocket socket;
    private final ArrayDeque<Logged> waiting = new ArrayDeque<>();
    private final Map<Integer, Integer> next = new HashMap<>();
    private long missing;
    private long overruns;

    private Nflog(NetlinkSocket socket) {
        this.socket = socket;
    }

    /// Listens to `groups` (0 to 65,535) and copies the first 256 bytes of each packet.
    public static Nflog open(Namespace in, int... groups) throws IOException {
        return open(in, new CopyRange(HEADERS), groups);
    }

    /// How many bytes of each packet are copied, from the network header on: 1 to 65,531.
    public record CopyRange(int bytes) {
        public CopyRange {
            if (bytes < 1 || bytes > LONGEST) {
                throw new IllegalArgumentException("copy range " + bytes + ", not 1 to " + LONGEST);
            }
        }
    }

    /// Listens to `groups` (0 to 65,535).
    ///
    /// @throws RefusedException EPERM when somebody listens to a group already
    public static Nflog open(Namespace in, CopyRange range, int... groups) throws IOException {
        var name = "packet log of " + in.label();
        var log = new Nflog(in.call(() -> NetlinkSocket.here(name, NetlinkSocket.NETFILTER, ROOM)));
        try {
            log.listen(in.label(), range, groups);
            return log;
        } catch (IOException | RuntimeException failed) {
            log.close();
            throw failed;
        }
    }

    private void listen(String place, CopyRange range, int... groups) throws IOException {
        var batch = new NetlinkBatch(socket);
        for (int group : groups) {
            if (group < 0 || group > 65_535) {
                throw new IllegalArgumentException("log group " + group + ", not 0 to 65535");
            }
            batch.add("listen to log group " + group + " in " + place, request(range, group));
            if (batch.full()) {
                batch.send(this::take);
            }
        }
        batch.send(this::take); // groups that listen already may log meanwhile
        batch.raise();
    }

    /// struct nfgenmsg, then NFULA_CFG_… attributes with numbers in network order.
    private static NetlinkRequest request(CopyRange range, int group) {
        return new NetlinkRequest(CONFIGURE, NetlinkRequest.ACK)
                .number8(0)
                .number8(0)
                .number8(group >> 8)
                .number8(group)
                .attribute(1, (byte) 1) // CMD: BIND
                .attribute(2, mode(range.bytes())) // MODE
                .attribute(3, network(64)) // NLBUFSIZ: the least, so that a message takes no more room than it needs
                .attribute(5, network(1)) // QTHRESH: each packet at once
                .attribute(6, (byte) 0, (byte) 1); // FLAGS: F_SEQ, numbers that show what was lost
    }

    /// struct nfulnl_msg_config_mode: be32 range, u8 NFULNL_COPY_PACKET, u8 pad.
    private static byte[] mode(int range) {
        return ByteBuffer.allocate(6).putInt(range).put((byte) 2).array();
    }

    private static byte[] network(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    /// The next packet; nothing when none came in `wait`.
    ///
    /// @throws java.io.InterruptedIOException when the thread is interrupted while it waits
    public synchronized Optional<Logged> poll(Duration wait) throws IOException {
        var deadline = Deadline.in(wait);
        while (waiting.isEmpty() && receive(deadline)) {}
        return Optional.ofNullable(waiting.poll());
    }

    /// Hands over all that has come, at most 100,000 packets, without waiting for more. Returns how many.
    public synchronized int drain(Consumer<Logged> reader) throws IOException {
        var now = Deadline.in(Duration.ZERO);
        int count = 0;
        while (count < MOST_AT_ONCE && (!waiting.isEmpty() || receive(now))) {
            var logged = waiting.poll();
            if (logged != null) {
                reader.accept(logged);
                count++;
            }
        }
        return count;
    }

    /// How many packets were logged but could not be handed to us, at least: numbers missing in a group's count, or
    /// times that the kernel found no room (ENOBUFS).
    public synchronized long lost() {
        return Math.max(missing, overruns);
    }

    /// Whether to go on looking: false when the time is up.
    private boolean receive(Deadline deadline) throws IOException {
        try {
            var datagram = socket.receive(deadline);
            datagram.ifPresent(bytes -> NetlinkMessage.each(bytes, this::take));
            return datagram.isPresent();
        } catch (RefusedException refused) {
            if (!refused.is(Errno.ENOBUFS)) {
                throw refused;
            }
            overruns++;
            return true;
        }
    }

    private void take(NetlinkMessage message) {
        if (message.type() == PACKET) {
            var numbered = Logged.of(message);
            var expected = next.put(numbered.logged().group(), numbered.sequence() + 1);
            missing += expected == null ? numbered.sequence() : numbered.sequence() - expected;
            waiting.add(numbered.logged());
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
