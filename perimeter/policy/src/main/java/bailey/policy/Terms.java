package bailey.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// What a line of the file adds to what it grants. `until` is its last day, UTC. `waives` names laws.
public record Terms(
        Optional<String> why,
        Optional<String> owner,
        Optional<LocalDate> until,
        Optional<When> when,
        Optional<Rate> rate,
        boolean log,
        List<String> waives) {
    public static final Terms NONE = new Terms(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false, List.of());

    public Terms {
        waives = List.copyOf(waives);
    }

    /// The first moment at which the line grants nothing any more.
    public Optional<Instant> end() {
        return until.map(day -> day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /// Whether a flow may begin now, its `rate` aside.
    public boolean open(Instant now) {
        return !ended(now) && when.map(w -> w.includes(now)).orElse(true);
    }

    public boolean ended(Instant now) {
        return end().filter(e -> !now.isBefore(e)).isPresent();
    }

    /// Whether a flow granted by this line may always begin.
    public boolean unconditional() {
        return until.isEmpty() && when.isEmpty() && rate.isEmpty();
    }
}
