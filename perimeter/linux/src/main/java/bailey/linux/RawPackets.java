package bailey.linux;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Whole IP packets, header included, sent by a namespace's own routes and through its own rules, raw(7): any
/// source, any protocol. The kernel completes an IPv4 header's length and checksum and leaves the rest, as it
/// leaves all of IPv6.
public final class RawPackets implements AutoCloseable {
    private static final int AF_INET = 2; // bits/socket.h
    private static final int AF_INET6 = 10;
    private static final int SOCK_RAW = 3;
    private static final int IPPROTO_RAW = 255; // sends only; implies the header is given, raw(7)
    private static final int ROOM = 1 << 22;
    private static final int IPV6_DESTINATION = 24; // RFC 8200 section 3
    private static final int IPV4_DESTINATION = 16; // RFC 791 section 3.1

    private final Descriptor ipv4;
    private final Descriptor ipv6;
    private final String place;

    private RawPackets(String place, Descriptor ipv4, Descriptor ipv6) {
        this.place = place;
        this.ipv4 = ipv4;
        this.ipv6 = ipv6;
    }

    /// Needs CAP_NET_RAW inside.
    public static RawPackets open(Namespace in) throws IOException {
        return in.call(() -> {
            var ipv4 = opened(AF_INET, in.label());
            try {
                return new RawPackets(in.label(), ipv4, opened(AF_INET6, in.label()));
            } catch (RefusedException refused) {
                ipv4.close();
                throw refused;
            }
        });
    }

    private static Descriptor opened(int family, String place) throws RefusedException {
        var socket = new Descriptor("raw packets in " + place, Libc.socket(family, SOCK_RAW, IPPROTO_RAW));
        try {
            socket.buffers(ROOM);
            return socket;
        } catch (RefusedException refused) {
            socket.close();
            throw refused;
        }
    }

    /// Sends one packet, from its IPv4 or IPv6 header on. Returns at once.
    ///
    /// @throws RefusedException ENETUNREACH and EHOSTUNREACH when no route leads there, EPERM when a rule of the
    ///     namespace drops it on its way out, EAGAIN when the packets before it have not left yet
    public void send(byte[] packet) throws IOException {
        boolean old = packet[0] >>> 4 == 4;
        try (var arena = Arena.ofConfined()) {
            var bytes = arena.allocate(packet.length).copyFrom(MemorySegment.ofArray(packet));
            var to = old
                    ? address(arena, AF_INET, 16, 4, packet, IPV4_DESTINATION, 4)
                    : address(arena, AF_INET6, 28, 8, packet, IPV6_DESTINATION, 16);
            (old ? ipv4 : ipv6).use("send a packet from " + place, socket -> Libc.sendto(socket, bytes, to));
        }
    }

    /// struct sockaddr_in: u16 family, be16 port, u8[4] address, u8[8]; struct sockaddr_in6: u16 family, be16
    /// port, u32 flow, u8[16] address, u32 scope.
    private static MemorySegment address(
            Arena arena, int family, int size, int offset, byte[] packet, int from, int length) {
        var address = arena.allocate(size, 4);
        address.set(ValueLayout.JAVA_SHORT, 0, (short) family);
        MemorySegment.copy(packet, from, address, ValueLayout.JAVA_BYTE, offset, length);
        return address;
    }

    @Override
    public void close() {
        ipv4.close();
        ipv6.close();
    }
}
