package bailey.bench;

import java.time.Duration;
import java.util.List;

/// How much is measured: so many paired rounds, each contender for `span` in each of them, at each of the sizes
/// `flows`; so many `compilations` of the largest site, and so many `labs` put up.
record Effort(int rounds, Duration span, List<Integer> flows, int compilations, int labs) {
    static final Effort FULL = new Effort(7, Duration.ofMillis(600), List.of(1_000, 10_000, 100_000), 5, 3);
    static final Effort QUICK = new Effort(3, Duration.ofMillis(200), List.of(1_000, 10_000), 1, 1);

    Effort {
        flows = List.copyOf(flows);
    }

    /// As much, at one size.
    Effort at(int size) {
        return new Effort(rounds, span, List.of(size), compilations, labs);
    }

    /// For what has three times as many contenders.
    Effort brief() {
        return new Effort(rounds, span.dividedBy(2), flows, compilations, labs);
    }

    List<Scale> scales() {
        return flows.stream().map(Scale::of).toList();
    }

    /// The size for what is measured at one.
    Scale largest() {
        return scales().getLast();
    }
}
