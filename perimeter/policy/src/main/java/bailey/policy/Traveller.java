package bailey.policy;

import bailey.packet.Address;
import bailey.packet.Packet;
import bailey.policy.Journey.End;
import bailey.policy.Journey.Step;
import bailey.policy.Verdict.Accepted;
import bailey.policy.Verdict.Dropped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Follows a packet from firewall to firewall, as the routes of a site send it.
final class Traveller {
    private final Meaning meaning;
    private final List<Step> steps = new ArrayList<>();

    Traveller(Meaning meaning) {
        this.meaning = meaning;
    }

    Journey from(Zone start, Packet packet, Instant now) {
        return new Journey(packet, steps, travel(start, packet, now));
    }

    Journey from(Arrival start) {
        return new Journey(start.packet(), steps, at(start.at(), start.leg(), start.packet(), start.now()));
    }

    Journey from(Firewall start, Packet packet, Instant now) {
        var verdict = meaning.sent(packet, start, now);
        steps.add(new Step(start, Optional.empty(), verdict));
        var end = switch (verdict) {
            case Dropped dropped -> new End.Stopped(start, dropped);
            case Accepted(var _, var leaves, var out) -> beyond(out.orElseThrow(), leaves, start, now);
        };
        return new Journey(packet, steps, end);
    }

    private End travel(Zone start, Packet packet, Instant now) {
        boolean neighbour = meaning.ground().zone(packet.destination()).equals(start)
                && !meaning.ground().published(packet.destination());
        if (neighbour && meaning.ground().firewall(packet.destination()).isEmpty() && start.wire() == Wire.SHARED) {
            return new End.OnTheWire(start);
        }
        var first = next(start, packet.destination());
        return first.isEmpty() ? new End.NoWay() : at(first.get(), start, packet, now);
    }

    private End at(Firewall here, Zone leg, Packet packet, Instant now) {
        var verdict = meaning.verdict(Arrival.begins(packet, here, leg, now));
        steps.add(new Step(here, Optional.of(leg), verdict));
        return switch (verdict) {
            case Dropped dropped -> new End.Stopped(here, dropped);
            case Accepted(var _, var leaves, var out) ->
                out.isEmpty() ? new End.TakenIn(leaves, here) : beyond(out.get(), leaves, here, now);
        };
    }

    /// On the wire of `zone`, sent by `before`: to its machine, or on to the next firewall.
    private End beyond(Zone zone, Packet packet, Firewall before, Instant now) {
        var destination = packet.destination();
        boolean here = meaning.ground().zone(destination).equals(zone)
                && meaning.ground().firewall(destination).isEmpty()
                && !meaning.ground().published(destination);
        if (here) {
            return new End.Delivered(packet, zone);
        }
        var next = next(zone, destination).filter(f -> !f.equals(before) && steps.size() <= limit());
        return next.isEmpty() ? new End.NoWay() : at(next.get(), zone, packet, now);
    }

    private int limit() {
        return meaning.site().firewalls().size();
    }

    /// The firewall that a machine of `zone` sends what is for `destination` to.
    private Optional<Firewall> next(Zone zone, Address destination) {
        var ground = meaning.ground();
        var paths = meaning.paths();
        var holder = ground.firewall(destination)
                .or(() -> ground.published(destination) ? ground.owner(destination, paths) : Optional.empty());
        var path =
                holder.isPresent() ? paths.between(zone, holder.get()) : paths.between(zone, ground.zone(destination));
        return path.map(hops -> hops.getFirst().at());
    }
}
