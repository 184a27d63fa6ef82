package bailey.packet;

import java.util.Arrays;

/// Edges of nodes that are being put together: a stack of frames, since a node's children are made while it is.
/// An edge holds for all values from the one after the edge before to its `last`, unsigned; the last edge of a
/// node has `last` -1. A frame begins at a mark.
final class Sheaf {
    long[] lasts = new long[256];
    int[] children = new int[256];
    private int size;

    int mark() {
        return size;
    }

    /// Adds an edge to the frame at `mark`, or lengthens the one before if it leads to the same child.
    void add(int mark, long last, int child) {
        if (size > mark && children[size - 1] == child) {
            lasts[size - 1] = last;
            return;
        }
        if (size == lasts.length) {
            lasts = Arrays.copyOf(lasts, 2 * size);
            children = Arrays.copyOf(children, 2 * size);
        }
        lasts[size] = last;
        children[size++] = child;
    }

    void pop(int mark) {
        size = mark;
    }
}
