package bailey.packet;

import java.util.Collection;
import java.util.List;

/// The owner of packet sets and of what they are made of. It only grows, up to a budget; drop it when its sets are
/// no longer wanted. Not for two threads at a time, and sets of two spaces do not mix.
public final class PacketSpace {
    /// Half a gigabyte when used up, which few sets of 10,000 rules in an unlucky order do.
    private static final int USUAL_BUDGET = 32_000_000;

    private final Order order;
    private final Levels levels;
    private final Algebra algebra;
    private final Building building;
    private final Folding folding;

    public PacketSpace() {
        this(Order.USUAL, USUAL_BUDGET);
    }

    /// With the usual budget.
    public PacketSpace(Order order) {
        this(order, USUAL_BUDGET);
    }

    /// `budget`: the most edges that all sets ever made here may have together, 12 to 40 bytes each. What needs
    /// more, or 64 times as many steps at once, ends in [TooManyNodes].
    public PacketSpace(Order order, int budget) {
        if (budget < 2) {
            throw new IllegalArgumentException("not a budget: " + budget);
        }
        this.order = order;
        this.levels = new Levels(order);
        this.algebra = new Algebra(new Nodes(budget));
        this.building = new Building(algebra, levels);
        this.folding = new Folding(algebra);
    }

    public Order order() {
        return order;
    }

    Levels levels() {
        return levels;
    }

    Nodes nodes() {
        return algebra.nodes;
    }

    /// The algebra, for a new piece of work.
    Algebra algebra() {
        algebra.begin();
        return algebra;
    }

    PacketSet set(int ref) {
        return new PacketSet(this, ref);
    }

    public PacketSet empty() {
        return set(Nodes.EMPTY);
    }

    /// Every packet of both families in every circumstance.
    public PacketSet all() {
        return set(Nodes.ALL);
    }

    public PacketSet of(Box box) {
        algebra.begin();
        return set(building.of(box));
    }

    /// The union of many boxes, much faster than one by one.
    public PacketSet of(Collection<Box> boxes) {
        algebra.begin();
        return set(building.of(boxes));
    }

    public PacketSet union(Collection<PacketSet> sets) {
        return set(new Union(algebra()).of(sets.stream().mapToInt(this::own).toArray()));
    }

    /// What a list accepts in which the first match decides, and `otherwise` where none matches.
    public PacketSet firstMatch(List<Ruling> rules, boolean otherwise) {
        rules.forEach(r -> own(r.packets()));
        algebra.begin();
        return set(folding.of(rules, otherwise));
    }

    /// A set of another space, made one of this. So a set outlives what was needed to find it, and comes into
    /// another order.
    public PacketSet copy(PacketSet foreign) {
        var from = foreign.space();
        return set(new Transfer(from.nodes(), algebra(), from.levels().to(levels)).of(foreign.ref()));
    }

    /// What a set of this space refers to.
    int own(PacketSet set) {
        if (set.space() != this) {
            throw new IllegalArgumentException("packet sets of two spaces");
        }
        return set.ref();
    }

    /// How many nodes there are, of all sets ever made here.
    public int size() {
        return algebra.nodes.size();
    }

    /// How much of the budget is used.
    public int edges() {
        return algebra.nodes.edges();
    }
}
