package bailey.proof;

import bailey.packet.Protocol;
import bailey.packet.Selector;
import java.util.BitSet;
import java.util.List;

/// Counts the ports of TCP and of UDP that selectors have together, without putting them in order.
final class Width {
    /// More ports of one protocol than these are *wide* (docs/meaning.md); `any` is.
    private static final int WIDE = 1_024;

    private final BitSet tcp = new BitSet();
    private final BitSet udp = new BitSet();

    static boolean wide(List<Held> held) {
        var width = new Width();
        held.forEach(h -> width.add(h.selectors()));
        return width.wide();
    }

    /// Whether the selectors of one grant are; mostly they are a port or two.
    static boolean wide(Held held) {
        int ports = 0;
        for (var selector : held.selectors()) {
            ports += selector.protocol().hasPorts() ? selector.ports().size() : 0;
        }
        return ports > WIDE && wide(List.of(held));
    }

    void add(List<Selector> selectors) {
        for (var selector : selectors) {
            if (selector.protocol().equals(Protocol.TCP)) {
                tcp.set(selector.ports().low(), selector.ports().high() + 1);
            } else if (selector.protocol().equals(Protocol.UDP)) {
                udp.set(selector.ports().low(), selector.ports().high() + 1);
            }
        }
    }

    boolean wide() {
        return tcp.cardinality() > WIDE || udp.cardinality() > WIDE;
    }
}
