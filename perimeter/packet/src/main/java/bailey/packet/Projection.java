package bailey.packet;

import java.util.Arrays;

/// Packets of which some packet of a set differs in certain levels alone: those levels are forgotten.
final class Projection extends Mapping {
    private final long mask;
    private final Union union;

    /// `mask`: a bit for each level that is forgotten.
    Projection(Algebra algebra, long mask) {
        super(algebra);
        this.mask = mask;
        this.union = new Union(algebra);
    }

    @Override
    boolean untouched(int level) {
        return mask >>> level == 0;
    }

    @Override
    int changed(int ref) {
        return (mask >>> nodes.level(ref) & 1) != 0 ? any(ref) : each(ref);
    }

    private int any(int ref) {
        int start = nodes.start(ref);
        algebra.spend(nodes.end(ref) - start);
        var children = new int[nodes.end(ref) - start];
        Arrays.setAll(children, i -> nodes.child(ref, start + i));
        var below = Arrays.stream(children).distinct().map(this::of).toArray();
        return union.of(below);
    }
}
