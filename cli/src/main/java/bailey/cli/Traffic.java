package bailey.cli;

import bailey.packet.AddressSet;
import bailey.packet.Ports;
import bailey.packet.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Every packet of one family from one of `sources` to one of `destinations` that `selector` contains: a box in the
/// space of packets. What is left of a box without another one is a few boxes.
record Traffic(AddressSet sources, AddressSet destinations, Selector selector) {
    boolean isEmpty() {
        return sources.isEmpty() || destinations.isEmpty();
    }

    Optional<Traffic> intersect(Traffic other) {
        if (!selector.overlaps(other.selector)) {
            return Optional.empty();
        }
        int low = Math.max(selector.ports().low(), other.selector.ports().low());
        int high = Math.min(selector.ports().high(), other.selector.ports().high());
        var common = new Traffic(
                sources.intersect(other.sources),
                destinations.intersect(other.destinations),
                new Selector(selector.protocol(), new Ports(low, high)));
        return Optional.of(common).filter(t -> !t.isEmpty());
    }

    /// What is in this box and not in `other`, as boxes that do not overlap.
    List<Traffic> minus(Traffic other) {
        var common = intersect(other);
        if (common.isEmpty()) {
            return List.of(this);
        }
        var inside = common.get();
        var left = new ArrayList<Traffic>();
        left.add(new Traffic(sources.minus(inside.sources), destinations, selector));
        left.add(new Traffic(inside.sources, destinations.minus(inside.destinations), selector));
        var ports = selector.ports();
        var taken = inside.selector.ports();
        if (ports.low() < taken.low()) {
            left.add(inside.on(ports.low(), taken.low() - 1));
        }
        if (taken.high() < ports.high()) {
            left.add(inside.on(taken.high() + 1, ports.high()));
        }
        left.removeIf(Traffic::isEmpty);
        return left;
    }

    private Traffic on(int low, int high) {
        return new Traffic(sources, destinations, new Selector(selector.protocol(), new Ports(low, high)));
    }

    static List<Traffic> minus(List<Traffic> boxes, Traffic other) {
        return boxes.stream().flatMap(b -> b.minus(other).stream()).toList();
    }
}
