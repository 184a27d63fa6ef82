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

    /// The lower halves within each of some upper ones. These are as few as the ranges that made them: neighbours that
    /// have the same lower halves have become one edge.
    private void rows(long firstHigh, long lastHigh, int ref, Taker taker) {
        for (long high = firstHigh; high != lastHigh; high++) {
            row(high, ref, taker);
        }
        row(lastHigh, ref, taker);
    }

    private void row(long high, int ref, Taker taker) {
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
