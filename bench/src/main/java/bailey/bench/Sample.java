package bailey.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Figures of one thing measured again and again.
record Sample(List<Double> values) {
    Sample {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
    }

    Sample with(double value) {
        var more = new ArrayList<>(values);
        more.add(value);
        return new Sample(more);
    }

    /// This one's figure over the other's, round by round.
    Sample over(Sample other) {
        return new Sample(IntStream.range(0, values.size())
                .mapToObj(i -> values.get(i) / other.values.get(i))
                .toList());
    }

    double median() {
        var sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    double least() {
        return values.stream().min(Double::compare).orElseThrow();
    }

    double most() {
        return values.stream().max(Double::compare).orElseThrow();
    }
}
