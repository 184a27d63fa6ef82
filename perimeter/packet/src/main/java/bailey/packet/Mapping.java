package bailey.packet;

/// A function from references to references that is worked out once for each node.
abstract class Mapping {
    final Algebra algebra;
    final Nodes nodes;
    private final Computed memo = new Computed();

    Mapping(Algebra algebra) {
        this.algebra = algebra;
        this.nodes = algebra.nodes;
    }

    /// Whether a node of this level, and all below it, stay as they are.
    abstract boolean untouched(int level);

    /// What a node becomes.
    abstract int changed(int ref);

    final int of(int ref) {
        if (untouched(nodes.level(ref))) {
            return ref;
        }
        int known = memo.get(ref, 0);
        if (known != Computed.UNKNOWN) {
            return known;
        }
        int result = changed(ref);
        memo.fit(nodes.size());
        memo.put(ref, 0, result);
        return result;
    }

    /// A node of the same level whose children are changed.
    final int each(int ref) {
        int end = nodes.end(ref);
        algebra.spend(end - nodes.start(ref));
        int mark = nodes.sheaf.mark();
        for (int i = nodes.start(ref); i < end; i++) {
            nodes.sheaf.add(mark, nodes.last(i), of(nodes.child(ref, i)));
        }
        return nodes.close(nodes.level(ref), mark);
    }
}
