package bailey.packet;

import java.util.Arrays;

/// The nodes of interval decision diagrams (Gouda and Liu's firewall decision diagrams), each stored once, in flat
/// arrays. A reference is twice the node's index, plus one for the complement of what the node means; the first
/// edge of a stored node is never a complement, adjacent edges lead to different children, and a node has two
/// edges at least: so equal sets have equal references. The only terminal is "all".
final class Nodes {
    static final int ALL = 0;
    static final int EMPTY = 1;

    final Sheaf sheaf = new Sheaf();
    private final int budget;
    private byte[] levels = new byte[64];
    private int[] hashes = new int[64];
    private int[] starts = new int[65];
    private long[] lasts = new long[256];
    private int[] children = new int[256];
    private int[] table = new int[128]; // node indexes by hash; 0, the terminal, is a vacant place
    private int size;

    /// `budget`: the most edges.
    Nodes(int budget) {
        this.budget = budget;
        levels[0] = Levels.TERMINAL;
        size = 1;
    }

    int size() {
        return size;
    }

    int edges() {
        return starts[size];
    }

    int budget() {
        return budget;
    }

    int level(int ref) {
        return levels[ref >>> 1];
    }

    /// Where its edges begin, for [#last] and [#child].
    int start(int ref) {
        return starts[ref >>> 1];
    }

    /// Where its edges end.
    int end(int ref) {
        return starts[(ref >>> 1) + 1];
    }

    long last(int edge) {
        return lasts[edge];
    }

    /// Where an edge of `ref` leads.
    int child(int ref, int edge) {
        return children[edge] ^ ref & 1;
    }

    /// Where the edge for `value` leads.
    int follow(int ref, long value) {
        int low = start(ref);
        int high = end(ref) - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Long.compareUnsigned(lasts[middle], value) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return child(ref, low);
    }

    /// Makes a node of the sheaf's uppermost frame, which ends with `last` -1, and takes the frame away.
    int close(int level, int mark) {
        int count = sheaf.mark() - mark;
        int first = sheaf.children[mark];
        if (count == 1) {
            sheaf.pop(mark);
            return first;
        }
        int complement = first & 1;
        for (int i = mark; complement != 0 && i < mark + count; i++) {
            sheaf.children[i] ^= 1;
        }
        int node = stored(level, mark, count);
        sheaf.pop(mark);
        return node << 1 | complement;
    }

    private int stored(int level, int mark, int count) {
        int hash = hash(level, mark, count);
        int place = hash & table.length - 1;
        for (int node = table[place]; node != 0; node = table[place]) {
            if (hashes[node] == hash && same(node, level, mark, count)) {
                return node;
            }
            place = place + 1 & table.length - 1;
        }
        append(level, hash, mark, count);
        table[place] = size - 1;
        if (2 * size > table.length) {
            rehash();
        }
        return size - 1;
    }

    private int hash(int level, int mark, int count) {
        long hash = level;
        for (int i = mark; i < mark + count; i++) {
            hash = (hash ^ sheaf.lasts[i]) * 0x9E37_79B9_7F4A_7C15L;
            hash = (hash ^ hash >>> 32 ^ sheaf.children[i]) * 0xC2B2_AE3D_27D4_EB4FL;
        }
        return (int) (hash ^ hash >>> 29);
    }

    private boolean same(int node, int level, int mark, int count) {
        int start = starts[node];
        return levels[node] == level
                && starts[node + 1] - start == count
                && Arrays.equals(children, start, start + count, sheaf.children, mark, mark + count)
                && Arrays.equals(lasts, start, start + count, sheaf.lasts, mark, mark + count);
    }

    private void append(int level, int hash, int mark, int count) {
        int start = starts[size];
        if (count > budget - start) {
            throw new TooManyNodes("packet sets of more than %,d edges".formatted(budget));
        }
        grow(start + count);
        System.arraycopy(sheaf.lasts, mark, lasts, start, count);
        System.arraycopy(sheaf.children, mark, children, start, count);
        levels[size] = (byte) level;
        hashes[size] = hash;
        starts[++size] = start + count;
    }

    private void grow(int edges) {
        if (edges > lasts.length) {
            int length = (int) Math.min(budget, Math.max(edges, 2L * lasts.length));
            lasts = Arrays.copyOf(lasts, length);
            children = Arrays.copyOf(children, length);
        }
        if (size == levels.length) {
            levels = Arrays.copyOf(levels, 2 * size);
            hashes = Arrays.copyOf(hashes, 2 * size);
            starts = Arrays.copyOf(starts, 2 * size + 1);
        }
    }

    private void rehash() {
        table = new int[2 * table.length];
        for (int node = 1; node < size; node++) {
            int place = hashes[node] & table.length - 1;
            while (table[place] != 0) {
                place = place + 1 & table.length - 1;
            }
            table[place] = node;
        }
    }
}
