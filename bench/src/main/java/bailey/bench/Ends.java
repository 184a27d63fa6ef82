package bailey.bench;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import bailey.packet.Address;
import bailey.packet.Family;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// The two ends of a connection as bind(2) and connect(2) want them: struct sockaddr_in (u16 family, be16 port,
/// u8[4] address, u8[8]) or struct sockaddr_in6 (u16 family, be16 port, u32 flow, u8[16] address, u32 scope).
record Ends(int domain, MemorySegment source, MemorySegment destination, int port) {
    static final int AF_INET = 2; // linux/socket.h
    static final int AF_INET6 = 10;
    static final ValueLayout.OfShort PORT = JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN);
    static final int PORT_AT = 2;

    static Ends of(Arena arena, FlowLine flow, Family family) {
        int domain = family == Family.IPV4 ? AF_INET : AF_INET6;
        return new Ends(
                domain,
                address(arena, flow.source(family), 0),
                address(arena, flow.destination(family), flow.port()),
                flow.port());
    }

    static MemorySegment address(Arena arena, Address address, int port) {
        boolean old = address.family() == Family.IPV4;
        var bytes = address.bytes();
        var segment = arena.allocate(old ? 16 : 28, 4);
        segment.set(JAVA_SHORT, 0, (short) (old ? AF_INET : AF_INET6));
        segment.set(PORT, PORT_AT, (short) port);
        MemorySegment.copy(bytes, 0, segment, JAVA_BYTE, old ? 4 : 8, bytes.length);
        return segment;
    }

    int length() {
        return (int) source.byteSize();
    }

    void sourcePort(int number) {
        source.set(PORT, PORT_AT, (short) number);
    }
}
