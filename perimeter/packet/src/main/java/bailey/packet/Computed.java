package bailey.packet;

import java.util.Arrays;

/// What operations on two references came to. A direct-mapped table that forgets: an answer may be worked out
/// again, never be wrong.
final class Computed {
    static final int UNKNOWN = -1;
    private static final int MOST = 1 << 23;

    private static final int FIRST = 1 << 6;

    private long[] keys = new long[FIRST];
    private int[] results = new int[FIRST];
    private int puts;

    Computed() {
        Arrays.fill(results, UNKNOWN);
    }

    int get(int a, int b) {
        long key = key(a, b);
        int place = place(key);
        return keys[place] == key ? results[place] : UNKNOWN;
    }

    void put(int a, int b, int result) {
        long key = key(a, b);
        int place = place(key);
        keys[place] = key;
        results[place] = result;
        puts++;
    }

    /// Makes room for operations among so many nodes, once there have been as many.
    void fit(int nodes) {
        if (puts > keys.length / 2 && nodes > keys.length / 2 && keys.length < MOST) {
            grow();
        }
    }

    private void grow() {
        var oldKeys = keys;
        var oldResults = results;
        keys = new long[4 * oldKeys.length];
        results = new int[4 * oldKeys.length];
        Arrays.fill(results, UNKNOWN);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldResults[i] != UNKNOWN) {
                int place = place(oldKeys[i]);
                keys[place] = oldKeys[i];
                results[place] = oldResults[i];
            }
        }
    }

    private static long key(int a, int b) {
        return (long) a << 32 | (b & 0xffff_ffffL);
    }

    private int place(long key) {
        long hash = key * 0x9E37_79B9_7F4A_7C15L;
        return (int) (hash ^ hash >>> 32) & keys.length - 1;
    }
}
