package bailey.packet;

/// The operation on references that all others are made of: conjunction. Complement is free, so this is all of the
/// algebra of sets. It also counts the work that is done.
final class Algebra {
    /// How many edges may be looked at in one piece of work, for each edge of the budget.
    private static final long WORK = 64;

    final Nodes nodes;
    private final Computed both = new Computed();
    private long work;

    Algebra(Nodes nodes) {
        this.nodes = nodes;
    }

    /// A new piece of work begins.
    void begin() {
        nodes.sheaf.pop(0);
        work = 0;
    }

    /// Counts edges looked at.
    void spend(int edges) {
        work += edges;
        if (work > WORK * nodes.budget()) {
            throw new TooManyNodes("packet sets that take more than %,d steps".formatted(WORK * nodes.budget()));
        }
    }

    int or(int a, int b) {
        return and(a ^ 1, b ^ 1) ^ 1;
    }

    int minus(int a, int b) {
        return and(a, b ^ 1);
    }

    int and(int a, int b) {
        if (a == b || b == Nodes.ALL) {
            return a;
        }
        if (a == Nodes.ALL) {
            return b;
        }
        if (a == Nodes.EMPTY || b == Nodes.EMPTY || a == (b ^ 1)) {
            return Nodes.EMPTY;
        }
        return a < b ? orderedAnd(a, b) : orderedAnd(b, a);
    }

    private int orderedAnd(int a, int b) {
        int known = both.get(a, b);
        if (known != Computed.UNKNOWN) {
            return known;
        }
        int levelA = nodes.level(a);
        int levelB = nodes.level(b);
        int result = levelA == levelB ? andEdges(a, b) : levelA < levelB ? andEach(a, b) : andEach(b, a);
        both.fit(nodes.size());
        both.put(a, b, result);
        return result;
    }

    private int andEdges(int a, int b) {
        int i = nodes.start(a);
        int j = nodes.start(b);
        spend(nodes.end(a) - i + nodes.end(b) - j);
        int mark = nodes.sheaf.mark();
        while (true) {
            long lastA = nodes.last(i);
            long lastB = nodes.last(j);
            int first = Long.compareUnsigned(lastA, lastB);
            long last = first <= 0 ? lastA : lastB;
            nodes.sheaf.add(mark, last, and(nodes.child(a, i), nodes.child(b, j)));
            if (last == -1) {
                return nodes.close(nodes.level(a), mark);
            }
            i += first <= 0 ? 1 : 0;
            j += first >= 0 ? 1 : 0;
        }
    }

    private int andEach(int upper, int lower) {
        int start = nodes.start(upper);
        int end = nodes.end(upper);
        spend(end - start);
        int mark = nodes.sheaf.mark();
        for (int i = start; i < end; i++) {
            nodes.sheaf.add(mark, nodes.last(i), and(nodes.child(upper, i), lower));
        }
        return nodes.close(nodes.level(upper), mark);
    }
}
