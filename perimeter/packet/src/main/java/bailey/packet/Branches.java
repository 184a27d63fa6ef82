package bailey.packet;

/// What a set says of one field: ranges of its values, and what holds of the fields below for each.
final class Branches {
    /// Takes a range of values, each end in two halves, and what is below.
    interface Taker {
        void take(long[] range, int below);
    }

    private final Nodes nodes;
    private final int level;
    private final int last;

    Branches(Nodes nodes, Levels levels, FieldValues values) {
        this.nodes = nodes;
        this.level = values.level(levels);
        this.last = levels.last(values.field());
    }

    /// Whether a node asks for a field above this one.
    boolean above(int ref) {
        return nodes.level(ref) < level;
    }

    /// Whether a node asks for a field below this one, or for none.
    boolean below(int ref) {
        return nodes.level(ref) > last;
    }

    /// Gives what a node of this field leads to, all but what leads to nothing.
    void of(int ref, Taker taker) {
        long first = 0;
        for (int i = nodes.start(ref); i < nodes.end(ref); i++) {
            int child = nodes.child(ref, i);
            if (level != last && nodes.level(child) == last) {
                rows(first, nodes.last(i), child, taker);
            } else if (child != Nodes.EMPTY) {
                taker.take(level == last ? narrow(first, nodes.last(i)) : wide(first, nodes.last(i)), child);
            }
            first = nodes.last(i) + 1;
        }
    }

    private static long[] narrow(long first, long last) {
        return new long[] {0, first, 0, last};
    }

    private static long[] wide(long first, long last) {
        return new long[] {first, 0, last, -1};
    }

    /// The lower halves within one upper half. Sets of ranges of addresses have no others.
    private void rows(long high, long lastHigh, int ref, Taker taker) {
        if (high != lastHigh) {
            throw new IllegalStateException("lower halves of addresses without their upper half");
        }
        long first = 0;
        for (int i = nodes.start(ref); i < nodes.end(ref); i++) {
            int child = nodes.child(ref, i);
            if (child != Nodes.EMPTY) {
                taker.take(new long[] {high, first, high, nodes.last(i)}, child);
            }
            first = nodes.last(i) + 1;
        }
    }
}
