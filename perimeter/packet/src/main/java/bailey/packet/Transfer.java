package bailey.packet;

import java.util.Arrays;

/// Sets said anew in other words: what one level asks another is to ask, of the same space or of another one.
final class Transfer {
    /// Values of a level that become values of another: `first` becomes `newFirst`, and so on up to `last`, which
    /// becomes `newLast`. What is outside of them goes lost.
    record Move(int to, long first, long last, long newFirst, long newLast) {
        /// The same values elsewhere.
        Move(int to) {
            this(to, 0, -1, 0, -1);
        }

        private long moved(long value) {
            return value == last ? newLast : value - first + newFirst;
        }
    }

    private final Nodes from;
    private final Algebra algebra;
    private final Move[] moves;
    private final Union union;
    private final Computed memo = new Computed();

    /// `moves`: one for each level.
    Transfer(Nodes from, Algebra algebra, Move[] moves) {
        this.from = from;
        this.algebra = algebra;
        this.moves = moves;
        this.union = new Union(algebra);
    }

    int of(int ref) {
        if (ref <= Nodes.EMPTY) {
            return ref;
        }
        int known = memo.get(ref, 0);
        if (known != Computed.UNKNOWN) {
            return known;
        }
        int result = moved(ref);
        memo.fit(from.size());
        memo.put(ref, 0, result);
        return result;
    }

    /// One node, if what its edges lead to is all asked below it; else the union of what each leads to.
    private int moved(int ref) {
        int start = from.start(ref);
        algebra.spend(from.end(ref) - start);
        var below = new int[from.end(ref) - start];
        int highest = Levels.TERMINAL;
        for (int i = 0; i < below.length; i++) {
            below[i] = of(from.child(ref, start + i));
            highest = Math.min(highest, algebra.nodes.level(below[i]));
        }
        return moves[from.level(ref)].to() < highest ? node(ref, below) : parts(ref, below);
    }

    private int node(int ref, int[] below) {
        var strip = strip(ref);
        for (int i = 0; i < below.length; i++) {
            add(strip, ref, i, below[i]);
        }
        return strip.close();
    }

    private int parts(int ref, int[] below) {
        var byChild = new long[below.length];
        Arrays.setAll(byChild, i -> (long) below[i] << 32 | i);
        Arrays.sort(byChild);
        var parts = new int[below.length];
        int count = 0;
        for (int i = 0; i < below.length; ) {
            int child = (int) (byChild[i] >>> 32);
            var strip = strip(ref);
            for (; i < below.length && (int) (byChild[i] >>> 32) == child; i++) {
                add(strip, ref, (int) byChild[i], Nodes.ALL);
            }
            parts[count++] = algebra.and(strip.close(), child);
        }
        return union.of(Arrays.copyOf(parts, count));
    }

    private Strip strip(int ref) {
        return new Strip(algebra.nodes, moves[from.level(ref)].to(), false, Nodes.EMPTY);
    }

    /// Writes the values of edge `i` of a node.
    private void add(Strip strip, int ref, int i, int child) {
        var move = moves[from.level(ref)];
        int edge = from.start(ref) + i;
        long low = i == 0 ? 0 : from.last(edge - 1) + 1;
        long first = Long.compareUnsigned(low, move.first()) < 0 ? move.first() : low;
        long last = Long.compareUnsigned(from.last(edge), move.last()) > 0 ? move.last() : from.last(edge);
        if (Long.compareUnsigned(first, last) <= 0 && child != Nodes.EMPTY) {
            strip.add(first - move.first() + move.newFirst(), move.moved(last), child);
        }
    }
}
