package bailey.packet;

import java.util.Map;
import java.util.Set;

/// Exchanges ICMP's questions with their answers: echo, timestamp, information, address mask (RFC 792, 950), and
/// ICMPv6's echo and node information (RFC 4443, 4620). Types that are neither stay.
final class Answers extends ServiceMapping {
    private static final Map<Integer, Integer> ICMP =
            Map.of(0, 8, 8, 0, 13, 14, 14, 13, 15, 16, 16, 15, 17, 18, 18, 17);
    private static final Map<Integer, Integer> ICMPV6 = Map.of(128, 129, 129, 128, 139, 140, 140, 139);

    Answers(Algebra algebra, int level) {
        super(algebra, level);
    }

    @Override
    Set<Protocol> protocols() {
        return Set.of(Protocol.ICMP, Protocol.ICMPV6);
    }

    @Override
    void write(int ref, Protocol protocol, int mark) {
        long first = Services.first(protocol.number());
        long next = first;
        var pairs = protocol.equals(Protocol.ICMP) ? ICMP : ICMPV6;
        for (var type : pairs.keySet().stream().sorted().toList()) {
            copyTo(ref, next, first + type, mark);
            nodes.sheaf.add(mark, first + type, nodes.follow(ref, first + pairs.getOrDefault(type, type)));
            next = first + type + 1;
        }
        copy(ref, next, Services.last(protocol.number()), mark);
    }

    private void copyTo(int ref, long next, long end, int mark) {
        if (next < end) {
            copy(ref, next, end - 1, mark);
        }
    }
}
