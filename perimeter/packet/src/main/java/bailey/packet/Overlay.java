package bailey.packet;

import java.util.Arrays;

/// The edges of nodes of one level, laid over each other: the values fall into pieces within which every node leads
/// to one child. A walk from the first piece to the last. What leads to nothing is left out.
final class Overlay {
    private final int size;
    private final long[] pieces; // the last value of each
    private final int[] starts; // where in `byStart` the edges of each piece begin
    private final int[] byStart;
    private final int[] children;
    private final int[] ends; // the last piece of each edge
    private final int[] active;
    private int actives;
    private int piece;

    Overlay(Nodes nodes, int[] refs) {
        int all = Arrays.stream(refs).map(r -> nodes.end(r) - nodes.start(r)).sum();
        var lasts = new long[all + 1];
        var beginnings = new int[all];
        this.children = new int[all];
        this.ends = new int[all];
        int count = 0;
        for (int ref : refs) {
            for (int i = nodes.start(ref); i < nodes.end(ref); i++) {
                lasts[count++] = nodes.last(i) ^ Long.MIN_VALUE;
            }
        }
        this.pieces = distinct(lasts, count);
        int edges = 0;
        for (int ref : refs) {
            int before = -1;
            for (int i = nodes.start(ref); i < nodes.end(ref); i++) {
                int end = Arrays.binarySearch(pieces, nodes.last(i) ^ Long.MIN_VALUE);
                if (nodes.child(ref, i) != Nodes.EMPTY) {
                    beginnings[edges] = before + 1;
                    ends[edges] = end;
                    children[edges++] = nodes.child(ref, i);
                }
                before = end;
            }
        }
        this.size = edges;
        this.active = new int[edges];
        this.starts = new int[pieces.length + 1];
        this.byStart = new int[edges];
        sort(beginnings);
        admit();
    }

    private static long[] distinct(long[] values, int count) {
        Arrays.sort(values, 0, count);
        int size = 0;
        for (int i = 0; i < count; i++) {
            if (size == 0 || values[size - 1] != values[i]) {
                values[size++] = values[i];
            }
        }
        return Arrays.copyOf(values, size);
    }

    /// Counts, then places.
    private void sort(int[] beginnings) {
        for (int i = 0; i < size; i++) {
            starts[beginnings[i] + 1]++;
        }
        for (int i = 0; i < pieces.length; i++) {
            starts[i + 1] += starts[i];
        }
        var places = Arrays.copyOf(starts, pieces.length);
        for (int i = 0; i < size; i++) {
            byStart[places[beginnings[i]]++] = i;
        }
    }

    private void admit() {
        for (int i = starts[piece]; i < starts[piece + 1]; i++) {
            active[actives++] = byStart[i];
        }
    }

    /// How many edges there are.
    int size() {
        return size;
    }

    /// On how many pieces an edge lies, on average.
    long overlap() {
        long covered = 0;
        for (int at = 0; at < pieces.length; at++) {
            for (int i = starts[at]; i < starts[at + 1]; i++) {
                covered += ends[byStart[i]] - at + 1;
            }
        }
        return size == 0 ? 0 : covered / size;
    }

    /// The last value of this piece.
    long last() {
        return pieces[piece] ^ Long.MIN_VALUE;
    }

    /// What the nodes lead to in this piece.
    int[] children() {
        var some = new int[actives];
        for (int i = 0; i < actives; i++) {
            some[i] = children[active[i]];
        }
        return some;
    }

    /// Goes to the next piece; false if this was the last.
    boolean next() {
        int left = 0;
        for (int i = 0; i < actives; i++) {
            if (ends[active[i]] > piece) {
                active[left++] = active[i];
            }
        }
        actives = left;
        if (++piece == pieces.length) {
            return false;
        }
        admit();
        return true;
    }
}
