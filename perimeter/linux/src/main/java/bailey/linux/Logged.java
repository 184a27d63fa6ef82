package bailey.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// A packet that a rule with `log group` has seen.
///
/// `hook` is 0 prerouting, 1 input, 2 forward, 3 output, 4 postrouting (linux/netfilter.h). Device numbers are those of
/// the namespace, 0 where there is no device. `packet` begins with the network header and may be cut off.
@SuppressWarnings("ArrayRecordComponent") // bytes of a hot path; equality is by content
public record Logged(int group, String prefix, int hook, int inIndex, int outIndex, byte[] packet) {
    private static final int BODY = 4; // struct nfgenmsg: u8 family, u8 version, be16 group
    private static final int HEADER = 1; // NFULA_…, linux/netfilter/nfnetlink_log.h
    private static final int IN_DEVICE = 4;
    private static final int OUT_DEVICE = 5;
    private static final int PAYLOAD = 9;
    private static final int PREFIX = 10;
    private static final int SEQUENCE = 12;

    /// A logged packet and its place in its group's count.
    record Numbered(Logged logged, int sequence) {}

    static Numbered of(NetlinkMessage message) {
        var fields = new Fields();
        message.attributes(BODY, fields);
        int group = Short.toUnsignedInt(bigEndian(message.body()).getShort(2));
        return new Numbered(
                new Logged(group, fields.prefix, fields.hook, fields.in, fields.out, fields.packet), fields.sequence);
    }

    private static ByteBuffer bigEndian(ByteBuffer bytes) {
        return bytes.duplicate().order(ByteOrder.BIG_ENDIAN);
    }

    /// What the attributes of one message said so far.
    private static final class Fields implements NetlinkMessage.AttributeReader {
        private String prefix = "";
        private int hook;
        private int in;
        private int out;
        private int sequence;
        private byte[] packet = {};

        @Override
        public void read(int type, ByteBuffer value) {
            switch (type) {
                case HEADER -> hook = value.get(2); // be16 hardware protocol, u8 hook, u8 pad
                case IN_DEVICE -> in = bigEndian(value).getInt(0);
                case OUT_DEVICE -> out = bigEndian(value).getInt(0);
                case PAYLOAD -> {
                    packet = new byte[value.remaining()];
                    value.get(packet);
                }
                case PREFIX -> prefix = NetlinkMessage.text(value);
                case SEQUENCE -> sequence = bigEndian(value).getInt(0);
                default -> {} // marks, times, hardware addresses: more than is asked for here
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Logged that
                && group == that.group
                && prefix.equals(that.prefix)
                && hook == that.hook
                && inIndex == that.inIndex
                && outIndex == that.outIndex
                && Arrays.equals(packet, that.packet);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * prefix.hashCode() + inIndex) + Arrays.hashCode(packet);
    }

    @Override
    public String toString() {
        return "group " + group + " \"" + prefix + "\" hook " + hook + " in " + inIndex + " out " + outIndex + " "
                + packet.length + " bytes";
    }
}
