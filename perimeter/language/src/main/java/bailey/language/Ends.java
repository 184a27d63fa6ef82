package bailey.language;

import bailey.policy.Endpoint;
import bailey.policy.Firewall;
import bailey.policy.Group;
import bailey.policy.Host;
import bailey.policy.Place;
import bailey.policy.Zone;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;

/// Where the paths of an endpoint end: at a firewall itself, else in the zones that its machines are in.
final class Ends {
    private final IdentityHashMap<Group, List<Place>> known = new IdentityHashMap<>();

    List<Place> of(Endpoint endpoint) {
        return switch (endpoint) {
            case Zone zone -> List.of(zone);
            case Firewall firewall -> List.of(firewall);
            case Host host -> List.of(host.zone());
            case Group group ->
                known.computeIfAbsent(
                        group,
                        g -> g.hosts().stream()
                                .<Place>map(Host::zone)
                                .distinct()
                                .toList());
        };
    }

    /// Of all of them, each once.
    List<Place> of(Collection<? extends Endpoint> endpoints) {
        if (endpoints.size() == 1) {
            return of(endpoints.iterator().next());
        }
        return endpoints.stream().flatMap(e -> of(e).stream()).distinct().toList();
    }
}
