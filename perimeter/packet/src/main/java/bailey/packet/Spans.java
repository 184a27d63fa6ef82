package bailey.packet;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Values of one field as a diagram has them: sorted ranges of unsigned 128-bit numbers that neither touch nor
/// overlap. The last value of a field that is narrower reaches up to the end of its level ([Levels]).
final class Spans {
    /// Every value of a field of one level.
    static final Spans ALL = new Spans(new long[] {0, 0, 0, -1});

    private static final int WIDTH = 4;

    private final long[] ends; // of each range the first and the last, of each the upper half and the lower
    private final int hash;

    private Spans(long[] ends) {
        this.ends = ends;
        this.hash = hash(ends);
    }

    /// Mixed well, since addresses of a site differ in few bits.
    private static int hash(long[] ends) {
        long hash = ends.length;
        for (long end : ends) {
            hash = (hash ^ end) * 0x9E37_79B9_7F4A_7C15L;
            hash ^= hash >>> 32;
        }
        return (int) hash;
    }

    static Spans of(AddressSet addresses, Family family) {
        var ranges = addresses.ranges();
        var ends = new long[WIDTH * ranges.size()];
        int size = 0;
        for (var range : ranges) {
            if (range.family() == family) {
                ends[size++] = range.first().high();
                ends[size++] = range.first().low();
                ends[size++] = range.last().high();
                ends[size++] = range.last().equals(Address.last(family))
                        ? -1
                        : range.last().low();
            }
        }
        return new Spans(size == ends.length ? ends : Arrays.copyOf(ends, size));
    }

    /// Services as numbers: the protocol above 16 bits of port or type. `bearing`: only of protocols that bear a
    /// source port.
    static Spans of(List<Selector> selectors, boolean bearing) {
        if (selectors.size() == 1 && !bearing) {
            return one(selectors.getFirst());
        }
        if (!bearing && selectors.equals(Box.EVERYTHING)) {
            return ALL;
        }
        return joined(
                selectors.stream()
                        .filter(s -> !bearing || s.protocol().hasSelector())
                        .map(s -> new long[] {Services.first(s), Services.last(s)}),
                Services.LAST);
    }

    private static Spans one(Selector selector) {
        long last = Services.last(selector);
        return new Spans(new long[] {0, Services.first(selector), 0, last == Services.LAST ? -1 : last});
    }

    static Spans of(List<Ports> ports) {
        if (ports.equals(Box.EVERY_PORT)) {
            return ALL;
        }
        return joined(ports.stream().map(p -> new long[] {p.low(), p.high()}), Ports.ALL.high());
    }

    static Spans of(Interfaces interfaces) {
        if (interfaces.equals(Interfaces.ANY)) {
            return ALL;
        }
        var numbers = joined(interfaces.numbers().stream().map(n -> new long[] {n, n}), Long.MAX_VALUE);
        return interfaces.except() ? numbers.complement() : numbers;
    }

    /// Numbers below `count`.
    static Spans of(IntStream numbers, int count) {
        return joined(numbers.mapToObj(n -> new long[] {n, n}), count - 1);
    }

    /// Ranges of one level; `greatest` is the last value of the field.
    private static Spans joined(Stream<long[]> ranges, long greatest) {
        return joined(ranges.map(r -> new long[] {0, r[0], 0, r[1] == greatest ? -1 : r[1]})
                .toList());
    }

    /// Ranges of four numbers each, sorted and made one where they touch or overlap.
    static Spans joined(List<long[]> ranges) {
        var sorted = inOrder(ranges)
                ? ranges
                : ranges.stream()
                        .sorted((a, b) -> compare(a[0], a[1], b[0], b[1]))
                        .toList();
        var ends = new long[WIDTH * sorted.size()];
        int size = 0;
        for (var range : sorted) {
            if (size > 0 && touches(ends, size, range)) {
                if (compare(ends[size - 2], ends[size - 1], range[2], range[3]) < 0) {
                    ends[size - 2] = range[2];
                    ends[size - 1] = range[3];
                }
            } else {
                System.arraycopy(range, 0, ends, size, WIDTH);
                size += WIDTH;
            }
        }
        return new Spans(Arrays.copyOf(ends, size));
    }

    private static boolean inOrder(List<long[]> ranges) {
        for (int i = 1; i < ranges.size(); i++) {
            var before = ranges.get(i - 1);
            var range = ranges.get(i);
            if (compare(before[0], before[1], range[0], range[1]) > 0) {
                return false;
            }
        }
        return true;
    }

    /// Whether a range that begins no earlier than the last of `ends` continues it.
    private static boolean touches(long[] ends, int size, long[] range) {
        long high = ends[size - 2];
        long low = ends[size - 1];
        return compare(range[0], range[1], high, low) <= 0
                || (range[1] == low + 1 && range[0] == (low == -1 ? high + 1 : high));
    }

    private static int compare(long high, long low, long otherHigh, long otherLow) {
        int byHigh = Long.compareUnsigned(high, otherHigh);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, otherLow);
    }

    /// Of a field of one level.
    Spans complement() {
        var gaps = new long[WIDTH * (size() + 1)];
        int count = 0;
        long next = 0;
        for (int i = 0; i < size(); i++) {
            if (firstLow(i) != next) {
                gaps[WIDTH * count + 1] = next;
                gaps[WIDTH * count++ + 3] = firstLow(i) - 1;
            }
            next = lastLow(i) + 1;
        }
        gaps[WIDTH * count + 1] = next;
        gaps[WIDTH * count++ + 3] = -1;
        return new Spans(Arrays.copyOf(gaps, WIDTH * count));
    }

    int size() {
        return ends.length / WIDTH;
    }

    boolean isEmpty() {
        return ends.length == 0;
    }

    long firstHigh(int range) {
        return ends[WIDTH * range];
    }

    long firstLow(int range) {
        return ends[WIDTH * range + 1];
    }

    long lastHigh(int range) {
        return ends[WIDTH * range + 2];
    }

    long lastLow(int range) {
        return ends[WIDTH * range + 3];
    }

    /// Whether one of one level has this value.
    boolean contains(long value) {
        return lowest(value, value).isPresent();
    }

    /// The lowest value of one of one level that is neither below `first` nor above `last`.
    Optional<Long> lowest(long first, long last) {
        return IntStream.range(0, size())
                .filter(i -> Long.compareUnsigned(lastLow(i), first) >= 0)
                .mapToObj(i -> Long.compareUnsigned(firstLow(i), first) > 0 ? firstLow(i) : first)
                .findFirst()
                .filter(low -> Long.compareUnsigned(low, last) <= 0);
    }

    /// The addresses of a family that have these numbers.
    AddressSet addresses(Family family) {
        return new AddressSet(IntStream.range(0, size())
                .mapToObj(i -> new AddressRange(
                        new Address(family, firstHigh(i), firstLow(i)), last(family, lastHigh(i), lastLow(i))))
                .toList());
    }

    private static Address last(Family family, long high, long low) {
        return family == Family.IPV4 && low == -1 ? Address.last(family) : new Address(family, high, low);
    }

    /// Orders by the first value.
    static int byFirst(Spans one, Spans other) {
        return compare(one.firstHigh(0), one.firstLow(0), other.firstHigh(0), other.firstLow(0));
    }

    /// Whether all of it lies below all of the other.
    boolean below(Spans other) {
        int end = size() - 1;
        return compare(lastHigh(end), lastLow(end), other.firstHigh(0), other.firstLow(0)) < 0;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Spans spans && hash == spans.hash && Arrays.equals(ends, spans.ends);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
