package bailey.bench;

import bailey.linux.Namespace;
import bailey.linux.Nft;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/// Our ruleset with one part taken out, or replaced: what is gained is what the part costs. Such a ruleset may
/// let pass what the file does not grant.
record Without(String label, Pattern part, String instead) implements Contender {
    /// The parts, in the order in which a packet meets them.
    static List<Contender> parts() {
        return List.of(
                new Without("nothing", "^table inet bailey \\{", "$0"),
                lines("bans", "ip6? saddr @banned[46] .*"),
                lines("loopback", "iifname \"lo\" accept"),
                lines("source routes", "(ip hdrlength > 5 jump|exthdr rt exists goto) .*"),
                lines("ICMP and local traffic", "meta l4proto (ipv6-)?icmp (goto stop_linkonly|jump arrive_icmp.*)"),
                lines("leg and source", "iifname \\. ip6? saddr != @sources[46] .*"),
                lines("route back (fib)", "fib saddr .*"),
                lines("doors", "iifname \\. ip daddr \\. meta l4proto \\. th dport vmap @doors"),
                lines("segment size", "tcp flags syn tcp option maxseg .*"),
                lines("leg and destination", "oifname \\. ip6? daddr != @beyond[46] goto .*"),
                lines("new without SYN", "tcp flags & .*"),
                lines("zone-wide lookups", "ip6? daddr \\. meta l4proto \\. th dport vmap @from_dmz_to_lan[46]_to"),
                new Without("counters of elements", "( counter(?= comment)|^\\t\\tcounter$)", ""),
                new Without("counter of established", "counter accept$", "accept"),
                lines("leaving", "(iifname .* oifname .* snat|oifname .* snat) .*"));
    }

    private Without(String label, String part, String instead) {
        this(label, Pattern.compile(part, Pattern.MULTILINE), instead);
    }

    private static Without lines(String label, String rule) {
        return new Without(label, "^\\t\\t" + rule + "\\n", "");
    }

    @Override
    public boolean judges() {
        return true;
    }

    @Override
    public boolean runsAt(Scale scale) {
        return true;
    }

    @Override
    public void load(Namespace wall, Scale scale) throws IOException {
        Nft.apply(wall, of(Rival.ours(scale)));
    }

    /// @throws IllegalStateException when the ruleset has no such part
    String of(String ruleset) {
        var found = part.matcher(ruleset);
        if (!found.find()) {
            throw new IllegalStateException("our ruleset has no " + label + " any more: " + part);
        }
        return found.replaceAll(instead);
    }
}
