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
    private final Packet sent;
    private final Instant now;
    private final List<Step> steps = new ArrayList<>();

    Traveller(Meaning meaning, Packet sent, Instant now) {
        this.meaning = meaning;
        this.sent = sent;
        this.now = now;
    }

    /// From where it is sent.
    Journey from(Place start) {
        return ended(
                switch (start) {
                    case Zone zone -> wire(zone);
                    case Firewall firewall -> {
                        var verdict = meaning.sent(sent, firewall, now);
                        steps.add(new Step(firewall, Optional.empty(), verdict));
                        yield after(verdict, firewall);
                    }
                });
    }

    /// From the leg of a firewall where it turned up.
    Journey from(Firewall here, Zone leg) {
        return ended(at(here, leg, sent));
    }

    private Journey ended(End end) {
        return new Journey(sent, steps, end);
    }

    private End wire(Zone start) {
        if (start.wire() == Wire.SHARED && isOn(start, sent.destination())) {
            return new End.OnTheWire(start);
        }
        return next(start, sent.destination())
                .or(() -> first(start, meaning.ground().zone(sent.destination())))
                .or(() -> fallback(start))
                .map(f -> at(f, start, sent))
                .orElseGet(End.NoWay::new);
    }

    /// Whom machines ask where no path leads; nobody outside.
    private Optional<Firewall> fallback(Zone start) {
        return start.prefixless() ? Optional.empty() : meaning.paths().own(start);
    }

    private End at(Firewall here, Zone leg, Packet packet) {
        var verdict = meaning.verdict(Arrival.begins(packet, here, leg, now));
        steps.add(new Step(here, Optional.of(leg), verdict));
        return after(verdict, here);
    }

    private End after(Verdict verdict, Firewall here) {
        return switch (verdict) {
            case Dropped dropped -> new End.Stopped(here, dropped);
            case Accepted(var _, var leaves, var out) ->
                out.map(zone -> beyond(zone, leaves, here)).orElseGet(() -> new End.TakenIn(leaves, here));
        };
    }

    /// On the wire of `zone`, sent by `before`: to its machine, or on to the next firewall.
    private End beyond(Zone zone, Packet packet, Firewall before) {
        if (isOn(zone, packet.destination())) {
            return new End.Delivered(packet, zone);
        }
        return next(zone, packet.destination())
                .filter(f -> !f.equals(before) && steps.size() <= limit())
                .map(f -> at(f, zone, packet))
                .orElseGet(End.NoWay::new);
    }

    private boolean isOn(Zone zone, Address destination) {
        return place(destination).equals(zone);
    }

    private int limit() {
        return meaning.site().firewalls().size();
    }

    /// The firewall that a machine of `zone` sends what is for `destination` to.
    private Optional<Firewall> next(Zone zone, Address destination) {
        return first(zone, place(destination));
    }

    private Optional<Firewall> first(Zone zone, Place to) {
        return meaning.paths().between(zone, to).map(hops -> hops.getFirst().at());
    }

    private Place place(Address destination) {
        return meaning.ground().place(destination, meaning.paths());
    }
}
