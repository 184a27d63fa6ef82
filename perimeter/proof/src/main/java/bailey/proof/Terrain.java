package bailey.proof;

import bailey.policy.Grant;
import bailey.policy.Grants;
import bailey.policy.Ground;
import bailey.policy.Paths;
import bailey.policy.Site;
import java.util.List;

/// A site with what is found out of it once, for all of its firewalls: whose each address is, the paths, and all that
/// is granted.
record Terrain(Site site, Ground ground, Paths paths, List<Grant> grants) {
    Terrain {
        grants = List.copyOf(grants);
    }

    static Terrain of(Site site) {
        var ground = new Ground(site);
        return new Terrain(site, ground, new Paths(site), Grants.of(site, ground));
    }
}
