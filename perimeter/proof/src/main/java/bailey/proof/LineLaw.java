package bailey.proof;

import bailey.policy.Line;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A law that a line keeps or breaks by itself, whatever the others say: by one of its grants. A line is told once,
/// for the first grant that breaks it.
interface LineLaw extends FileLaw {
    /// How a grant breaks it.
    Optional<Breach> breach(Estate estate, Held held);

    @Override
    default List<Breach> judge(Estate estate, List<Held> held) {
        var breaches = new ArrayList<Breach>();
        Set<Line> told = Collections.newSetFromMap(new IdentityHashMap<>());
        for (var one : held) {
            if (told.isEmpty() || !told.contains(one.line())) {
                breach(estate, one).ifPresent(b -> {
                    breaches.add(b);
                    told.add(one.line());
                });
            }
        }
        return breaches;
    }
}
