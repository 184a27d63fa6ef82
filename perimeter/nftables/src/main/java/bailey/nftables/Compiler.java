package bailey.nftables;

import bailey.nftables.Table.Reload;
import bailey.policy.Firewall;
import bailey.policy.Grant;
import bailey.policy.Grants;
import bailey.policy.Ground;
import bailey.policy.Site;
import java.util.List;

/// Makes the ruleset of one machine of a site: what `Meaning.verdict` says of every packet, as the kernel can
/// do it. Pure.
///
/// The base chains ask cheap questions first and lead new flows to a chain of their own for each pair of legs;
/// there a few lookups find the lines of the file that grant.
public final class Compiler {
    private Compiler() {}

    /// The table `inet bailey` of a machine, in place of the one that is there.
    ///
    /// @throws IllegalArgumentException when the machine is no firewall of the site
    /// @throws TooManyCells when lines of the site overlap in too many ways
    public static Ruleset compile(Site site, Firewall.Member machine, Options options) {
        return compile(site, Grants.of(site, new Ground(site)), machine, options);
    }

    /// As the other, of a site whose grants are known already.
    ///
    /// @throws IllegalArgumentException when the machine is no firewall of the site
    /// @throws TooManyCells when lines of the site overlap in too many ways
    public static Ruleset compile(Site site, List<Grant> grants, Firewall.Member machine, Options options) {
        var draft = new Draft(new Vantage(site, grants, machine), options);
        var stops = new Stops(draft);
        var entrances = new Entrances(draft.vantage);
        var hearing = new Arriving(draft, stops).declare();
        new Rewriting(draft, entrances).declare();
        var junctions = new Junctions(draft, stops, entrances);
        new Forwarding(draft, junctions).declare();
        new Receiving(draft, junctions).declare(hearing);
        new Sending(draft, junctions).declare();
        new Leaving(draft, entrances).declare();
        junctions.established();
        stops.declare();
        return new Ruleset(List.of(new Table("bailey", Reload.REPLACE, draft.declarations())));
    }

    /// The table `inet bailey_bans`: who is in its sets is stopped before all else. Loading it again leaves the
    /// sets as they are.
    public static Ruleset bans(Options options) {
        return Bans.ruleset(options);
    }
}
