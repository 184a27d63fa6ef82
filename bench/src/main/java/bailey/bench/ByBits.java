package bailey.bench;

import bailey.bench.Acl.Rule;
import bailey.packet.Prefix;
import java.util.List;

/// Lists of rules as functions of the bits of a header, destination, source, protocol, port, each from its highest bit:
/// folded as we do it, by halves, the left before the right.
record ByBits<T>(Diagrams<T> diagrams) {
    /// How many bits there are.
    static final int BITS = 32 + 32 + 8 + 16;

    private static final int SOURCE = 32;
    private static final int PROTOCOL = 64;
    private static final int PORT = 72;
    private static final int PORT_BITS = 16;

    /// What some rules accept, and what they decide.
    private record Part<T>(T accepted, T decided) {}

    T of(Acl acl) {
        var part = part(acl.rules());
        diagrams.free(part.decided);
        return part.accepted;
    }

    private Part<T> part(List<Rule> rules) {
        if (rules.size() == 1) {
            var rule = rules.getFirst();
            return new Part<>(rule.accepts() ? rule(rule) : diagrams.never(), rule(rule));
        }
        int middle = rules.size() / 2;
        var left = part(rules.subList(0, middle));
        var right = part(rules.subList(middle, rules.size()));
        var rest = diagrams.minus(right.accepted, left.decided);
        var both = new Part<>(diagrams.or(left.accepted, rest), diagrams.or(left.decided, right.decided));
        List.of(rest, left.accepted, left.decided, right.accepted, right.decided)
                .forEach(diagrams::free);
        return both;
    }

    private T rule(Rule rule) {
        var ports = ports(rule.ports().low(), rule.ports().high());
        var protocol = high(rule.protocol().number(), 8, PROTOCOL, 8, ports);
        return prefix(rule.destination(), 0, prefix(rule.source(), SOURCE, protocol));
    }

    private T prefix(Prefix prefix, int from, T below) {
        return high(prefix.first().low(), 32, from, prefix.length(), below);
    }

    /// That the `count` highest of `width` bits are those of a value, and what is `below`.
    private T high(long value, int width, int from, int count, T below) {
        var all = below;
        for (int i = count - 1; i >= 0; i--) {
            var bit = diagrams.bit(from + i, ((value >>> (width - 1 - i)) & 1) != 0);
            var more = diagrams.and(bit, all);
            diagrams.free(bit);
            diagrams.free(all);
            all = more;
        }
        return all;
    }

    /// The union of the fewest aligned blocks.
    private T ports(int low, int high) {
        var all = diagrams.never();
        int next = low;
        while (next <= high) {
            int bits = Math.min(Integer.numberOfTrailingZeros(next | (1 << PORT_BITS)), PORT_BITS);
            while (next + (1 << bits) - 1 > high) {
                bits--;
            }
            var block = high(next, PORT_BITS, PORT, PORT_BITS - bits, diagrams.always());
            var more = diagrams.or(all, block);
            diagrams.free(block);
            diagrams.free(all);
            all = more;
            next += 1 << bits;
        }
        return all;
    }
}
