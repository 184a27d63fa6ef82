package bailey.proof;

import bailey.nftables.Printer;
import bailey.nftables.Ruleset;
import bailey.nftables.standing.Divergence;
import bailey.nftables.standing.Divergences;
import bailey.nftables.standing.Listing;
import bailey.policy.Firewall;
import bailey.policy.Site;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A site that keeps every law and promise, with a ruleset for each machine that is proved to be what it means. Only a
/// proof makes one.
public final class Proven {
    private final Site site;
    private final Map<Firewall.Member, Ruleset> rulesets;
    private final String digest;

    private Proven(Site site, Map<Firewall.Member, Ruleset> rulesets) {
        this.site = site;
        this.rulesets = rulesets;
        this.digest = digested(rulesets);
    }

    /// Empty if either found anything.
    ///
    /// @throws IllegalArgumentException when the two are of different sites
    public static Optional<Proven> of(Proof proof, Enforcement enforcement) {
        if (!proof.site().equals(enforcement.site())) {
            throw new IllegalArgumentException("a proof of another site");
        }
        boolean holds = proof.holds() && enforcement.findings().isEmpty();
        return holds ? Optional.of(new Proven(proof.site(), enforcement.rulesets())) : Optional.empty();
    }

    public Site site() {
        return site;
    }

    /// By machine, in the file's order.
    public Map<Firewall.Member, Ruleset> rulesets() {
        return rulesets;
    }

    /// How what a machine's kernel holds of Bailey's table differs from what is proved. None: what it does there is
    /// proved. `beside` are further tables that Bailey loads, as that of bans.
    ///
    /// @throws IllegalArgumentException when the machine is none of the site's firewalls
    public List<Divergence> divergences(Firewall.Member machine, Ruleset beside, Listing listing) {
        var ruleset = rulesets.get(machine);
        if (ruleset == null) {
            throw new IllegalArgumentException(machine.name() + " is no firewall of " + site.name());
        }
        var tables = Stream.concat(beside.tables().stream(), ruleset.tables().stream())
                .toList();
        return Divergences.between(new Ruleset(tables), listing);
    }

    /// Of all that is to be loaded anywhere: two sites that mean the same to every machine share it. SHA-256, in hex.
    public String digest() {
        return digest;
    }

    private static String digested(Map<Firewall.Member, Ruleset> rulesets) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            rulesets.forEach((machine, ruleset) -> {
                digest.update((machine.name() + "\n").getBytes(StandardCharsets.UTF_8));
                digest.update(Printer.print(ruleset).getBytes(StandardCharsets.UTF_8));
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible); // every Java has SHA-256
        }
    }
}
