package bailey.proof;

import bailey.nftables.Compiler;
import bailey.nftables.Options;
import bailey.nftables.Ruleset;
import bailey.packet.PacketSpace;
import bailey.packet.TooManyNodes;
import bailey.policy.Firewall;
import bailey.policy.Site;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The rulesets of a site's firewalls, each judged for all packets: whether it lets begin just what the site does
/// there, by the legs and with the destinations that the site says, whether answers come back, and nothing else.
public final class Enforcement {
    private final Site site;
    private final Map<Firewall.Member, Ruleset> rulesets = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    private Enforcement(Site site, Options options) {
        this.site = site;
        for (var firewall : site.firewalls()) {
            for (var machine : firewall.members()) {
                var ruleset = Compiler.compile(site, machine, options);
                rulesets.put(machine, ruleset);
                findings.addAll(judged(site, firewall, machine, ruleset));
            }
        }
    }

    /// Compiles and judges.
    ///
    /// @throws bailey.nftables.TooManyCells when lines of the site overlap in too many ways
    public static Enforcement of(Site site, Options options) {
        return new Enforcement(site, options);
    }

    /// What keeps a ruleset from being what a site means at a machine.
    public static List<Finding> judged(Site site, Firewall firewall, Firewall.Member machine, Ruleset ruleset) {
        try {
            return new Comparison(site, firewall, machine, ruleset, new PacketSpace()).findings();
        } catch (TooManyNodes tooMany) {
            return List.of(new Finding.Unproven(
                    "whether the ruleset of " + machine.name() + " is what the site means",
                    String.valueOf(tooMany.getMessage()),
                    firewall.origin()));
        }
    }

    public Site site() {
        return site;
    }

    /// By machine, in the file's order.
    public Map<Firewall.Member, Ruleset> rulesets() {
        return Collections.unmodifiableMap(rulesets);
    }

    /// In the order of the machines.
    public List<Finding> findings() {
        return List.copyOf(findings);
    }
}
