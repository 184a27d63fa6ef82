package bailey.audit;

import bailey.nftables.foreign.End;
import bailey.nftables.foreign.Rewritten;
import bailey.nftables.foreign.Target;
import bailey.nftables.foreign.Way;
import bailey.packet.Box;
import bailey.packet.Family;
import java.util.ArrayList;
import java.util.List;

/// Lines of `nat`: how what leaves to the external zone is rewritten. The language wants one for every private source
/// that may begin a flow there.
record DraftNat(Present present, DraftZones zones) {
    List<String> lines(List<DraftLine> flows) {
        var lines = new ArrayList<String>();
        var rest = zones.rest();
        if (rest.isEmpty()) {
            return lines;
        }
        var turns = Present.meaning(present.rules().ruleset(), present.terrain()).rewritten(Way.FORWARDED).stream()
                .filter(t -> t.end() == End.SOURCE)
                .toList();
        for (var zone : zones.kept()) {
            boolean leaves =
                    flows.stream().anyMatch(l -> l.to().contains(rest.get().name()) || outer(l));
            if (!zone.equals(rest.get())
                    && leaves
                    && zone.prefixes().stream().anyMatch(p -> p.family() == Family.IPV4)) {
                lines.add("- " + zone.name() + " -> " + rest.get().name() + ": " + to(zone, rest.get(), turns));
            }
        }
        return lines;
    }

    /// Whether a line goes to a host that stands outside.
    private static boolean outer(DraftLine line) {
        return line.to().stream().anyMatch(w -> w.startsWith("host-") || w.startsWith("net-"));
    }

    private String to(AuditZone zone, AuditZone rest, List<Rewritten> turns) {
        var terrain = present.terrain();
        var leaving = terrain.leaving(rest)
                .intersect(
                        terrain.space().of(Box.ANY.from(terrain.addresses(zone)).of(Family.IPV4)));
        return turns.stream()
                .filter(t -> t.packets().maybe().overlaps(leaving))
                .findFirst()
                .map(t -> word(t.target(), rest))
                .orElse("masquerade   # a guess: the rules rewrite nothing here");
    }

    private String word(Target target, AuditZone rest) {
        return target instanceof Target.To to
                ? to.addresses()
                        .filter(r -> r.single() && zones.leg(rest).contains(r.first()))
                        .map(r -> r.first().toString())
                        .orElse("masquerade   # a guess: the rules rewrite to several addresses")
                : "masquerade";
    }
}
