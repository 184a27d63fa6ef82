package bailey.cli;

import bailey.language.Question.OnLeg;
import bailey.packet.Packet;
import bailey.policy.Arrival;
import bailey.policy.Journey;
import bailey.policy.Journey.End;
import bailey.policy.Journey.Step;
import bailey.policy.Meaning;
import bailey.policy.Verdict.Accepted;
import bailey.policy.Verdict.Dropped;
import bailey.policy.Zone;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The way of a packet from the leg where it is seen. Mostly that is the way it has from that zone; but a packet
/// may also turn up at a firewall that no route leads it to.
final class Entrance {
    private Entrance() {}

    static Journey journey(OnLeg seen, Meaning meaning, Instant now) {
        var usual = meaning.journey(seen.packet(), seen.leg(), now);
        boolean unseen = usual.end() instanceof End.OnTheWire;
        boolean there =
                !usual.steps().isEmpty() && usual.steps().getFirst().at().equals(seen.at());
        return unseen || there ? usual : strayed(seen, meaning, now);
    }

    private static Journey strayed(OnLeg seen, Meaning meaning, Instant now) {
        var verdict = meaning.verdict(Arrival.begins(seen.packet(), seen.at(), seen.leg(), now));
        var step = new Step(seen.at(), Optional.of(seen.leg()), verdict);
        return switch (verdict) {
            case Dropped dropped -> new Journey(seen.packet(), List.of(step), new End.Stopped(seen.at(), dropped));
            case Accepted(var _, var leaves, var out)
            when out.isEmpty() -> new Journey(seen.packet(), List.of(step), new End.TakenIn(leaves, seen.at()));
            case Accepted(var _, var leaves, var out) ->
                beyond(seen.packet(), step, leaves, out.orElseThrow(), meaning, now);
        };
    }

    private static Journey beyond(Packet sent, Step step, Packet leaves, Zone zone, Meaning meaning, Instant now) {
        var ground = meaning.ground();
        var destination = leaves.destination();
        boolean here = ground.zone(destination).equals(zone)
                && ground.firewall(destination).isEmpty()
                && !ground.published(destination);
        if (here) {
            return new Journey(sent, List.of(step), new End.Delivered(leaves, zone));
        }
        var on = meaning.journey(leaves, zone, now);
        return new Journey(
                sent, Stream.concat(Stream.of(step), on.steps().stream()).toList(), on.end());
    }
}
