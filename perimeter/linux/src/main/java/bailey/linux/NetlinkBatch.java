package bailey.linux;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Requests that go to the kernel in one datagram. Each is done, or refused, on its own; each is acknowledged.
final class NetlinkBatch {
    private static final int MOST_REQUESTS = 128; // their acks fit into any receive buffer
    private static final int MOST_BYTES = 32_768;
    private static final Duration PATIENCE = Duration.ofSeconds(20); // the kernel works while we send: acks lie ready

    private final NetlinkSocket socket;
    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();
    private final Map<Integer, String> unanswered = new LinkedHashMap<>();
    private @Nullable RefusedException refused;

    NetlinkBatch(NetlinkSocket socket) {
        this.socket = socket;
    }

    void add(String operation, NetlinkRequest request) {
        int sequence = socket.nextSequence();
        messages.writeBytes(request.bytes(sequence));
        unanswered.put(sequence, operation);
    }

    boolean full() {
        return unanswered.size() >= MOST_REQUESTS || messages.size() >= MOST_BYTES;
    }

    /// Sends and reads the answers; `others` hears what is no answer. Refusals are kept for [#raise].
    void send(Consumer<NetlinkMessage> others) throws IOException {
        if (unanswered.isEmpty()) {
            return;
        }
        try {
            socket.send(messages.toByteArray(), first());
            await(others);
        } finally {
            messages.reset();
            unanswered.clear();
        }
    }

    /// Throws the first refusal since the last call, the others suppressed in it.
    void raise() throws RefusedException {
        var first = refused;
        refused = null;
        if (first != null) {
            throw first;
        }
    }

    private void await(Consumer<NetlinkMessage> others) throws IOException {
        var deadline = Deadline.in(PATIENCE);
        while (!unanswered.isEmpty()) {
            var datagram = socket.receive(deadline);
            if (datagram.isEmpty()) {
                throw new IOException("cannot " + first() + ": the kernel did not answer in " + PATIENCE);
            }
            NetlinkMessage.each(datagram.get(), message -> hear(message, others));
        }
    }

    private void hear(NetlinkMessage message, Consumer<NetlinkMessage> others) {
        var operation = message.type() == NetlinkMessage.ERROR
                ? Optional.ofNullable(unanswered.remove(message.sequence()))
                : Optional.<String>empty();
        if (operation.isEmpty()) {
            others.accept(message);
        } else {
            message.refusal(operation.get()).ifPresent(this::refuse);
        }
    }

    void refuse(RefusedException next) {
        if (refused == null) {
            refused = next;
        } else {
            refused.addSuppressed(next);
        }
    }

    private String first() {
        return unanswered.values().iterator().next();
    }
}
