package bailey.nftables;

import bailey.packet.Address;
import bailey.packet.AddressSet;
import bailey.packet.Family;
import bailey.packet.Ports;
import bailey.policy.Grant;
import bailey.policy.Line;
import bailey.policy.Publication;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Every grant, cut to what each junction of the machine sees of it.
final class Claims {
    /// How the destination must have been asked for where the machine is the first on the path, and by which
    /// services.
    private record Terms(Asked asked, Optional<Ports> outside, List<Slice> slices) {}

    /// What one grant gives at one junction, before it is joined to as few boxes as possible.
    private record Part(int from, Asked asked, AddressSet sources, AddressSet destinations) {}

    /// One junction in both families, each a single object: hashing a zone anew for every grant would take
    /// longer than the rest.
    private record Both(Junction four, Junction six) {
        Junction in(Family family) {
            return family == Family.IPV4 ? four : six;
        }
    }

    private record Route(Vantage.Way way, Both junction) {}

    private final Vantage vantage;
    private final Entrances entrances;
    private final Set<Address> published = new HashSet<>();
    private final Asked any;
    private final Map<Integer, Route> routes = new HashMap<>();
    private final List<Both> inward;
    private final List<Optional<Both>> outward;
    private final AddressSet own;
    private final AddressSet taken;
    private final Map<Junction, Both> both = new HashMap<>();
    private final IdentityHashMap<Junction, List<Claim>> claims = new IdentityHashMap<>();

    // Words stand in many lines, and each has its addresses once: what is cut of them is kept, by identity.
    private final IdentityHashMap<AddressSet, List<AddressSet>> bySource = new IdentityHashMap<>();
    private final IdentityHashMap<AddressSet, List<AddressSet>> byTarget = new IdentityHashMap<>();
    private final IdentityHashMap<AddressSet, AddressSet> takenOf = new IdentityHashMap<>();
    private final IdentityHashMap<AddressSet, AddressSet> ownOf = new IdentityHashMap<>();

    Claims(Vantage vantage, Entrances entrances) {
        this.vantage = vantage;
        this.entrances = entrances;
        published.addAll(vantage.site.published());
        this.any = new Asked(true, published);
        for (var way : vantage.ways()) {
            int at = index(
                    vantage.sources().indexOf(way.from()), vantage.targets().indexOf(way.to()));
            routes.put(at, new Route(way, both(f -> new Junction.Through(way.in(), way.out(), f))));
        }
        this.inward = vantage.sources().stream()
                .map(s -> both(f -> new Junction.Inward(s.leg(), f)))
                .toList();
        this.outward = vantage.targets().stream()
                .map(t -> vantage.sending(t).map(leg -> both(f -> new Junction.Outward(leg, f))))
                .toList();
        this.own = vantage.own();
        this.taken = vantage.inward();
        var orders = new IdentityHashMap<Line, Integer>();
        vantage.site.lines().forEach(l -> orders.put(l, orders.size()));
        vantage.grants.forEach(g -> add(g, orders.getOrDefault(g.line(), 0)));
    }

    private Both both(Function<Family, Junction> junction) {
        return both.computeIfAbsent(junction.apply(Family.IPV4), four -> new Both(four, junction.apply(Family.IPV6)));
    }

    private int index(int source, int target) {
        return source * vantage.targets().size() + target;
    }

    /// By junction, each in the file's order.
    Map<Junction, List<Claim>> all() {
        return new HashMap<>(claims);
    }

    private void add(Grant grant, int order) {
        var from = bySource.computeIfAbsent(
                grant.sources(),
                s -> vantage.sources().stream()
                        .map(x -> s.intersect(x.addresses()))
                        .toList());
        var to = byTarget.computeIfAbsent(
                grant.destinations(),
                d -> vantage.targets().stream()
                        .map(x -> d.intersect(x.addresses()))
                        .toList());
        forwarded(grant, order, from, to);
        taken(grant, order, from);
        sent(grant, order, to);
    }

    private void forwarded(Grant grant, int order, List<AddressSet> from, List<AddressSet> to) {
        var parts = new IdentityHashMap<Junction, List<Part>>();
        for (int s = 0; s < from.size(); s++) {
            for (int t = 0; t < to.size(); t++) {
                var route = routes.get(index(s, t));
                if (route == null || to.get(t).isEmpty()) {
                    continue;
                }
                var astray = route.way.astray();
                var sources = astray.isEmpty() ? from.get(s) : from.get(s).minus(astray);
                if (!sources.isEmpty()) {
                    var part = new Part(s, asked(grant, route.way), sources, to.get(t));
                    parts.computeIfAbsent(route.junction.in(grant.family()), _ -> new ArrayList<>())
                            .add(part);
                }
            }
        }
        parts.forEach((junction, some) -> claim(grant, order, junction, some));
    }

    private Asked asked(Grant grant, Vantage.Way way) {
        if (!way.first()) {
            return any;
        }
        boolean rewritable = grant.family() == Family.IPV4;
        return switch (grant.condition()) {
            case Grant.Condition.Any() ->
                !way.sharedWire() ? any : rewritable ? new Asked(false, published) : Asked.NOT;
            case Grant.Condition.Rewritten(var address) -> Asked.by(address);
            case Grant.Condition.Unrewritten() -> way.sharedWire() ? Asked.NOT : rewritable ? Asked.STRAIGHT : any;
        };
    }

    private void taken(Grant grant, int order, List<AddressSet> from) {
        var mine = takenOf.computeIfAbsent(grant.destinations(), taken::intersect);
        if (mine.isEmpty() || grant.condition() instanceof Grant.Condition.Rewritten) {
            return;
        }
        var parts = new IdentityHashMap<Junction, List<Part>>();
        for (int s = 0; s < from.size(); s++) {
            if (!from.get(s).isEmpty()) {
                var junction = inward.get(s).in(grant.family());
                parts.computeIfAbsent(junction, _ -> new ArrayList<>()).add(new Part(s, any, from.get(s), mine));
            }
        }
        parts.forEach((junction, some) -> claim(grant, order, junction, some));
    }

    private void sent(Grant grant, int order, List<AddressSet> to) {
        var mine = ownOf.computeIfAbsent(grant.sources(), own::intersect);
        if (mine.isEmpty() || grant.condition() instanceof Grant.Condition.Rewritten) {
            return;
        }
        var parts = new IdentityHashMap<Junction, List<Part>>();
        for (int t = 0; t < to.size(); t++) {
            if (!to.get(t).isEmpty() && outward.get(t).isPresent()) {
                var junction = outward.get(t).get().in(grant.family());
                parts.computeIfAbsent(junction, _ -> new ArrayList<>()).add(new Part(0, any, mine, to.get(t)));
            }
        }
        parts.forEach((junction, some) -> claim(grant, order, junction, some));
    }

    private void claim(Grant grant, int order, Junction junction, List<Part> parts) {
        var into = claims.computeIfAbsent(junction, _ -> new ArrayList<>());
        for (var part : joined(parts)) {
            if (part.asked.isEmpty()) {
                continue;
            }
            for (var terms : terms(grant, part.asked)) {
                for (var slice : terms.slices) {
                    into.add(new Claim(
                            order, grant.line(), terms.asked, terms.outside, part.sources, part.destinations, slice));
                }
            }
        }
    }

    /// A publication's grant is bound to its openings at the machine that rewrote the packet.
    private List<Terms> terms(Grant grant, Asked asked) {
        if (grant.condition() instanceof Grant.Condition.Rewritten && !asked.straight()) {
            return entrances.openings((Publication) grant.line()).stream()
                    .map(o -> new Terms(asked, o.told(), List.of(o.inside())))
                    .distinct()
                    .toList();
        }
        return List.of(new Terms(asked, Optional.empty(), Slice.of(grant.selectors(), grant.family())));
    }

    /// First the destinations of each source together, then the sources of equal destinations.
    private static List<Part> joined(List<Part> parts) {
        if (parts.size() == 1) {
            return parts;
        }
        var bySource = new LinkedHashMap<List<Object>, Part>();
        for (var part : parts) {
            bySource.merge(
                    List.of(part.from, part.asked),
                    part,
                    (a, b) -> new Part(a.from, a.asked, a.sources, a.destinations.union(b.destinations)));
        }
        var byDestination = new LinkedHashMap<List<Object>, Part>();
        for (var part : bySource.values()) {
            byDestination.merge(
                    List.of(part.asked, part.destinations),
                    part,
                    (a, b) -> new Part(a.from, a.asked, a.sources.union(b.sources), a.destinations));
        }
        return List.copyOf(byDestination.values());
    }
}
