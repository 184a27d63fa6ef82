package bailey.audit;

import bailey.packet.Ports;
import bailey.packet.Protocol;
import bailey.packet.Selector;
import java.util.ArrayList;
import java.util.List;

/// Services in words: `tcp/22 udp/53`, `everything`, `everything but tcp/25`.
final class ServiceWords {
    /// So many ports of a protocol are more than a service needs (LAWS: wide).
    private static final int WIDE = 1_024;

    private static final int MOST_PROTOCOLS = 200;
    private static final int SHOWN = 12;

    private ServiceWords() {}

    static String of(List<Selector> selectors) {
        long protocols = selectors.stream().map(Selector::protocol).distinct().count();
        if (protocols < MOST_PROTOCOLS) {
            return list(selectors);
        }
        var missing = new ArrayList<String>();
        for (var protocol : List.of(Protocol.TCP, Protocol.UDP)) {
            missing(protocol, selectors, missing);
        }
        return missing.isEmpty() ? "everything" : "everything but " + shortened(missing);
    }

    private static void missing(Protocol protocol, List<Selector> selectors, List<String> missing) {
        int next = 0;
        var mine = selectors.stream()
                .filter(s -> s.protocol().equals(protocol))
                .sorted()
                .toList();
        for (var selector : mine) {
            gap(protocol, next, selector.ports().low() - 1, missing);
            next = selector.ports().high() + 1;
        }
        gap(protocol, next, 65_535, missing);
    }

    private static void gap(Protocol protocol, int from, int to, List<String> missing) {
        if (from <= to) {
            missing.add(new Selector(protocol, new Ports(from, to)).toString());
        }
    }

    private static String list(List<Selector> selectors) {
        return shortened(selectors.stream()
                .map(s -> s.equals(Selector.all(s.protocol())) ? s.protocol().toString() : s.toString())
                .toList());
    }

    private static String shortened(List<String> words) {
        return String.join(" ", words.subList(0, Math.min(SHOWN, words.size())))
                + (words.size() > SHOWN ? " and " + (words.size() - SHOWN) + " more" : "");
    }

    /// Whether they are over 1,024 ports of a protocol, or most protocols.
    static boolean wide(List<Selector> selectors) {
        return List.of(Protocol.TCP, Protocol.UDP).stream()
                        .anyMatch(p -> selectors.stream()
                                        .filter(s -> s.protocol().equals(p))
                                        .mapToInt(s -> s.ports().size())
                                        .sum()
                                > WIDE)
                || selectors.stream().map(Selector::protocol).distinct().count() > MOST_PROTOCOLS;
    }
}
