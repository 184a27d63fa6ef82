package bailey.packet;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The union of many sets at once, without nodes for what is on the way: all edges that lead to something are laid
/// over each other, and what leads the same way is united below. Where too many lie on each other it goes by halves.
final class Union {
    /// How many edges may lie on each other, on average.
    private static final int MOST_OVERLAP = 4;

    private final Algebra algebra;
    private final Nodes nodes;
    private final Map<Together, Integer> known = new HashMap<>();

    /// Three sets or more, sorted.
    private record Together(int[] refs) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Together(var its) && Arrays.equals(refs, its);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(refs);
        }
    }

    Union(Algebra algebra) {
        this.algebra = algebra;
        this.nodes = algebra.nodes;
    }

    int of(int[] refs) {
        var some = Arrays.stream(refs).filter(r -> r != Nodes.EMPTY).sorted().distinct().toArray();
        return switch (some.length) {
            case 0 -> Nodes.EMPTY;
            case 1 -> some[0];
            case 2 -> algebra.or(some[0], some[1]);
            default -> some[0] == Nodes.ALL ? Nodes.ALL : many(some);
        };
    }

    private int many(int[] refs) {
        var together = new Together(refs);
        var before = known.get(together);
        if (before != null) {
            return before;
        }
        int result = worked(refs);
        known.put(together, result);
        return result;
    }

    private int worked(int[] refs) {
        int level = Arrays.stream(refs).map(nodes::level).min().orElseThrow();
        var upper = Arrays.stream(refs).filter(r -> nodes.level(r) == level).toArray();
        var lower = Arrays.stream(refs).filter(r -> nodes.level(r) != level).toArray();
        if (lower.length > 0) {
            return algebra.or(of(upper), of(lower));
        }
        var overlay = new Overlay(nodes, upper);
        algebra.spend(overlay.size());
        return overlay.overlap() > MOST_OVERLAP ? byHalves(upper) : node(overlay, level);
    }

    private int byHalves(int[] refs) {
        int middle = refs.length / 2;
        return algebra.or(of(Arrays.copyOf(refs, middle)), of(Arrays.copyOfRange(refs, middle, refs.length)));
    }

    private int node(Overlay overlay, int level) {
        int mark = nodes.sheaf.mark();
        do {
            nodes.sheaf.add(mark, overlay.last(), of(overlay.children()));
        } while (overlay.next());
        return nodes.close(level, mark);
    }
}
