package bailey.proof;

import bailey.policy.Line;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The lines that waive one law, and whether they need to: one whose grants break nothing more waives nothing.
final class Waivers {
    private static final long MOST_STEPS = 200_000_000;

    private final Estate estate;
    private final FileLaw law;
    private final Budget budget = new Budget(MOST_STEPS);

    Waivers(Estate estate, FileLaw law) {
        this.estate = estate;
        this.law = law;
    }

    /// Those among them without which the law is broken no less.
    List<Line> idle(List<Breach> breaches) {
        if (!estate.waived(law.name())) {
            return List.of();
        }
        var waiving = estate.site().lines().stream()
                .filter(l -> l.terms().waives().contains(law.name()))
                .toList();
        return idle(waiving, breaches);
    }

    private List<Line> idle(List<Line> waiving, List<Breach> breaches) {
        if (law instanceof LineLaw alone) {
            IdentityHashMap<Line, List<Held>> grants = estate.held().stream()
                    .filter(h -> h.terms().waives().contains(law.name()))
                    .collect(Collectors.groupingBy(Held::line, IdentityHashMap::new, Collectors.toList()));
            return waiving.stream()
                    .filter(l -> grants.getOrDefault(l, List.of()).stream()
                            .noneMatch(h -> alone.breach(estate, h).isPresent()))
                    .toList();
        }
        return waiving.stream().filter(l -> same(l, breaches)).toList();
    }

    /// Whether the law breaks in the same places with the line's grants as without them.
    private boolean same(Line line, List<Breach> breaches) {
        Set<Line> gone = Collections.newSetFromMap(new IdentityHashMap<>());
        estate.site().lines().stream()
                .filter(l -> !l.equals(line) && l.terms().waives().contains(law.name()))
                .forEach(gone::add);
        budget.spend(estate.held().size());
        Predicate<Held> stays = h -> !gone.contains(h.line());
        var with = law.judge(estate, estate.held().stream().filter(stays).toList());
        return places(with).equals(places(breaches));
    }

    private static Set<Object> places(List<Breach> breaches) {
        var places = new HashSet<>();
        breaches.forEach(b -> places.add(b.at()));
        return places;
    }
}
