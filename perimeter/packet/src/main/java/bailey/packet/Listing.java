package bailey.packet;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A set as boxes that have no packet in common: one for each way through the diagram, where values that lead the
/// same way go together.
final class Listing {
    private final Nodes nodes;
    private final Levels levels;
    private final int limit;
    private final List<Box> boxes = new ArrayList<>();
    private final Map<Field, Spans> way = new EnumMap<>(Field.class);

    private Optional<Family> family = Optional.empty();

    private Listing(Nodes nodes, Levels levels, int limit) {
        this.nodes = nodes;
        this.levels = levels;
        this.limit = limit;
    }

    /// The first boxes, `limit` at most.
    static List<Box> of(Nodes nodes, Levels levels, int ref, int limit) {
        var listing = new Listing(nodes, levels, limit);
        if (nodes.level(ref) == Levels.FAMILY) {
            for (var family : Family.values()) {
                listing.family = Optional.of(family);
                listing.list(Levels.ofFamily(nodes, ref, family), FieldValues.inOrder(levels, family));
            }
        } else {
            listing.list(ref, FieldValues.inOrder(levels, Family.IPV4)); // which asks for no address
        }
        return List.copyOf(listing.boxes);
    }

    private void list(int ref, List<FieldValues> fields) {
        if (ref == Nodes.EMPTY || boxes.size() == limit) {
            return;
        }
        var values = fields.getFirst();
        var rest = fields.subList(1, fields.size());
        ways(ref, values).forEach((below, ranges) -> {
            way.put(values.field(), Spans.joined(ranges));
            if (!rest.isEmpty()) {
                list(below, rest);
            } else {
                add(Told.box(way, family));
            }
        });
    }

    /// Protocols that bear no source port are met again at each source port, where that is asked before the service:
    /// they are listed with port 0, and with every port.
    private void add(Box box) {
        if (box.sourcePorts().equals(Box.EVERY_PORT)) {
            limited(box);
            return;
        }
        limited(box.of(selectors(box, true)));
        if (box.sourcePorts().getFirst().contains(0)) {
            limited(box.of(selectors(box, false)).fromPorts(Ports.ALL));
        }
    }

    private static List<Selector> selectors(Box box, boolean bearing) {
        return box.selectors().stream()
                .filter(s -> s.protocol().hasSelector() == bearing)
                .toList();
    }

    private void limited(Box box) {
        if (boxes.size() < limit && !box.selectors().isEmpty()) {
            boxes.add(box);
        }
    }

    private Map<Integer, List<long[]>> ways(int ref, FieldValues values) {
        var branches = new Branches(nodes, levels, values);
        if (branches.below(ref)) {
            return Map.of(ref, List.of(new long[] {0, 0, values.wide() ? -1 : 0, -1}));
        }
        var ways = new LinkedHashMap<Integer, List<long[]>>();
        branches.of(
                ref,
                (range, below) ->
                        ways.computeIfAbsent(below, _ -> new ArrayList<>()).add(range));
        return ways;
    }
}
