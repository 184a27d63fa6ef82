package bailey.cli;

import bailey.nftables.Options;
import bailey.packet.Packet;
import bailey.policy.Site;
import bailey.proof.Enforcement;
import bailey.proof.Finding;
import bailey.proof.Laws;
import bailey.proof.Proof;
import bailey.proof.Witness;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// A site with all that is proved of it: its laws and promises, and that each of its rulesets is what it means.
record Judged(Proof proof, Enforcement enforcement) {
    /// The lab sends so many of them.
    static final int MOST_WITNESSES = 200;

    static Judged of(Site site, Instant now) {
        var proof = Proof.of(site);
        return new Judged(proof, Enforcement.of(proof, Options.at(now)));
    }

    /// First those of the file, then those of the rulesets.
    List<Finding> findings() {
        return Stream.concat(proof.findings().stream(), enforcement.findings().stream())
                .toList();
    }

    /// The packets that show what is broken.
    List<Packet> witnesses() {
        return findings().stream()
                .flatMap(f -> FindingText.breach(f).stream())
                .flatMap(b -> b.witness().stream())
                .map(Witness::packet)
                .distinct()
                .limit(MOST_WITNESSES)
                .toList();
    }

    boolean holds() {
        return findings().isEmpty();
    }

    /// In one line.
    String summary() {
        if (!holds()) {
            return "not proved: " + SiteTable.count(findings().size(), "finding") + "; `bailey check` tells them";
        }
        var site = proof.site();
        int waivers =
                site.lines().stream().mapToInt(l -> l.terms().waives().size()).sum();
        return "proved: " + SiteTable.count(Laws.ALL.size(), "law")
                + (site.promises().isEmpty()
                        ? ""
                        : ", " + SiteTable.count(site.promises().size(), "promise"))
                + ", " + SiteTable.count(enforcement.rulesets().size(), "ruleset")
                + (waivers == 0 ? "" : "; " + SiteTable.count(waivers, "waiver"));
    }
}
