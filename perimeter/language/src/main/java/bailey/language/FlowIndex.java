package bailey.language;

import bailey.packet.Ports;
import bailey.packet.Protocol;
import bailey.packet.Selector;
import bailey.policy.Endpoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Which line grants a pair of words the most around a port. Lines are numbers in the order of the text.
final class FlowIndex {
    /// Stands for every protocol and port. Protocol 255 itself (reserved, IANA) is not for this index.
    static final Selector EVERYTHING = new Selector(new Protocol(255), Ports.ALL);

    /// Odd, so that different keys stay different; spreads them, since a map folds the halves of a long.
    private static final long MIX = 0x9E37_79B9_7F4A_7C15L;

    private record Entry(Ports ports, int line) {}

    /// The two lines that reach highest of those that begin at or below a port.
    private record Best(int low, Entry first, Entry second) {}

    /// What is granted to one pair of words in one protocol.
    private static final class Pair {
        private final List<Entry> entries = new ArrayList<>(1);
        private List<Best> best = List.of();

        List<Best> best() {
            if (best.isEmpty()) {
                best = sorted(entries);
            }
            return best;
        }
    }

    private final IdentityHashMap<Endpoint, Integer> numbers = new IdentityHashMap<>();
    private final Map<Long, Pair> pairs = new HashMap<>();
    private final Set<Endpoint> froms = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Endpoint> tos = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean everything;

    void add(Endpoint from, Endpoint to, Selector selector, int line) {
        froms.add(from);
        tos.add(to);
        everything |= selector.equals(EVERYTHING);
        pairs.computeIfAbsent(key(from, to, selector), _ -> new Pair()).entries.add(new Entry(selector.ports(), line));
    }

    private long key(Endpoint from, Endpoint to, Selector selector) {
        long key = (((long) number(from) << 28 | number(to)) << 8)
                | selector.protocol().number();
        return key * MIX;
    }

    /// A number of the word's own.
    int number(Endpoint endpoint) {
        return numbers.computeIfAbsent(endpoint, _ -> numbers.size());
    }

    /// Other lines than `but` that grant the pair all of `selector`: the first ones in the text of the widest, two of
    /// every protocol and two of its own.
    IntStream covering(Endpoint from, Endpoint to, Selector selector, int but) {
        if (!froms.contains(from) || !tos.contains(to)) {
            return IntStream.empty();
        }
        var all = everything ? find(key(from, to, EVERYTHING), Ports.ALL, but) : IntStream.empty();
        return selector.equals(EVERYTHING)
                ? all
                : IntStream.concat(all, find(key(from, to, selector), selector.ports(), but));
    }

    private IntStream find(long key, Ports ports, int but) {
        var found = pairs.get(key);
        if (found == null) {
            return IntStream.empty();
        }
        var best = found.best();
        int at = lastUpTo(ports.low(), best);
        if (at < 0) {
            return IntStream.empty();
        }
        return Stream.of(best.get(at).first, best.get(at).second)
                .filter(e -> e.line != but && e.ports.contains(ports))
                .mapToInt(e -> e.line)
                .distinct();
    }

    /// The last that begins at or below the port, or -1.
    private static int lastUpTo(int port, List<Best> best) {
        int low = 0;
        int high = best.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (best.get(middle).low <= port) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    private static List<Best> sorted(List<Entry> entries) {
        var byLow = new ArrayList<>(entries);
        byLow.sort(Comparator.<Entry>comparingInt(e -> e.ports.low()).thenComparingInt(e -> e.line));
        var best = new ArrayList<Best>(byLow.size());
        for (var entry : byLow) {
            var last = best.isEmpty() ? new Best(0, entry, entry) : best.getLast();
            best.add(with(last, entry));
        }
        return best;
    }

    private static Best with(Best best, Entry entry) {
        int low = entry.ports.low();
        if (better(entry, best.first)) {
            return new Best(low, entry, best.first);
        }
        boolean second =
                entry.line != best.first.line && (best.second.line == best.first.line || better(entry, best.second));
        return new Best(low, best.first, second ? entry : best.second);
    }

    private static boolean better(Entry one, Entry other) {
        int byHigh = Integer.compare(one.ports.high(), other.ports.high());
        return byHigh > 0 || (byHigh == 0 && one.line < other.line);
    }
}
