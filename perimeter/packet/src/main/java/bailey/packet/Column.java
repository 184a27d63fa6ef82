package bailey.packet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// What each of many boxes says of one field: a rank for each box among the different sets of values, which are
/// sorted by their first value.
final class Column {
    private final IdentityHashMap<Object, Integer> words = new IdentityHashMap<>();
    private final Map<Spans, Integer> places = new HashMap<>();
    private final List<Spans> found = new ArrayList<>();
    private final int[] ranks;
    private Spans[] sorted = {};

    Column(List<Box> boxes, FieldValues values) {
        this.ranks = new int[boxes.size()];
        fill(boxes, values);
        sort();
    }

    private void fill(List<Box> boxes, FieldValues values) {
        for (int i = 0; i < ranks.length; i++) {
            var box = boxes.get(i);
            ranks[i] = values.simple(box)
                    ? place(values.of(box))
                    : words.computeIfAbsent(values.word(box), _ -> place(values.of(box)));
        }
    }

    private int place(Spans spans) {
        var known = places.putIfAbsent(spans, found.size());
        if (known != null) {
            return known;
        }
        found.add(spans);
        return found.size() - 1;
    }

    private void sort() {
        sorted = found.toArray(Spans[]::new);
        Arrays.sort(sorted, Spans::byFirst);
        var rankOf = new int[sorted.length];
        for (int rank = 0; rank < sorted.length; rank++) {
            rankOf[places.getOrDefault(sorted[rank], 0)] = rank;
        }
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = rankOf[ranks[i]];
        }
        words.clear();
        places.clear();
    }

    int rank(int box) {
        return ranks[box];
    }

    Spans spans(int rank) {
        return sorted[rank];
    }

    /// How many different sets of values there are.
    int size() {
        return sorted.length;
    }
}
