package bailey.lab;

import bailey.packet.Address;
import bailey.packet.Family;
import bailey.packet.Packet;
import bailey.packet.Protocol;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// One IP packet of the lab, made and read: the fields a policy knows, the TCP flags, and for an ICMP error the
/// packet it is about. A probe's number stands where its answer bears it too: as source port, echo identifier,
/// or first word of any other protocol's payload.
///
/// Layouts: RFC 791, RFC 8200, RFC 9293, RFC 768, RFC 792, RFC 4443. Options and extension headers are neither
/// made nor read, but for fragments.
public record Datagram(Packet packet, int flags, Optional<Packet> about, Form form) {
    /// How a packet is sent.
    public enum Form {
        WHOLE,
        /// As two fragments, the first as small as can be: in IPv4 TCP's flags are in the second (RFC 1858).
        FRAGMENTS
    }

    static final int SYN = 0x02;
    static final int RST = 0x04;
    static final int ACK = 0x10;

    private static final int HOPS = 64;
    private static final int IPV4_HEADER = 20;
    private static final int IPV6_HEADER = 40;
    private static final int TCP_HEADER = 20;
    private static final int UDP_HEADER = 8;
    private static final int ICMP_HEADER = 8;

    /// Bytes that a fragment which another one follows carries in multiples of.
    private static final int PIECE = 8;

    /// In IPv6 the first one has all of its headers (RFC 8200, section 4.5).
    private static final int TCP_PIECE = 24;

    private static final int TCP_DATA = 12;

    /// Bytes of data in a UDP probe: its number.
    static final int UDP_DATA = 4;

    private static final int FRAGMENT_HEADER = 8;
    private static final int MORE4 = 0x2000;
    private static final int MORE6 = 1;
    private static final byte FRAGMENT = 44;

    Datagram(Packet packet, int flags, Optional<Packet> about) {
        this(packet, flags, about, Form.WHOLE);
    }

    /// The first packet of a flow.
    static Datagram opening(Packet packet) {
        return new Datagram(packet, packet.protocol().equals(Protocol.TCP) ? SYN : 0, Optional.empty());
    }

    /// The same but for the packet.
    Datagram with(Packet other) {
        return new Datagram(other, flags, about, form);
    }

    Datagram in(Form other) {
        return new Datagram(packet, flags, about, other);
    }

    /// What goes out, each from its IP header on. What is too short for two fragments goes whole.
    List<byte[]> pieces() {
        var whole = bytes();
        return switch (form) {
            case WHOLE -> List.of(whole);
            case FRAGMENTS -> whole.length - header() <= piece() ? List.of(whole) : fragments(whole);
        };
    }

    private List<byte[]> fragments(byte[] whole) {
        int split = header() + piece();
        return switch (packet.family()) {
            case IPV4 -> List.of(fragment4(whole, IPV4_HEADER, split), fragment4(whole, split, whole.length));
            case IPV6 -> List.of(fragment6(whole, IPV6_HEADER, split), fragment6(whole, split, whole.length));
        };
    }

    private int piece() {
        return packet.family() == Family.IPV6 && packet.protocol().equals(Protocol.TCP) ? TCP_PIECE : PIECE;
    }

    /// RFC 791: offsets count eight bytes each.
    private static byte[] fragment4(byte[] whole, int from, int to) {
        var bytes = new byte[IPV4_HEADER + to - from];
        System.arraycopy(whole, 0, bytes, 0, IPV4_HEADER);
        System.arraycopy(whole, from, bytes, IPV4_HEADER, to - from);
        int offset = (from - IPV4_HEADER) / 8;
        ByteBuffer.wrap(bytes)
                .putShort(2, (short) bytes.length)
                .putShort(6, (short) (offset | (to < whole.length ? MORE4 : 0)))
                .putShort(10, (short) 0);
        ByteBuffer.wrap(bytes).putShort(10, (short) checksum(bytes, IPV4_HEADER, 0));
        return bytes;
    }

    /// RFC 8200, section 4.5.
    private byte[] fragment6(byte[] whole, int from, int to) {
        var bytes = ByteBuffer.allocate(IPV6_HEADER + FRAGMENT_HEADER + to - from);
        bytes.put(whole, 0, IPV6_HEADER);
        bytes.put(whole[6]).put((byte) 0);
        bytes.putShort((short) ((from - IPV6_HEADER) | (to < whole.length ? MORE6 : 0)));
        bytes.putInt(packet.sourcePort()).put(whole, from, to - from);
        bytes.putShort(4, (short) (FRAGMENT_HEADER + to - from)).put(6, FRAGMENT);
        return bytes.array();
    }

    /// As sent whole, from the IP header on.
    byte[] bytes() {
        var body = body();
        var bytes = new byte[header() + body.length];
        var header = ByteBuffer.wrap(bytes);
        switch (packet.family()) {
            case IPV4 -> ipv4(header, body.length);
            case IPV6 -> ipv6(header, body.length);
        }
        header.put(body);
        if (packet.family() == Family.IPV4) {
            header.putShort(10, (short) checksum(bytes, IPV4_HEADER, 0));
        }
        return bytes;
    }

    private int header() {
        return packet.family() == Family.IPV4 ? IPV4_HEADER : IPV6_HEADER;
    }

    private void ipv4(ByteBuffer bytes, int length) {
        bytes.put((byte) 0x45).put((byte) 0).putShort((short) (IPV4_HEADER + length));
        bytes.putShort((short) packet.sourcePort()).putShort((short) 0); // an identification of its own, no fragment
        bytes.put((byte) HOPS).put((byte) packet.protocol().number()).putShort((short) 0);
        bytes.put(packet.source().bytes()).put(packet.destination().bytes());
    }

    private void ipv6(ByteBuffer bytes, int length) {
        bytes.putInt(0x6000_0000).putShort((short) length);
        bytes.put((byte) packet.protocol().number()).put((byte) HOPS);
        bytes.put(packet.source().bytes()).put(packet.destination().bytes());
    }

    private byte[] body() {
        return switch (packet.protocol().number()) {
            case 6 -> tcp();
            case 17 -> udp();
            case 1, 58 -> icmp();
            default -> other();
        };
    }

    private byte[] tcp() {
        var body = ByteBuffer.allocate(TCP_HEADER + (form == Form.FRAGMENTS ? TCP_DATA : 0));
        body.putShort((short) packet.sourcePort()).putShort((short) packet.selector());
        body.putInt(1_000_000 + packet.sourcePort()).putInt((flags & ACK) == 0 ? 0 : 1);
        body.put((byte) ((TCP_HEADER / 4) << 4)).put((byte) flags).putShort((short) 65_535);
        return summed(body.array(), 16);
    }

    private byte[] udp() {
        var body = ByteBuffer.allocate(UDP_HEADER + UDP_DATA);
        body.putShort((short) packet.sourcePort()).putShort((short) packet.selector());
        body.putShort((short) body.capacity()).putShort((short) 0).putInt(packet.sourcePort());
        return summed(body.array(), 6);
    }

    private byte[] icmp() {
        var inner = about.map(p -> opening(p).bytes()).orElse(new byte[8]);
        var body = ByteBuffer.allocate(ICMP_HEADER + inner.length);
        body.put((byte) packet.selector()).put((byte) 0).putShort((short) 0);
        body.putShort((short) packet.sourcePort()).putShort((short) 1).put(inner);
        return summed(body.array(), 2);
    }

    /// Of protocols without ports. The kernel refuses with an answer only what sums up, whatever the protocol.
    private byte[] other() {
        return summed(ByteBuffer.allocate(8).putInt(packet.sourcePort()).array(), 4);
    }

    private byte[] summed(byte[] body, int at) {
        boolean alone = packet.family() == Family.IPV4 && !packet.protocol().hasPorts();
        int pseudo = alone ? 0 : pseudoHeader(body.length);
        ByteBuffer.wrap(body).putShort(at, (short) checksum(body, body.length, pseudo));
        return body;
    }

    /// RFC 9293 section 3.1, RFC 8200 section 8.1.
    private int pseudoHeader(int length) {
        int sum = length + packet.protocol().number();
        for (var end :
                new byte[][] {packet.source().bytes(), packet.destination().bytes()}) {
            for (int i = 0; i < end.length; i += 2) {
                sum += ((end[i] & 0xff) << 8) | (end[i + 1] & 0xff);
            }
        }
        return sum;
    }

    /// RFC 1071.
    private static int checksum(byte[] bytes, int length, int start) {
        int sum = start;
        for (int i = 0; i < length; i += 2) {
            sum += ((bytes[i] & 0xff) << 8) | (i + 1 < length ? bytes[i + 1] & 0xff : 0);
        }
        while (sum >>> 16 != 0) {
            sum = (sum & 0xffff) + (sum >>> 16);
        }
        return ~sum & 0xffff;
    }

    /// Reads a packet from its IP header on; empty for what is cut too short or not IP.
    static Optional<Datagram> read(byte[] bytes) {
        if (bytes.length < IPV4_HEADER) {
            return Optional.empty();
        }
        return switch ((bytes[0] >>> 4) & 0xf) {
            case 4 -> read(bytes, (bytes[0] & 0xf) * 4, bytes[9] & 0xff, 12, 4);
            case 6 -> bytes.length < IPV6_HEADER ? Optional.empty() : read(bytes, IPV6_HEADER, bytes[6] & 0xff, 8, 16);
            default -> Optional.empty();
        };
    }

    private static Optional<Datagram> read(byte[] bytes, int header, int number, int addresses, int size) {
        var source = Address.of(Arrays.copyOfRange(bytes, addresses, addresses + size));
        var destination = Address.of(Arrays.copyOfRange(bytes, addresses + size, addresses + 2 * size));
        if (bytes.length < header + 8) {
            return Optional.empty();
        }
        var body = ByteBuffer.wrap(bytes, header, bytes.length - header).slice();
        var protocol = new Protocol(number);
        int first = Short.toUnsignedInt(body.getShort(0));
        int second = Short.toUnsignedInt(body.getShort(2));
        if (protocol.hasPorts()) {
            int flags = number == 6 && body.capacity() > 13 ? body.get(13) & 0x17 : 0;
            return Optional.of(
                    new Datagram(new Packet(source, destination, protocol, first, second), flags, Optional.empty()));
        }
        if (!protocol.isIcmp()) {
            var packet = new Packet(source, destination, protocol, Short.toUnsignedInt(body.getShort(2)), 0);
            return Optional.of(new Datagram(packet, 0, Optional.empty()));
        }
        int type = body.get(0) & 0xff;
        var packet = new Packet(source, destination, protocol, Short.toUnsignedInt(body.getShort(4)), type);
        var about = isError(number, type)
                ? read(Arrays.copyOfRange(bytes, header + ICMP_HEADER, bytes.length))
                        .map(Datagram::packet)
                : Optional.<Packet>empty();
        return Optional.of(new Datagram(packet, 0, about));
    }

    private static boolean isError(int protocol, int type) {
        return protocol == 1
                ? (type == 3 || type == 4 || type == 5 || type == 11 || type == 12)
                : (type >= 1 && type <= 4);
    }

    boolean has(int flag) {
        return (flags & flag) != 0;
    }
}
