package bailey.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/// A line of `flows`, by words.
record DraftLine(Set<String> from, Set<String> to, Set<String> services) {
    private static final int MOST_CHARACTERS = 600;

    DraftLine {
        from = new LinkedHashSet<>(from);
        to = new LinkedHashSet<>(to);
        services = new LinkedHashSet<>(services);
    }

    /// Fewer lines that say the same: those alike in two of their three parts are one.
    static List<DraftLine> merged(List<DraftLine> lines) {
        var services = merged(
                lines, l -> List.of(l.from, l.to), (a, b) -> new DraftLine(a.from, a.to, both(a.services, b.services)));
        var targets = merged(
                services,
                l -> List.of(l.from, l.services),
                (a, b) -> new DraftLine(a.from, both(a.to, b.to), a.services));
        return merged(
                targets,
                l -> List.of(l.to, l.services),
                (a, b) -> new DraftLine(both(a.from, b.from), a.to, a.services));
    }

    private static List<DraftLine> merged(
            List<DraftLine> lines, Function<DraftLine, Object> alike, BinaryOperator<DraftLine> merge) {
        var done = new ArrayList<DraftLine>();
        var open = new LinkedHashMap<Object, DraftLine>();
        for (var line : lines) {
            var both = Optional.ofNullable(open.get(alike.apply(line))).map(l -> merge.apply(l, line));
            if (both.filter(DraftLine::tooLong).isPresent()) {
                Optional.ofNullable(open.put(alike.apply(line), line)).ifPresent(done::add);
            } else {
                open.put(alike.apply(line), both.orElse(line));
            }
        }
        done.addAll(open.values());
        return done;
    }

    /// A key of YAML has 1,024 characters.
    private boolean tooLong() {
        return String.join(" ", from).length() + String.join(" ", to).length() > MOST_CHARACTERS;
    }

    private static Set<String> both(Set<String> one, Set<String> other) {
        var both = new LinkedHashSet<>(one);
        both.addAll(other);
        return both;
    }

    @Override
    public String toString() {
        var words = services.contains("any") ? "any" : String.join(" ", services);
        return "- " + String.join(" ", from) + " -> " + String.join(" ", to) + ": " + words;
    }
}
