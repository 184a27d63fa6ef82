package bailey.linux;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Consumer;

/// A netlink socket of the namespace it was opened in (netlink(7)), usable from any thread, with one receive buffer.
final class NetlinkSocket implements AutoCloseable {
    static final int ROUTE = 0; // NETLINK_…, linux/netlink.h
    static final int NETFILTER = 12;

    private static final int AF_NETLINK = 16;
    private static final int SOCK_RAW = 3;
    private static final int SOL_NETLINK = 270;
    private static final int CAP_ACK = 10; // acks without the request's text
    private static final int EXT_ACK = 11; // with the kernel's sentence
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int BUFFER = 1 << 18; // the longest datagram: a logged packet of 64 KiB, a dump of 32 KiB

    private final Descriptor descriptor;
    private final MemorySegment segment = Arena.ofAuto().allocate(BUFFER);
    private final ByteBuffer buffer = segment.asByteBuffer();
    private int sequence;

    private NetlinkSocket(Descriptor descriptor) {
        this.descriptor = descriptor;
    }

    /// Opens in the calling thread's namespace. `name` stands in errors; `waiting` bytes may lie in the kernel.
    static NetlinkSocket here(String name, int protocol, int waiting) throws RefusedException {
        var descriptor = new Descriptor(name, Libc.socket(AF_NETLINK, SOCK_RAW, protocol));
        try {
            descriptor.buffers(waiting);
            descriptor.option(SOL_NETLINK, CAP_ACK, 1);
            descriptor.option(SOL_NETLINK, EXT_ACK, 1);
            return new NetlinkSocket(descriptor);
        } catch (RefusedException refused) {
            descriptor.close();
            throw refused;
        }
    }

    int nextSequence() {
        return ++sequence;
    }

    /// Sends one question and hands over its answers: one message, or the parts of a dump.
    void ask(String operation, NetlinkRequest request, Consumer<NetlinkMessage> answers) throws IOException {
        int asked = nextSequence();
        send(request.bytes(asked), operation);
        var deadline = Deadline.in(PATIENCE);
        boolean[] complete = {false};
        var refusals = new ArrayList<RefusedException>();
        while (!complete[0]) {
            var datagram = receive(deadline)
                    .orElseThrow(() -> new IOException("cannot " + operation + ": no answer in " + PATIENCE));
            NetlinkMessage.each(datagram, message -> {
                if (message.sequence() == asked) {
                    complete[0] |= message.last();
                    message.refusal(operation).ifPresentOrElse(refusals::add, () -> message.deliver(answers));
                }
            });
        }
        if (!refusals.isEmpty()) {
            throw refusals.getFirst();
        }
    }

    void send(byte[] messages, String operation) throws RefusedException {
        descriptor.send(messages, operation);
    }

    /// One datagram, good until the next call; nothing when none came in time.
    Optional<ByteBuffer> receive(Deadline deadline) throws IOException {
        var length = descriptor.receive(segment, deadline);
        return length.isEmpty()
                ? Optional.empty()
                : Optional.of(buffer.slice(0, length.getAsInt()).order(ByteOrder.nativeOrder()));
    }

    @Override
    public void close() {
        descriptor.close();
    }
}
