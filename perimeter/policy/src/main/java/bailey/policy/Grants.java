package bailey.policy;

import bailey.packet.AddressSet;
import bailey.packet.Family;
import bailey.packet.Selector;
import bailey.policy.Grant.Condition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// All that a site grants, in the order of its file: one grant per pair of words and family (docs/meaning.md,
/// *grant*). Where the way carries the family between some machines of two words alone, one for each place
/// where they stand.
public final class Grants {
    private final Site site;
    private final Ground ground;
    private final Map<Endpoint, Map<Family, AddressSet>> known = new HashMap<>();
    private final List<Grant> grants = new ArrayList<>();
    private final Paths paths;

    private Grants(Site site, Ground ground) {
        this.site = site;
        this.ground = ground;
        this.paths = new Paths(site);
    }

    public static List<Grant> of(Site site, Ground ground) {
        var all = new Grants(site, ground);
        site.lines().forEach(all::add);
        return List.copyOf(all.grants);
    }

    /// What one line alone grants.
    public static List<Grant> of(Line line, Site site, Ground ground) {
        var all = new Grants(site, ground);
        all.add(line);
        return List.copyOf(all.grants);
    }

    private void add(Line line) {
        switch (line) {
            case Flow flow ->
                flow.from().forEach(from -> flow.to().forEach(to -> add(flow, from, to, flow.services())));
            case ByName named ->
                named.from().forEach(from -> add(named, from, named.proxy(), List.of(named.proxyService())));
            case Publication door ->
                door.sources(site.zones()).forEach(from -> door.hosts().forEach(host -> add(door, from, host)));
        }
    }

    private void add(Line line, Endpoint from, Endpoint to, List<Service> services) {
        if (from.sameMachine(to)) {
            return;
        }
        for (var family : Family.values()) {
            var selectors = services.stream()
                    .flatMap(s -> s.in(family).stream())
                    .distinct()
                    .toList();
            add(line, from, to, family, part(to, family), selectors, new Condition.Any());
        }
    }

    private void add(Publication door, Endpoint from, Host host) {
        if (from.sameMachine(host)) {
            return;
        }
        var selectors = door.exposed()
                ? Services.everything()
                : door.doors().stream().map(Publication.Door::inside).distinct().toList();
        if (door.address().isPresent()) {
            var condition = new Condition.Rewritten(door.address().get());
            add(door, from, host, Family.IPV4, part(host, Family.IPV4), in(Family.IPV4, selectors), condition);
            return;
        }
        var publicOnes = AddressSet.of(Ground.publicOnes(host)).intersect(ground.of(host));
        for (var family : Family.values()) {
            add(door, from, host, family, publicOnes.of(family), in(family, selectors), new Condition.Unrewritten());
        }
    }

    private static List<Selector> in(Family family, List<Selector> selectors) {
        return selectors.stream().filter(s -> s.protocol().in(family)).toList();
    }

    private void add(
            Line line,
            Endpoint from,
            Endpoint to,
            Family family,
            AddressSet destinations,
            List<Selector> selectors,
            Condition condition) {
        var whole =
                new Grant(line, from.name(), to.name(), family, part(from, family), destinations, selectors, condition);
        if (paths.even() || whole.empty()) {
            add(whole);
            return;
        }
        var ends = to.places();
        var starts = from.places();
        var carried = starts.stream()
                .map(p -> ends.stream().filter(q -> paths.carries(p, q, family)).toList())
                .toList();
        if (carried.stream().allMatch(ends::equals)) {
            add(whole);
            return;
        }
        for (int i = 0; i < carried.size(); i++) {
            add(whole.between(ground.of(starts.get(i)), ground.of(carried.get(i))));
        }
    }

    private void add(Grant grant) {
        if (!grant.empty()) {
            grants.add(grant);
        }
    }

    private AddressSet part(Endpoint endpoint, Family family) {
        return known.computeIfAbsent(endpoint, _ -> new HashMap<>())
                .computeIfAbsent(family, f -> ground.of(endpoint).of(f));
    }
}
