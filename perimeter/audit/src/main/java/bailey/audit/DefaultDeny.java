package bailey.audit;

import bailey.nftables.foreign.ForeignChain;
import bailey.nftables.foreign.Station;
import bailey.packet.Family;
import java.util.ArrayList;
import java.util.List;

/// What no rule speaks of is neither forwarded nor taken in.
record DefaultDeny(Present present) implements Judge {
    @Override
    public List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        for (var family : Family.values()) {
            if (present.rules().families().contains(family)) {
                var open = present.forwarded().within(present.terrain().unspoken(family));
                present.finding(AuditLaw.DEFAULT_DENY, open, says(family)).ifPresent(findings::add);
            }
        }
        return findings;
    }

    private String says(Family family) {
        var chains = present.rules().ruleset().tables().stream()
                .filter(t -> t.family().sees(family))
                .flatMap(t -> t.chains().stream())
                .filter(DefaultDeny::forwards)
                .toList();
        if (chains.isEmpty()) {
            return "no chain filters forwarded " + family + ": all of it passes";
        }
        return chains.stream().allMatch(c -> c.rules().isEmpty())
                ? "the chain of forwarded " + family + " accepts and has no rule: all of it passes"
                : "forwarded " + family + " that no rule speaks of passes";
    }

    private static boolean forwards(ForeignChain chain) {
        return chain.base()
                .filter(b -> b.station() == Station.FORWARD && b.kind() == ForeignChain.Kind.FILTER)
                .isPresent();
    }

    /// Whether it surely breaks for a family.
    static boolean open(Present present, Family family) {
        return present.forwarded().surely().overlaps(present.terrain().unspoken(family));
    }
}
