package bailey.proof;

import bailey.packet.Family;
import bailey.packet.Ports;
import bailey.packet.Protocol;
import bailey.packet.Selector;
import bailey.policy.Services;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A set of (protocol, port), in which an ICMP type counts as a port. Canonical: sorted by protocol and port, and of
/// one protocol nothing touches or overlaps.
record Asked(List<Selector> selectors) {
    static final Asked NOTHING = new Asked(List.of());

    Asked {
        selectors = joined(selectors);
    }

    static Asked of(Collection<Selector> selectors) {
        return new Asked(List.copyOf(selectors));
    }

    private static List<Selector> joined(List<Selector> selectors) {
        if (selectors.size() < 2) {
            return List.copyOf(selectors);
        }
        var joined = new ArrayList<Selector>(selectors.size());
        selectors.stream().sorted().forEach(next -> {
            if (!joined.isEmpty() && touches(joined.getLast(), next)) {
                var before = joined.removeLast().ports();
                int high = Math.max(before.high(), next.ports().high());
                joined.add(new Selector(next.protocol(), new Ports(before.low(), high)));
            } else {
                joined.add(next);
            }
        });
        return List.copyOf(joined);
    }

    private static boolean touches(Selector before, Selector after) {
        return before.protocol().equals(after.protocol())
                && before.ports().high() + 1 >= after.ports().low();
    }

    boolean isEmpty() {
        return selectors.isEmpty();
    }

    Asked union(Asked other) {
        var all = new ArrayList<>(selectors);
        all.addAll(other.selectors);
        return new Asked(all);
    }

    Asked intersect(Asked other) {
        var common = new ArrayList<Selector>();
        for (var one : selectors) {
            other.selectors.stream().filter(one::overlaps).forEach(s -> common.add(common(one, s)));
        }
        return new Asked(common);
    }

    private static Selector common(Selector one, Selector other) {
        int low = Math.max(one.ports().low(), other.ports().low());
        int high = Math.min(one.ports().high(), other.ports().high());
        return new Selector(one.protocol(), new Ports(low, high));
    }

    Asked minus(Asked other) {
        var left = new ArrayList<Selector>();
        for (var one : selectors) {
            int low = one.ports().low();
            for (var gone : other.selectors) {
                if (one.overlaps(gone)) {
                    add(left, one.protocol(), low, gone.ports().low() - 1);
                    low = gone.ports().high() + 1;
                }
            }
            add(left, one.protocol(), low, one.ports().high());
        }
        return new Asked(left);
    }

    private static void add(List<Selector> left, Protocol protocol, int low, int high) {
        if (low <= high) {
            left.add(new Selector(protocol, new Ports(low, high)));
        }
    }

    boolean contains(Asked other) {
        return other.selectors.stream().allMatch(s -> selectors.stream().anyMatch(mine -> mine.contains(s)));
    }

    boolean overlaps(Asked other) {
        return overlap(selectors, other.selectors);
    }

    /// Whether two lists have a packet in common.
    static boolean overlap(List<Selector> some, List<Selector> others) {
        for (var one : some) { // the hottest place of a proof
            for (var other : others) {
                if (one.overlaps(other)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Whether the selectors are everything that a family has, however it is put together.
    static boolean any(List<Selector> selectors, Family family) {
        var everything = Services.ANY.in(family);
        return selectors.size() >= everything.size() && of(selectors).contains(new Asked(everything));
    }

    /// The one that people know best: TCP before UDP before ICMP before others, the lowest port.
    Optional<Selector> first() {
        return selectors.stream().min(Comparator.comparingInt(Asked::rank).thenComparing(s -> s));
    }

    private static int rank(Selector selector) {
        return switch (selector.protocol().number()) {
            case 6 -> 0;
            case 17 -> 1;
            case 1, 58 -> 2;
            default -> 3;
        };
    }
}
