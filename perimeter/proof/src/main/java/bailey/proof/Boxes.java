package bailey.proof;

import bailey.packet.Box;
import bailey.packet.Family;
import bailey.packet.Selector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/// The boxes of a set put together again: a diagram cuts where people would not. Exact: no box says more than its
/// parts together.
final class Boxes {
    private Boxes() {}

    static List<Box> joined(List<Box> boxes) {
        var parts = boxes.stream()
                .flatMap(b -> Arrays.stream(Family.values()).map(b::of))
                .filter(b -> !b.sources().isEmpty() && !b.destinations().isEmpty())
                .toList();
        return List.copyOf(again(parts));
    }

    private static Collection<Box> again(Collection<Box> boxes) {
        var byService = join(boxes, b -> List.of(b.sources(), b.destinations(), b.sourcePorts()), Boxes::services);
        var bySource = join(
                byService,
                b -> List.of(b.selectors(), b.destinations(), b.sourcePorts()),
                (a, b) -> a.from(a.sources().union(b.sources())));
        var byTarget = join(
                bySource,
                b -> List.of(b.selectors(), b.sources(), b.sourcePorts()),
                (a, b) -> a.to(a.destinations().union(b.destinations())));
        return byTarget.size() < boxes.size() ? again(byTarget) : byTarget;
    }

    private static Collection<Box> join(
            Collection<Box> boxes, Function<Box, List<Object>> key, BinaryOperator<Box> together) {
        Map<List<Object>, Box> joined = new LinkedHashMap<>();
        boxes.forEach(b -> {
            var family = b.sources().of(Family.IPV4).isEmpty() ? Family.IPV6 : Family.IPV4;
            var place = new ArrayList<>(key.apply(b));
            place.add(family);
            joined.merge(List.copyOf(place), b, together);
        });
        return joined.values();
    }

    private static Box services(Box one, Box other) {
        var all = new ArrayList<Selector>(one.selectors());
        other.selectors().stream().filter(s -> !all.contains(s)).forEach(all::add);
        return one.of(all.stream().sorted().toList());
    }
}
