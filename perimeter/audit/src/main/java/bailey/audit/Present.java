package bailey.audit;

import bailey.nftables.foreign.Bounds;
import bailey.nftables.foreign.ForeignMeaning;
import bailey.nftables.foreign.ForeignRuleset;
import bailey.nftables.foreign.Way;
import bailey.packet.PacketSpace;
import java.util.List;
import java.util.Optional;

/// A firewall as it stands: its zones, and what passes through it and to it.
record Present(Rules rules, Terrain terrain, Bounds forwarded, Bounds takenIn, Doors doors, PacketWords words) {
    static Present of(Rules rules, List<AuditZone> zones) {
        var mentions = new Mentions(rules.ruleset());
        var terrain = new Terrain(zones, mentions.devices(), rules.families(), new PacketSpace());
        var meaning = meaning(rules.ruleset(), terrain);
        var forwarded = meaning.passing(Way.FORWARDED);
        var doors = Doors.of(terrain, meaning, forwarded);
        var words = new PacketWords(terrain, mentions.hosts());
        return new Present(rules, terrain, forwarded, meaning.passing(Way.TAKEN_IN), doors, words);
    }

    /// What another ruleset means among the same zones.
    static ForeignMeaning meaning(ForeignRuleset ruleset, Terrain terrain) {
        return new ForeignMeaning(ruleset, terrain.devices(), terrain.own(), terrain.space());
    }

    /// A finding where any packet is in `bad`.
    Optional<Finding> finding(AuditLaw law, Bounds bad, String says) {
        if (bad.maybe().isEmpty()) {
            return Optional.empty();
        }
        boolean surely = !bad.surely().isEmpty();
        var shown = surely ? bad.surely() : bad.maybe();
        return Optional.of(new Finding(law, surely, says, words.witness(shown), words.parts(shown)));
    }
}
