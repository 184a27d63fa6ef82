package bailey.packet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/// Boxes made into diagrams from the bottom up: at each field the boxes are sorted by what they say of it, those
/// that say the same become one diagram of the fields below, and these are put side by side.
final class Building {
    private final Algebra algebra;
    private final Levels levels;
    private final List<FieldValues> ipv4;
    private final List<FieldValues> ipv6;

    Building(Algebra algebra, Levels levels) {
        this.algebra = algebra;
        this.levels = levels;
        this.ipv4 = FieldValues.inOrder(levels, Family.IPV4);
        this.ipv6 = FieldValues.inOrder(levels, Family.IPV6);
    }

    int of(Box box) {
        return byFamily(chain(box, ipv4), chain(box, ipv6));
    }

    private int chain(Box box, List<FieldValues> fields) {
        int below = Nodes.ALL;
        for (int i = fields.size() - 1; i >= 0 && below != Nodes.EMPTY; i--) {
            var values = fields.get(i);
            below = values.unasked(box) ? below : strip(values, values.of(box), below);
        }
        return below;
    }

    int of(Collection<Box> boxes) {
        return byFamily(union(boxes, Family.IPV4, ipv4), union(boxes, Family.IPV6, ipv6));
    }

    private int union(Collection<Box> boxes, Family family, List<FieldValues> fields) {
        var some = boxes.stream().filter(b -> !empty(b, family)).toList();
        return switch (some.size()) {
            case 0 -> Nodes.EMPTY;
            case 1 -> chain(some.getFirst(), fields);
            default -> new Grouping(some, fields).of(0, some.size(), 0);
        };
    }

    private static boolean empty(Box box, Family family) {
        var circumstances = box.circumstances();
        return lacks(box.sources(), family)
                || lacks(box.destinations(), family)
                || FieldValues.lacksService(box)
                || box.sourcePorts().isEmpty()
                || circumstances.in().isEmpty()
                || circumstances.out().isEmpty()
                || circumstances.states().isEmpty()
                || circumstances.directions().isEmpty()
                || circumstances.translated().isEmpty();
    }

    private static boolean lacks(AddressSet addresses, Family family) {
        var ranges = addresses.ranges(); // IPv4 before IPv6
        return ranges.isEmpty() || (family == Family.IPV4 ? ranges.getFirst() : ranges.getLast()).family() != family;
    }

    int byFamily(int ipv4, int ipv6) {
        int mark = algebra.nodes.sheaf.mark();
        algebra.nodes.sheaf.add(mark, Levels.number(Family.IPV4), ipv4);
        algebra.nodes.sheaf.add(mark, -1, ipv6);
        return algebra.nodes.close(Levels.FAMILY, mark);
    }

    private int strip(FieldValues values, Spans spans, int below) {
        var strip = new Strip(algebra.nodes, values.level(levels), values.wide(), Nodes.EMPTY);
        strip.add(spans, below);
        return strip.close();
    }

    /// The boxes of one family, in an array that each field sorts again within the groups of the field above.
    private final class Grouping {
        private static final long BOX = 0xffff_ffffL;
        private static final int MOST_LAYERS = 40;

        private final List<FieldValues> fields;
        private final Column[] columns;
        private final long[] keys; // a rank above a box

        Grouping(List<Box> boxes, List<FieldValues> all) {
            this.fields = new ArrayList<>();
            var some = new ArrayList<Column>();
            for (var values : all) {
                if (!boxes.stream().allMatch(values::unasked)) {
                    fields.add(values);
                    some.add(new Column(boxes, values));
                }
            }
            this.columns = some.toArray(Column[]::new);
            this.keys = new long[boxes.size()];
            Arrays.setAll(keys, i -> i);
        }

        /// The union of the boxes at `from` to `to`, of the fields from `depth` on.
        int of(int from, int to, int depth) {
            if (depth == columns.length) {
                return Nodes.ALL;
            }
            sort(from, to, columns[depth]);
            int first = rank(from);
            if (first == rank(to - 1)) {
                return strip(fields.get(depth), columns[depth].spans(first), of(from, to, depth + 1));
            }
            return sideBySide(runs(from, to, depth), depth);
        }

        private void sort(int from, int to, Column column) {
            boolean sorted = true;
            long before = -1;
            for (int i = from; i < to; i++) {
                long box = keys[i] & BOX;
                keys[i] = (long) column.rank((int) box) << 32 | box;
                sorted &= before <= keys[i];
                before = keys[i];
            }
            if (!sorted) {
                Arrays.sort(keys, from, to);
            }
        }

        private int rank(int at) {
            return (int) (keys[at] >>> 32);
        }

        /// A rank above what its boxes are below, for each rank.
        private long[] runs(int from, int to, int depth) {
            var runs = new long[Math.min(to - from, columns[depth].size())];
            int size = 0;
            int start = from;
            while (start < to) {
                int rank = rank(start);
                int end = start + 1;
                while (end < to && rank(end) == rank) {
                    end++;
                }
                runs[size++] = (long) rank << 32 | of(start, end, depth + 1);
                start = end;
            }
            return Arrays.copyOf(runs, size);
        }

        /// Runs that lie one above the other are written as one node; the others make further layers, whose union
        /// is taken.
        private int sideBySide(long[] runs, int depth) {
            var layers = new int[runs.length];
            int count = 0;
            int left = runs.length;
            while (left > 0) {
                left = layer(runs, left, depth, layers, count, count < MOST_LAYERS);
                count++;
            }
            return new Union(algebra).of(Arrays.copyOf(layers, count));
        }

        /// Puts into `layers` what of the `left` first runs fits beside each other, and returns how many runs,
        /// moved to the front, are left.
        private int layer(long[] runs, int left, int depth, int[] layers, int place, boolean many) {
            var column = columns[depth];
            var values = fields.get(depth);
            var strip = new Strip(algebra.nodes, values.level(levels), values.wide(), Nodes.EMPTY);
            int over = 0;
            Spans before = column.spans((int) (runs[0] >>> 32));
            for (int i = 0; i < left; i++) {
                var spans = column.spans((int) (runs[i] >>> 32));
                if (i == 0 || (many && before.below(spans))) {
                    strip.add(spans, (int) runs[i]);
                    before = spans;
                } else {
                    runs[over++] = runs[i];
                }
            }
            layers[place] = strip.close();
            return over;
        }
    }
}
