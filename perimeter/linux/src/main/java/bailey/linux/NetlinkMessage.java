package bailey.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/// One netlink message as it came: a view on the receive buffer, good until the next receive.
record NetlinkMessage(int type, int flags, int sequence, ByteBuffer body) {
    static final int ERROR = 2; // NLMSG_…, linux/netlink.h
    static final int DONE = 3;

    private static final int MULTIPART = 0x2; // NLM_F_MULTI
    private static final int HEADER = 16; // struct nlmsghdr
    private static final int ATTRIBUTE = 4; // struct nlattr
    private static final int TYPE_MASK = 0x3fff; // NLA_TYPE_MASK
    private static final int WITH_ATTRIBUTES = 0x200; // NLM_F_ACK_TLVS
    private static final int ERROR_HEADER = 4 + HEADER; // struct nlmsgerr, with NETLINK_CAP_ACK
    private static final int EXPLANATION = 1; // NLMSGERR_ATTR_MSG

    /// Hands over every message of one datagram. A length that does not fit ends the reading.
    static void each(ByteBuffer datagram, Consumer<NetlinkMessage> reader) {
        int at = 0;
        while (at + HEADER <= datagram.limit()) {
            int length = datagram.getInt(at);
            if (length < HEADER || length > datagram.limit() - at) {
                return;
            }
            var body = datagram.slice(at + HEADER, length - HEADER).order(ByteOrder.nativeOrder());
            reader.accept(new NetlinkMessage(
                    Short.toUnsignedInt(datagram.getShort(at + 4)),
                    Short.toUnsignedInt(datagram.getShort(at + 6)),
                    datagram.getInt(at + 8),
                    body));
            at += (length + 3) & ~3;
        }
    }

    @FunctionalInterface
    interface AttributeReader {
        /// `value` is a slice in the machine's byte order.
        void read(int type, ByteBuffer value);
    }

    /// Hands over the attributes behind a fixed body of `skip` bytes.
    void attributes(int skip, AttributeReader reader) {
        int at = skip;
        while (at + ATTRIBUTE <= body.limit()) {
            int length = Short.toUnsignedInt(body.getShort(at));
            if (length < ATTRIBUTE || length > body.limit() - at) {
                return;
            }
            int type = Short.toUnsignedInt(body.getShort(at + 2)) & TYPE_MASK;
            reader.read(type, body.slice(at + ATTRIBUTE, length - ATTRIBUTE).order(ByteOrder.nativeOrder()));
            at += (length + 3) & ~3;
        }
    }

    /// A zero-terminated string.
    static String text(ByteBuffer value) {
        int end = value.limit();
        while (end > 0 && value.get(end - 1) == 0) {
            end--;
        }
        return StandardCharsets.UTF_8.decode(value.slice(0, end)).toString();
    }

    /// The errno of an ERROR message; 0 is an acknowledgement.
    int error() {
        return -body.getInt(0);
    }

    /// Whether no further part of the answer follows.
    boolean last() {
        return type == ERROR || type == DONE || (flags & MULTIPART) == 0;
    }

    /// The refusal in this answer, if it is one.
    Optional<RefusedException> refusal(String operation) {
        return type == ERROR && error() != 0
                ? Optional.of(new RefusedException(operation, error(), explanation()))
                : Optional.empty();
    }

    /// Hands this message over when it carries something.
    void deliver(Consumer<NetlinkMessage> reader) {
        if (type != ERROR && type != DONE) {
            reader.accept(this);
        }
    }

    /// The kernel's own sentence about an ERROR, or empty.
    String explanation() {
        var found = new StringBuilder();
        if ((flags & WITH_ATTRIBUTES) != 0) {
            attributes(ERROR_HEADER, (type, value) -> {
                if (type == EXPLANATION) {
                    found.append(text(value));
                }
            });
        }
        return found.toString();
    }
}
