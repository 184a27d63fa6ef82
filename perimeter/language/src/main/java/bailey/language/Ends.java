package bailey.language;

import bailey.policy.Endpoint;
import bailey.policy.Group;
import bailey.policy.Place;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;

/// The places of endpoints, those of each group worked out once.
final class Ends {
    private final IdentityHashMap<Group, List<Place>> known = new IdentityHashMap<>();

    List<Place> of(Endpoint endpoint) {
        return endpoint instanceof Group group ? known.computeIfAbsent(group, Group::places) : endpoint.places();
    }

    /// Of all of them, each once.
    List<Place> of(Collection<? extends Endpoint> endpoints) {
        if (endpoints.size() == 1) {
            return of(endpoints.iterator().next());
        }
        return endpoints.stream().flatMap(e -> of(e).stream()).distinct().toList();
    }
}
