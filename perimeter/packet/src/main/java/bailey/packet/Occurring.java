package bailey.packet;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// The values of one field that occur in a set, of the packets of one family. Makes no nodes: whatever is not
/// empty has a packet, so each node is looked at once.
final class Occurring {
    private final Nodes nodes;
    private final Branches branches;
    private final BitSet seen = new BitSet();
    private final List<long[]> ranges = new ArrayList<>();
    private final long[] everything;
    private boolean all;

    private Occurring(Nodes nodes, Levels levels, FieldValues values) {
        this.nodes = nodes;
        this.branches = new Branches(nodes, levels, values);
        this.everything = new long[] {0, 0, values.wide() ? -1 : 0, -1};
    }

    static Spans of(Nodes nodes, Levels levels, FieldValues values, int ref) {
        var occurring = new Occurring(nodes, levels, values);
        occurring.visit(Levels.ofFamily(nodes, ref, values.family()));
        return Spans.joined(occurring.all ? List.of(occurring.everything) : occurring.ranges);
    }

    private void visit(int ref) {
        if (all || ref == Nodes.EMPTY || seen.get(ref)) {
            return;
        }
        seen.set(ref);
        if (branches.below(ref)) {
            all = true;
        } else if (branches.above(ref)) {
            for (int i = nodes.start(ref); i < nodes.end(ref); i++) {
                visit(nodes.child(ref, i));
            }
        } else {
            branches.of(ref, (range, _) -> ranges.add(range));
        }
    }
}
