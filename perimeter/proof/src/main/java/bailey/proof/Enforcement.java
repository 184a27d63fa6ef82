package bailey.proof;

import bailey.nftables.Compiler;
import bailey.nftables.Options;
import bailey.nftables.Ruleset;
import bailey.packet.Order;
import bailey.packet.PacketSpace;
import bailey.packet.TooManyNodes;
import bailey.policy.Firewall;
import bailey.policy.Site;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The rulesets of a site's firewalls, each judged for all packets: whether it lets begin just what the site does
/// there, by the legs and with the destinations that the site says, whether answers come back, and nothing else.
public final class Enforcement {
    private final Site site;
    private final Map<Firewall.Member, Ruleset> rulesets = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    private Enforcement(Terrain terrain, Options options, Function<Order, PacketSpace> spaces) {
        this.site = terrain.site();
        for (var firewall : site.firewalls()) {
            for (var machine : firewall.members()) {
                var ruleset = Compiler.compile(site, terrain.grants(), machine, options);
                rulesets.put(machine, ruleset);
                findings.addAll(judged(terrain, firewall, machine, ruleset, spaces));
            }
        }
    }

    /// Compiles and judges.
    ///
    /// @throws bailey.nftables.TooManyCells when lines of the site overlap in too many ways
    public static Enforcement of(Site site, Options options) {
        return new Enforcement(Terrain.of(site), options, PacketSpace::new);
    }

    /// As the other, of a site whose laws were judged: what they found out of it is not found out again.
    ///
    /// @throws bailey.nftables.TooManyCells when lines of the site overlap in too many ways
    public static Enforcement of(Proof proof, Options options) {
        return of(proof, options, PacketSpace::new);
    }

    /// As the other, with a space of an order from `spaces` for each machine: what exceeds its budget in two orders
    /// is found to be unproven.
    ///
    /// @throws bailey.nftables.TooManyCells when lines of the site overlap in too many ways
    public static Enforcement of(Proof proof, Options options, Function<Order, PacketSpace> spaces) {
        return new Enforcement(proof.terrain(), options, spaces);
    }

    /// What keeps a ruleset from being what a site means at a machine.
    public static List<Finding> judged(Proof proof, Firewall firewall, Firewall.Member machine, Ruleset ruleset) {
        return judged(proof.terrain(), firewall, machine, ruleset, PacketSpace::new);
    }

    /// What is too large in one order of the fields may be small in another.
    private static List<Finding> judged(
            Terrain terrain,
            Firewall firewall,
            Firewall.Member machine,
            Ruleset ruleset,
            Function<Order, PacketSpace> spaces) {
        var why = "";
        for (var order : List.of(Order.USUAL, Order.SERVICE_FIRST)) {
            try {
                return new Comparison(terrain, firewall, machine, ruleset, spaces.apply(order)).findings();
            } catch (TooManyNodes tooMany) {
                why = String.valueOf(tooMany.getMessage());
            }
        }
        return List.of(new Finding.Unproven(
                "whether the ruleset of " + machine.name() + " is what the site means", why, firewall.origin()));
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
