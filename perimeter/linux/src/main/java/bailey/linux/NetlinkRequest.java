package bailey.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// One netlink request being written: struct nlmsghdr, a fixed body, attributes (linux/netlink.h), all aligned to four
/// bytes and in the machine's byte order.
final class NetlinkRequest {
    static final int REQUEST = 0x1; // NLM_F_…, linux/netlink.h
    static final int ACK = 0x4;
    static final int DUMP = 0x300;
    static final int REPLACE = 0x100;
    static final int EXCLUSIVE = 0x200;
    static final int CREATE = 0x400;

    private static final int SEQUENCE_AT = 8;
    private static final int NESTED = 0x8000; // NLA_F_NESTED

    private ByteBuffer bytes = ByteBuffer.allocate(256).order(ByteOrder.nativeOrder());

    /// nlmsghdr: u32 length, u16 type, u16 flags, u32 sequence, u32 port.
    NetlinkRequest(int type, int flags) {
        number32(0).number16(type).number16(flags | REQUEST).number32(0).number32(0);
    }

    NetlinkRequest number8(int value) {
        room(1).put((byte) value);
        return this;
    }

    NetlinkRequest number16(int value) {
        room(2).putShort((short) value);
        return this;
    }

    NetlinkRequest number32(int value) {
        room(4).putInt(value);
        return this;
    }

    /// struct nlattr: u16 length (header included), u16 type, then the value.
    NetlinkRequest attribute(int type, byte... value) {
        room(4 + value.length + 3)
                .putShort((short) (4 + value.length))
                .putShort((short) type)
                .put(value);
        return align();
    }

    NetlinkRequest attribute32(int type, int value) {
        return attribute(
                type,
                ByteBuffer.allocate(4)
                        .order(ByteOrder.nativeOrder())
                        .putInt(value)
                        .array());
    }

    /// A zero-terminated string.
    NetlinkRequest text(int type, String value) {
        return attribute(type, (value + '\0').getBytes(StandardCharsets.UTF_8));
    }

    NetlinkRequest nested(int type, Consumer<NetlinkRequest> inside) {
        int start = bytes.position();
        number16(0).number16(type | NESTED);
        inside.accept(this);
        bytes.putShort(start, (short) (bytes.position() - start));
        return this;
    }

    /// The finished message.
    byte[] bytes(int sequence) {
        bytes.putInt(0, bytes.position()).putInt(SEQUENCE_AT, sequence);
        var message = new byte[bytes.position()];
        bytes.get(0, message);
        return message;
    }

    private NetlinkRequest align() {
        while (bytes.position() % 4 != 0) {
            number8(0);
        }
        return this;
    }

    private ByteBuffer room(int count) {
        if (bytes.remaining() < count) {
            var larger = ByteBuffer.allocate(2 * bytes.capacity() + count).order(ByteOrder.nativeOrder());
            bytes = larger.put(bytes.flip());
        }
        return bytes;
    }
}
