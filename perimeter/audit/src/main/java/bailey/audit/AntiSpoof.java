package bailey.audit;

import bailey.nftables.foreign.Bounds;
import bailey.nftables.foreign.Way;
import bailey.packet.AddressSet;
import bailey.packet.Box;
import bailey.packet.PacketSet;
import bailey.policy.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A packet with the source of one zone is not accepted where another zone enters. What the kernel's own `rp_filter`
/// stops no ruleset tells.
record AntiSpoof(Present present) implements Judge {
    @Override
    public List<Finding> findings() {
        var terrain = present.terrain();
        var meaning = Present.meaning(ReversePath.forged(present.rules().ruleset()), terrain);
        var forwarded = meaning.passing(Way.FORWARDED);
        var takenIn = meaning.passing(Way.TAKEN_IN);
        var findings = new ArrayList<Finding>();
        for (var entry : terrain.zones()) {
            var victims = terrain.zones().stream()
                    .filter(z -> !z.equals(entry) && !z.prefixes().isEmpty() && Terrain.knows(z))
                    .filter(z ->
                            z.role() != Role.EXTERNAL && !terrain.entering(z).overlaps(terrain.entering(entry)))
                    .toList();
            var forged = forged(entry, victims);
            var bad = union(
                    forwarded.within(forged.minus(terrain.leaving(entry)).minus(terrain.inside())),
                    takenIn.within(forged.intersect(terrain.inside())));
            var names = victims.stream().map(AuditZone::name).collect(Collectors.joining(", "));
            present.finding(
                            AuditLaw.ANTI_SPOOF,
                            bad,
                            "a source of " + names + " is accepted where " + entry.name() + " enters")
                    .ifPresent(findings::add);
        }
        return findings;
    }

    private PacketSet forged(AuditZone entry, List<AuditZone> victims) {
        var terrain = present.terrain();
        var sources = AddressSet.union(victims.stream().map(terrain::addresses).toList());
        return terrain.entering(entry).intersect(terrain.space().of(Box.ANY.from(sources)));
    }

    private static Bounds union(Bounds one, Bounds other) {
        return new Bounds(one.surely().union(other.surely()), one.maybe().union(other.maybe()));
    }
}
