package bailey.cli;

import bailey.nftables.Compiler;
import bailey.nftables.Options;
import bailey.nftables.Printer;
import bailey.policy.Firewall;
import bailey.policy.Site;
import java.time.Instant;
import java.util.stream.Collectors;

/// The `nft` text of a site's machines.
final class Rulesets {
    private Rulesets() {}

    /// Of the machine of that name: of a firewall, or of one of a pair.
    static String of(Site site, String machine, Instant now) {
        var member = site.member(machine).orElseThrow(() -> new WrongInput(unknown(site, machine)));
        return Printer.print(Compiler.compile(site, member, Options.at(now)));
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
