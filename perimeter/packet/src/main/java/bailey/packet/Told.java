package bailey.packet;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Values of a diagram told as people know them.
final class Told {
    private Told() {}

    /// `values`: of every field; of both families without a family.
    static Box box(Map<Field, Spans> values, Optional<Family> family) {
        var circumstances = new Circumstances(
                interfaces(of(values, Field.IN)),
                interfaces(of(values, Field.OUT)),
                constants(of(values, Field.STATE), FlowState.values()),
                constants(of(values, Field.DIRECTION), Direction.values()),
                constants(of(values, Field.TRANSLATED), new Boolean[] {false, true}));
        return new Box(
                circumstances,
                family.map(of(values, Field.SOURCE)::addresses).orElse(AddressSet.ALL),
                family.map(of(values, Field.DESTINATION)::addresses).orElse(AddressSet.ALL),
                selectors(of(values, Field.SERVICE)),
                ports(of(values, Field.SOURCE_PORT)));
    }

    private static Spans of(Map<Field, Spans> values, Field field) {
        return values.getOrDefault(field, Spans.ALL);
    }

    private static Interfaces interfaces(Spans spans) {
        boolean except = spans.contains(-1);
        var some = except ? spans.complement() : spans;
        var numbers = new HashSet<Integer>();
        for (int i = 0; i < some.size(); i++) {
            LongStream.rangeClosed(some.firstLow(i), some.lastLow(i)).forEach(n -> numbers.add((int) n));
        }
        return new Interfaces(numbers, except);
    }

    private static <T> Set<T> constants(Spans spans, T[] all) {
        var constants = new HashSet<T>();
        IntStream.range(0, all.length).filter(spans::contains).forEach(i -> constants.add(all[i]));
        return constants;
    }

    private static List<Selector> selectors(Spans spans) {
        if (spans.equals(Spans.ALL)) {
            return Box.EVERYTHING;
        }
        return ranges(spans, Services::selectors).flatMap(List::stream).toList();
    }

    private static List<Ports> ports(Spans spans) {
        return ranges(spans, (first, last) -> new Ports((int) first, last == -1 ? Ports.ALL.high() : (int) last))
                .toList();
    }

    private interface Range<T> {
        T of(long first, long last);
    }

    private static <T> Stream<T> ranges(Spans spans, Range<T> range) {
        return IntStream.range(0, spans.size()).mapToObj(i -> range.of(spans.firstLow(i), spans.lastLow(i)));
    }
}
