package bailey.packet;

import java.util.List;

/// Lists in which the first match decides, folded as a balanced tree of "left overrides right". A part of a list
/// is one diagram of three outcomes: accepted, refused, and undecided, which is a node of its own below all fields.
final class Folding {
    private final Algebra algebra;
    private final Nodes nodes;
    private final int undecided;
    private final Computed overridden = new Computed();

    Folding(Algebra algebra) {
        this.algebra = algebra;
        this.nodes = algebra.nodes;
        int mark = nodes.sheaf.mark();
        nodes.sheaf.add(mark, 0, Nodes.ALL);
        nodes.sheaf.add(mark, -1, Nodes.EMPTY);
        this.undecided = nodes.close(Levels.UNDECIDED, mark);
    }

    /// What the list accepts; what no line matches as `otherwise` has it.
    int of(List<Ruling> rules, boolean otherwise) {
        int decided = rules.isEmpty() ? undecided : fold(rules);
        return override(decided, otherwise ? Nodes.ALL : Nodes.EMPTY);
    }

    private int fold(List<Ruling> rules) {
        int count = rules.size();
        return count == 1
                ? ruling(rules.getFirst())
                : override(fold(rules.subList(0, count / 2)), fold(rules.subList(count / 2, count)));
    }

    private int ruling(Ruling rule) {
        int packets = rule.packets().ref();
        return rule.accepts() ? algebra.or(packets, undecided) : algebra.minus(undecided, packets);
    }

    private int override(int left, int right) {
        if (left == undecided) {
            return right;
        }
        if (left <= Nodes.EMPTY || left == right || right == undecided) {
            return left;
        }
        int known = overridden.get(left, right);
        if (known != Computed.UNKNOWN) {
            return known;
        }
        int result = worked(left, right);
        overridden.fit(nodes.size());
        overridden.put(left, right, result);
        return result;
    }

    private int worked(int left, int right) {
        int level = Math.min(nodes.level(left), nodes.level(right));
        boolean asksLeft = nodes.level(left) == level;
        boolean asksRight = nodes.level(right) == level;
        int i = nodes.start(left);
        int j = nodes.start(right);
        algebra.spend((asksLeft ? nodes.end(left) - i : 0) + (asksRight ? nodes.end(right) - j : 0));
        int mark = nodes.sheaf.mark();
        while (true) {
            long lastLeft = asksLeft ? nodes.last(i) : -1;
            long lastRight = asksRight ? nodes.last(j) : -1;
            int first = Long.compareUnsigned(lastLeft, lastRight);
            long last = first <= 0 ? lastLeft : lastRight;
            int below = override(asksLeft ? nodes.child(left, i) : left, asksRight ? nodes.child(right, j) : right);
            nodes.sheaf.add(mark, last, below);
            if (last == -1) {
                return nodes.close(level, mark);
            }
            i += first <= 0 ? 1 : 0;
            j += first >= 0 ? 1 : 0;
        }
    }
}
