package bailey.bench;

import bailey.packet.Address;
import bailey.packet.Family;
import java.nio.ByteBuffer;

/// One small UDP datagram from machine to machine, as an Ethernet frame to the firewall: RFC 894, RFC 2464, RFC
/// 791, RFC 8200, RFC 768. Its checksums are right, since the kernel looks at them before it tracks a flow.
record Frame(Plan by, Address source, int sourcePort, Address destination, int destinationPort) {
    private static final int ETHERNET = 14;
    private static final int UDP = 8;
    private static final int PAYLOAD = 16;
    private static final int PROTOCOL = 17;
    private static final int HOPS = 64;

    byte[] bytes() {
        boolean old = source.family() == Family.IPV4;
        var frame = ByteBuffer.allocate(ETHERNET + (old ? 20 : 40) + UDP + PAYLOAD);
        frame.put(by.firewallMac()).put(by.machineMac()).putShort((short) (old ? 0x0800 : 0x86dd));
        if (old) {
            ipv4(frame);
        } else {
            ipv6(frame);
        }
        udp(frame);
        return frame.array();
    }

    private void ipv4(ByteBuffer frame) {
        int at = frame.position();
        frame.put((byte) 0x45).put((byte) 0).putShort((short) (20 + UDP + PAYLOAD));
        frame.putShort((short) 0).putShort((short) 0x4000); // not to be cut
        frame.put((byte) HOPS).put((byte) PROTOCOL).putShort((short) 0);
        frame.put(source.bytes()).put(destination.bytes());
        frame.putShort(at + 10, checksum(frame, at, 20, 0));
    }

    private void ipv6(ByteBuffer frame) {
        frame.putInt(0x6000_0000)
                .putShort((short) (UDP + PAYLOAD))
                .put((byte) PROTOCOL)
                .put((byte) HOPS);
        frame.put(source.bytes()).put(destination.bytes());
    }

    private void udp(ByteBuffer frame) {
        int at = frame.position();
        frame.putShort((short) sourcePort).putShort((short) destinationPort).putShort((short) (UDP + PAYLOAD));
        int ends = 2 * source.family().bits() / 8;
        short sum = checksum(frame, at - ends, ends + UDP + PAYLOAD, PROTOCOL + UDP + PAYLOAD);
        frame.putShort(sum == 0 ? -1 : sum); // no checksum is written as 0, RFC 768
    }

    /// RFC 1071. An even number of bytes.
    private static short checksum(ByteBuffer bytes, int from, int length, int start) {
        int sum = start;
        for (int i = from; i < from + length; i += 2) {
            sum += bytes.getShort(i) & 0xffff;
        }
        sum = (sum >>> 16) + (sum & 0xffff);
        sum = (sum >>> 16) + (sum & 0xffff);
        return (short) ~sum;
    }
}
