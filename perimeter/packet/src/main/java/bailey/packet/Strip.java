package bailey.packet;

/// The edges of one field that are being written in ascending order: of one level, or of two where the field is an
/// address of IPv6. What was left out between two ranges leads to `outside`.
final class Strip {
    private static final int NONE = -1;

    private final Nodes nodes;
    private final int level;
    private final boolean wide;
    private final int outside;
    private final int mark;
    private int row = NONE; // the frame of the lower level, for the upper half `nextHigh`
    private long nextHigh;
    private long nextLow;
    private boolean full;

    /// `level`: of a wide field that of its upper half.
    Strip(Nodes nodes, int level, boolean wide, int outside) {
        this.nodes = nodes;
        this.level = level;
        this.wide = wide;
        this.outside = outside;
        this.mark = nodes.sheaf.mark();
    }

    void add(Spans spans, int child) {
        for (int i = 0; i < spans.size(); i++) {
            long high = spans.firstHigh(i);
            long low = spans.firstLow(i);
            if (high != nextHigh || low != nextLow) {
                upTo(low == 0 ? high - 1 : high, low - 1, outside);
            }
            upTo(spans.lastHigh(i), spans.lastLow(i), child);
        }
    }

    /// Of a field of one level.
    void add(long first, long last, int child) {
        if (first != nextLow) {
            upTo(0, first - 1, outside);
        }
        upTo(0, last, child);
    }

    int close() {
        if (!full) {
            upTo(wide ? -1 : 0, -1, outside);
        }
        return nodes.close(level, mark);
    }

    /// All from the next value to this one.
    private void upTo(long high, long low, int child) {
        if (wide) {
            upToRow(high, low, child);
            full = high == -1 && low == -1;
        } else {
            nodes.sheaf.add(mark, low, child);
            nextLow = low + 1;
            full = low == -1;
        }
    }

    private void upToRow(long high, long low, int child) {
        if (row != NONE && nextHigh != high) {
            inRow(-1, child);
        }
        if (row == NONE && nextHigh != high && low != -1) {
            rows(high - 1, child);
        }
        if (row == NONE && low == -1) {
            rows(high, child);
        } else {
            inRow(low, child);
        }
    }

    /// Whole rows up to that of `high`.
    private void rows(long high, int child) {
        nodes.sheaf.add(mark, high, child);
        nextHigh = high + 1;
        nextLow = 0;
    }

    private void inRow(long low, int child) {
        if (row == NONE) {
            row = nodes.sheaf.mark();
        }
        nodes.sheaf.add(row, low, child);
        nextLow = low + 1;
        if (low == -1) {
            int whole = nodes.close(level + 1, row);
            row = NONE;
            rows(nextHigh, whole);
        }
    }
}
