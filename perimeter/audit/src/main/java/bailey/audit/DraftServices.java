package bailey.audit;

import bailey.packet.Box;
import bailey.packet.Ports;
import bailey.packet.Protocol;
import bailey.packet.Selector;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Services as words of the language; `whole` unless some had no word.
record DraftServices(Set<String> words, boolean whole) {
    private static final int MOST_OTHERS = 16;
    private static final Set<Integer> HEADERS = Set.of(0, 43, 44, 51, 59, 60);

    static DraftServices of(List<Selector> selectors) {
        if (selectors.equals(Box.EVERYTHING)) {
            return new DraftServices(Set.of("any"), true);
        }
        var words = new LinkedHashSet<String>();
        boolean whole = true;
        boolean many =
                selectors.stream().filter(s -> !s.protocol().hasSelector()).count() > MOST_OTHERS;
        for (var selector : selectors) {
            whole &= add(selector, many, words);
        }
        return new DraftServices(words, whole);
    }

    private static boolean add(Selector selector, boolean many, Set<String> words) {
        var protocol = selector.protocol();
        if (protocol.hasPorts()) {
            var ports = new Ports(
                    Math.max(1, selector.ports().low()),
                    Math.max(1, selector.ports().high()));
            words.add(protocol + "/" + ports);
            return selector.ports().low() > 0 || selector.ports().high() == Ports.ALL.high();
        }
        if (protocol.isIcmp()) {
            int echo = protocol.equals(Protocol.ICMP) ? 8 : 128;
            boolean one = selector.ports().single();
            if (one || selector.ports().contains(echo)) {
                words.add(protocol + "/" + (one ? selector.ports().low() : echo));
            }
            return one;
        }
        if (many || HEADERS.contains(protocol.number())) {
            return false;
        }
        words.add("ip/" + protocol.number());
        return true;
    }
}
