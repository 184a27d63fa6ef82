package bailey.cli;

import bailey.language.Question.OnLeg;
import bailey.policy.Arrival;
import bailey.policy.Journey;
import bailey.policy.Journey.End;
import bailey.policy.Meaning;
import java.time.Instant;

/// The way of a packet from the leg where it is seen. Mostly that is the way it has from that zone; but a packet
/// may also turn up at a firewall that no route leads it to.
final class Entrance {
    private Entrance() {}

    static Journey journey(OnLeg seen, Meaning meaning, Instant now) {
        var usual = meaning.journey(seen.packet(), seen.leg(), now);
        boolean unseen = usual.end() instanceof End.OnTheWire;
        boolean there =
                !usual.steps().isEmpty() && usual.steps().getFirst().at().equals(seen.at());
        return unseen || there ? usual : meaning.journey(Arrival.begins(seen.packet(), seen.at(), seen.leg(), now));
    }
}
