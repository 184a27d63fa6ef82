package bailey.proof;

import bailey.packet.AddressSet;
import bailey.packet.Box;
import bailey.packet.PacketSet;
import bailey.packet.PacketSpace;
import bailey.packet.Ports;
import bailey.packet.Selector;
import bailey.policy.Grant;
import bailey.policy.Ground;
import bailey.policy.Line;
import bailey.policy.Site;
import bailey.policy.Wire;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All that passes in a site from end to end: what its lines grant, straight and through doors, and what neighbours of
/// a shared wire send each other. Conditions in time and rate stay with the line that states them.
final class Passages {
    private final Site site;
    private final Ground ground;
    private final List<Grant> grants;
    private final List<Passage> all = new ArrayList<>();

    private Passages(Site site, Ground ground, List<Grant> grants) {
        this.site = site;
        this.ground = ground;
        this.grants = grants;
        wires();
        straight();
        Opening.all(site, ground, grants).forEach(this::through);
    }

    static List<Passage> of(Site site, Ground ground, List<Grant> grants) {
        return List.copyOf(new Passages(site, ground, grants).all);
    }

    private void wires() {
        for (var zone : site.zones()) {
            if (zone.wire() == Wire.SHARED) {
                var whole = Box.ANY.from(ground.of(zone)).to(ground.of(zone));
                all.add(new Passage(Optional.empty(), zone.name(), zone.name(), new Way.Straight(), whole));
            }
        }
    }

    private void straight() {
        for (var grant : grants) {
            if (!(grant.condition() instanceof Grant.Condition.Rewritten)) {
                all.add(passage(grant, new Way.Straight(), box(grant)));
            }
        }
    }

    private static Passage passage(Grant grant, Way way, Box box) {
        return new Passage(Optional.of(grant.line()), grant.from(), grant.to(), way, box);
    }

    private static Box box(Grant grant) {
        return Box.ANY.from(grant.sources()).to(grant.destinations()).of(grant.selectors());
    }

    /// Whoever may reach a host may do so through its doors too.
    private void through(Opening opening) {
        var way = new Way.Through(opening.host(), opening.port());
        for (var grant : grants) {
            if (grant.destinations().contains(opening.host()) && counts(grant, opening)) {
                var outside = outside(opening, grant);
                if (!outside.isEmpty()) {
                    var box = Box.ANY
                            .from(grant.sources())
                            .to(AddressSet.of(opening.address()))
                            .of(outside);
                    all.add(passage(grant, way, box));
                }
            }
        }
    }

    private static boolean counts(Grant grant, Opening opening) {
        return switch (grant.condition()) {
            case Grant.Condition.Any() -> true;
            case Grant.Condition.Rewritten _ -> grant.line().equals(opening.publication());
            case Grant.Condition.Unrewritten() -> false;
        };
    }

    /// What of an opening leads to what a grant gives, as it is asked for from outside.
    private static List<Selector> outside(Opening opening, Grant grant) {
        var outside = new ArrayList<Selector>();
        for (var asked : opening.outside()) {
            var inside = opening.port().isPresent()
                    ? new Selector(asked.protocol(), Ports.of(opening.port().getAsInt()))
                    : asked;
            for (var given : grant.selectors()) {
                if (given.overlaps(inside)) {
                    outside.add(opening.port().isPresent() ? asked : common(asked, given));
                }
            }
        }
        return without(outside, opening.but());
    }

    private static Selector common(Selector one, Selector other) {
        int low = Math.max(one.ports().low(), other.ports().low());
        int high = Math.min(one.ports().high(), other.ports().high());
        return new Selector(one.protocol(), new Ports(low, high));
    }

    private static List<Selector> without(List<Selector> some, Collection<Selector> others) {
        var left = some;
        for (var other : others) {
            left = left.stream().flatMap(s -> without(s, other).stream()).toList();
        }
        return left.stream().distinct().toList();
    }

    private static List<Selector> without(Selector some, Selector other) {
        if (!some.overlaps(other)) {
            return List.of(some);
        }
        var left = new ArrayList<Selector>();
        if (some.ports().low() < other.ports().low()) {
            left.add(new Selector(
                    some.protocol(), new Ports(some.ports().low(), other.ports().low() - 1)));
        }
        if (some.ports().high() > other.ports().high()) {
            left.add(new Selector(
                    some.protocol(),
                    new Ports(other.ports().high() + 1, some.ports().high())));
        }
        return left;
    }

    /// By way, the packets of some passages as sets of one space.
    static Map<Way, PacketSet> sets(Collection<Passage> passages, PacketSpace space) {
        var boxes = new HashMap<Way, List<Box>>();
        passages.forEach(
                p -> boxes.computeIfAbsent(p.way(), _ -> new ArrayList<>()).add(p.box()));
        var sets = new HashMap<Way, PacketSet>();
        boxes.forEach((way, some) -> sets.put(way, space.of(some)));
        return sets;
    }

    /// When the packets of a passage may begin.
    static Object condition(Passage passage) {
        return passage.line()
                .map(Line::terms)
                .map(t -> List.<Object>of(t.until(), t.when(), t.rate()))
                .orElse(List.of(Optional.empty(), Optional.empty(), Optional.empty()));
    }
}
