package bailey.cli;

import bailey.nftables.Compiler;
import bailey.nftables.Options;
import bailey.nftables.Printer;
import bailey.policy.Firewall;
import bailey.policy.Site;
import bailey.proof.Enforcement;
import bailey.proof.Finding;
import bailey.proof.Proof;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/// The `nft` text of a site's machines.
final class Rulesets {
    private Rulesets() {}

    /// What there is for a machine: its ruleset, if it is proved to be what the site means there.
    record Made(String text, List<Finding> findings) {}

    /// Of the machine of that name: of a firewall, or of one of a pair.
    static Made of(Proof proof, String machine, Instant now) {
        var site = proof.site();
        var member = site.member(machine).orElseThrow(() -> new WrongInput(unknown(site, machine)));
        var firewall = site.firewalls().stream()
                .filter(f -> f.members().contains(member))
                .findFirst()
                .orElseThrow();
        var ruleset = Compiler.compile(site, member, Options.at(now));
        return new Made(Printer.print(ruleset), Enforcement.judged(proof, firewall, member, ruleset));
    }

    private static String unknown(Site site, String machine) {
        var known = site.firewalls().stream()
                .flatMap(f -> f.members().stream())
                .map(Firewall.Member::name)
                .collect(Collectors.joining(" "));
        var what = site.endpoint(machine)
                .map(endpoint -> "`" + machine + "` is no firewall")
                .orElse("no machine `" + machine + "` in " + site.name());
        return what + "; those with a ruleset are: " + known;
    }
}
