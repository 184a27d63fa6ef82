package bailey.packet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// An immutable set of addresses of both families, as sorted ranges that neither touch nor overlap. Canonical:
/// equal sets have equal ranges. The operations are linear in the number of ranges.
public record AddressSet(List<AddressRange> ranges) {
    public static final AddressSet EMPTY = new AddressSet(List.of());

    /// Every address of both families.
    public static final AddressSet ALL = new AddressSet(List.of(everything(Family.IPV4), everything(Family.IPV6)));

    public AddressSet(List<AddressRange> ranges) {
        this.ranges = joined(ranges);
    }

    private static AddressRange everything(Family family) {
        return new AddressRange(Address.first(family), Address.last(family));
    }

    public static AddressSet of(Address address) {
        return new AddressSet(List.of(new AddressRange(address, address)));
    }

    public static AddressSet of(Address... addresses) {
        return new AddressSet(
                List.of(addresses).stream().map(a -> new AddressRange(a, a)).toList());
    }

    public static AddressSet of(Prefix prefix) {
        return of(List.of(prefix));
    }

    public static AddressSet of(Collection<Prefix> prefixes) {
        return new AddressSet(prefixes.stream()
                .map(p -> new AddressRange(p.first(), p.last()))
                .toList());
    }

    public static AddressSet union(Collection<AddressSet> sets) {
        return new AddressSet(sets.stream().flatMap(s -> s.ranges.stream()).toList());
    }

    /// Sorts, and makes one of what overlaps or touches.
    private static List<AddressRange> joined(List<AddressRange> ranges) {
        if (ranges.size() < 2) {
            return List.copyOf(ranges);
        }
        var sorted = new ArrayList<>(ranges);
        sorted.sort(Comparator.naturalOrder());
        var joined = new ArrayList<AddressRange>(sorted.size());
        for (var range : sorted) {
            if (!joined.isEmpty() && touches(joined.getLast(), range)) {
                var before = joined.removeLast();
                joined.add(new AddressRange(before.first(), Collections.max(List.of(before.last(), range.last()))));
            } else {
                joined.add(range);
            }
        }
        return List.copyOf(joined);
    }

    private static boolean touches(AddressRange before, AddressRange after) {
        return before.family() == after.family()
                && (before.last().compareTo(after.first()) >= 0
                        || before.last().next().filter(after.first()::equals).isPresent());
    }

    public AddressSet union(AddressSet other) {
        return union(List.of(this, other));
    }

    public AddressSet intersect(AddressSet other) {
        var common = new ArrayList<AddressRange>();
        int i = 0;
        int j = 0;
        while (i < ranges.size() && j < other.ranges.size()) {
            var a = ranges.get(i);
            var b = other.ranges.get(j);
            var first = a.first().compareTo(b.first()) >= 0 ? a.first() : b.first();
            var last = a.last().compareTo(b.last()) <= 0 ? a.last() : b.last();
            if (first.family() == last.family() && first.compareTo(last) <= 0) {
                common.add(new AddressRange(first, last));
            }
            if (a.last().compareTo(b.last()) <= 0) {
                i++;
            } else {
                j++;
            }
        }
        return new AddressSet(common);
    }

    public AddressSet minus(AddressSet other) {
        return intersect(other.complement());
    }

    /// Every address of both families that is not in this set.
    public AddressSet complement() {
        var gaps = new ArrayList<AddressRange>();
        for (var family : Family.values()) {
            Optional<Address> from = Optional.of(Address.first(family));
            for (var range : of(family).ranges) {
                var before = range.first().previous();
                if (from.isPresent() && before.isPresent() && from.get().compareTo(before.get()) <= 0) {
                    gaps.add(new AddressRange(from.get(), before.get()));
                }
                from = range.last().next();
            }
            from.ifPresent(start -> gaps.add(new AddressRange(start, Address.last(family))));
        }
        return new AddressSet(gaps);
    }

    /// The part of one family.
    public AddressSet of(Family family) {
        if (ranges.isEmpty()
                || (ranges.getFirst().family() == family && ranges.getLast().family() == family)) {
            return this; // ranges are sorted, IPv4 before IPv6
        }
        return new AddressSet(ranges.stream().filter(r -> r.family() == family).toList());
    }

    public boolean contains(Address address) {
        int low = 0;
        int high = ranges.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ranges.get(middle).last().compareTo(address) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < ranges.size() && ranges.get(low).first().compareTo(address) <= 0;
    }

    public boolean contains(AddressSet other) {
        return other.minus(this).isEmpty();
    }

    public boolean overlaps(AddressSet other) {
        return !intersect(other).isEmpty();
    }

    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    /// The lowest address, IPv4 before IPv6.
    public Optional<Address> first() {
        return ranges.isEmpty()
                ? Optional.empty()
                : Optional.of(ranges.getFirst().first());
    }

    /// The only address, if there is just one.
    public Optional<Address> single() {
        return ranges.size() == 1 && ranges.getFirst().single() ? first() : Optional.empty();
    }
}
