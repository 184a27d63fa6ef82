package bailey.packet;

import java.util.ArrayList;
import java.util.List;

/// Services as numbers of one level: the protocol, and below it 16 bits of port or ICMP type. A protocol that
/// bears neither has all its numbers or none, and type 255 has all above it too, so that equal sets are equal.
final class Services {
    /// The last number of the last protocol.
    static final long LAST = last(255);

    private static final int HIGHEST_TYPE = 255;

    private Services() {}

    static long first(int protocol) {
        return (long) protocol << 16;
    }

    static long last(int protocol) {
        return first(protocol) | 0xffff;
    }

    static long first(Selector selector) {
        return first(selector.protocol().number()) | selector.ports().low();
    }

    static long last(Selector selector) {
        boolean above = selector.protocol().isIcmp() && selector.ports().high() == HIGHEST_TYPE;
        return above
                ? last(selector.protocol().number())
                : first(selector.protocol().number()) | selector.ports().high();
    }

    static long number(Packet packet) {
        return first(packet.protocol().number()) | (packet.protocol().hasSelector() ? packet.selector() : 0);
    }

    /// The selectors of the numbers from one to another.
    static List<Selector> selectors(long first, long last) {
        if (first == 0 && Long.compareUnsigned(last, LAST) >= 0) {
            return Box.EVERYTHING;
        }
        var selectors = new ArrayList<Selector>();
        int end = protocol(last);
        for (int protocol = protocol(first); protocol <= end; protocol++) {
            long low = Math.max(first, first(protocol)) & 0xffff;
            long high = (protocol == end && Long.compareUnsigned(last, LAST) < 0 ? last : LAST) & 0xffff;
            selectors.add(selector(new Protocol(protocol), (int) low, (int) high));
        }
        return List.copyOf(selectors);
    }

    static int protocol(long number) {
        return Long.compareUnsigned(number, LAST) >= 0 ? 255 : (int) (number >>> 16);
    }

    private static Selector selector(Protocol protocol, int low, int high) {
        return new Selector(protocol, new Ports(low, protocol.isIcmp() ? Math.min(high, HIGHEST_TYPE) : high));
    }
}
