package bailey.proof;

import bailey.policy.Endpoint;
import bailey.policy.Firewall;
import bailey.policy.Grant;
import bailey.policy.Ground;
import bailey.policy.Paths;
import bailey.policy.Place;
import bailey.policy.Site;
import java.util.ArrayList;
import java.util.List;

/// The ways of a site that are left while one of its firewalls is down. Where two ways would be the shortest, none
/// counts: nobody knows that packets would find one.
final class Detour {
    private final Site site;
    private final Ground ground;
    private final Firewall down;
    private final Paths usual;
    private final Paths left;

    Detour(Site site, Ground ground, Firewall down) {
        this.site = site;
        this.ground = ground;
        this.down = down;
        this.usual = new Paths(site);
        this.left =
                new Paths(site.firewalls().stream().filter(f -> !f.equals(down)).toList());
    }

    /// What of a grant still has a way: one for each two places that are still joined.
    List<Grant> part(Grant grant) {
        if (grant.condition() instanceof Grant.Condition.Rewritten(var published)
                && ground.owner(published, usual).filter(down::equals).isPresent()) {
            return List.of();
        }
        var kept = new ArrayList<Grant>();
        for (var from : places(grant.from())) {
            for (var to : places(grant.to())) {
                if (joined(from, to, grant)) {
                    kept.add(between(grant, from, to));
                }
            }
        }
        return kept.stream()
                .filter(g -> !g.sources().isEmpty() && !g.destinations().isEmpty())
                .toList();
    }

    /// Whether the door of a passage is held by a firewall that stands.
    boolean stands(Passage passage) {
        return switch (passage.way()) {
            case Way.Straight() -> true;
            case Way.Through _ ->
                passage.box()
                        .destinations()
                        .first()
                        .flatMap(published -> ground.owner(published, usual))
                        .filter(down::equals)
                        .isEmpty();
        };
    }

    private List<Place> places(String word) {
        return site.endpoint(word).map(Endpoint::places).orElse(List.of());
    }

    private boolean joined(Place from, Place to, Grant grant) {
        return !from.equals(down)
                && !to.equals(down)
                && left.between(from, to).isPresent()
                && left.carries(from, to, grant.family());
    }

    private Grant between(Grant grant, Place from, Place to) {
        return new Grant(
                grant.line(),
                grant.from(),
                grant.to(),
                grant.family(),
                grant.sources().intersect(ground.of((Endpoint) from)),
                grant.destinations().intersect(ground.of((Endpoint) to)),
                grant.selectors(),
                grant.condition());
    }
}
