package bailey.lab;

import bailey.lab.Machine.Port;
import bailey.lab.Probe.Expected;
import bailey.lab.Probe.Kind;
import bailey.packet.Address;
import bailey.packet.Packet;
import bailey.policy.Arrival;
import bailey.policy.Firewall;
import bailey.policy.Grant;
import bailey.policy.Journey;
import bailey.policy.Journey.End;
import bailey.policy.Line;
import bailey.policy.Meaning;
import bailey.policy.Verdict.Cause;
import bailey.policy.Verdict.Dropped;
import bailey.policy.Wire;
import bailey.policy.Zone;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What the reference meaning says becomes of a packet of the lab.
final class Expectations {
    /// Packets of lines with a `rate` are few, or the rate itself would stop them.
    private static final int WITHIN_RATE = 3;

    private final Topology topology;
    private final Meaning meaning;
    private final Instant now;
    private final Map<Line, Integer> rated = new HashMap<>();

    Expectations(Topology topology, Meaning meaning, Instant now) {
        this.topology = topology;
        this.meaning = meaning;
        this.now = now;
    }

    Instant now() {
        return now;
    }

    Meaning meaning() {
        return meaning;
    }

    /// Whether a packet to `destination` would not meet a firewall.
    boolean neighbours(Machine from, Address destination) {
        var zone = from.port().zone();
        return zone.wire() == Wire.SHARED
                && topology.holder(destination)
                        .filter(m -> m.port(zone).isPresent())
                        .isPresent();
    }

    boolean passes(Machine from, Packet packet) {
        return meaning.journey(packet, from.port().zone(), now).arrives();
    }

    /// Empty where the lab cannot tell: no machine stands at the end, or a line's rate might stop it.
    Optional<Expected> of(Kind kind, Machine from, Optional<Port> pastSwitch, Datagram datagram) {
        var packet = datagram.packet();
        if (kind == Kind.OWN) {
            return own(packet, from);
        }
        if (pastSwitch.isPresent()) {
            return pastSwitch(packet, pastSwitch.get());
        }
        if (pinned(from, packet.source())) {
            return Optional.of(new Expected.Pinned());
        }
        var zone = from.port().zone();
        return kind == Kind.STRAY
                ? stray(packet, zone)
                : ended(meaning.journey(packet, zone, now), packet, from.owns(packet.source()));
    }

    private Optional<Expected> own(Packet packet, Machine from) {
        var expected =
                ended(meaning.journey(packet, from.firewall().orElseThrow(), now), packet, from.owns(packet.source()));
        return expected.map(
                e -> e instanceof Expected.Stops(var at, var cause, var _) ? new Expected.Stops(at, cause, false) : e);
    }

    /// It is handed to one firewall, whatever its destination. Whom answers reach is not asked.
    private Optional<Expected> pastSwitch(Packet packet, Port leg) {
        var at = topology.on(leg.zone()).stream()
                .filter(m -> m.ports().contains(leg))
                .findFirst()
                .flatMap(Machine::firewall)
                .orElseThrow();
        return ended(meaning.journey(Arrival.begins(packet, at, leg.zone(), now)), packet, false);
    }

    private static boolean pinned(Machine from, Address source) {
        return from.port().zone().wire() == Wire.ISOLATED && !from.owns(source);
    }

    private Optional<Expected> ended(Journey journey, Packet packet, boolean answered) {
        return switch (journey.end()) {
            case End.Delivered(var arrives, var _) -> passes(arrives, journey, answered);
            case End.TakenIn(var arrives, var _) -> passes(arrives, journey, answered);
            case End.OnTheWire(var _) -> passes(packet, journey, answered);
            case End.Stopped(var at, var dropped) ->
                Optional.of(new Expected.Stops(at, dropped.cause(), dropped.refused() && answered));
            case End.NoWay() -> Optional.of(new Expected.NoWay());
        };
    }

    private Optional<Expected> passes(Packet arrives, Journey journey, boolean answered) {
        return topology.holder(arrives.destination())
                .filter(_ -> withinRate(journey))
                .map(_ -> new Expected.Passes(arrives, journey.grant(), answered));
    }

    private static int few(Line line) {
        return line.terms().rate().map(r -> Math.min(WITHIN_RATE, r.count())).orElse(WITHIN_RATE);
    }

    /// Every firewall on the way counts a line's packets for itself, whoever grants them elsewhere.
    private boolean withinRate(Journey journey) {
        return journey.steps().stream()
                .flatMap(s -> s.verdict().grant().stream())
                .map(Grant::line)
                .filter(l -> l.terms().rate().isPresent())
                .distinct()
                .allMatch(l -> rated.merge(l, 1, Integer::sum) <= few(l));
    }

    /// The first firewall on its way knows that nobody asked, if it is on the packet's way.
    private Optional<Expected> stray(Packet packet, Zone zone) {
        return first(packet, zone).flatMap(at -> {
            var begun = meaning.verdict(Arrival.begins(packet, at, zone, now));
            var cause = begun instanceof Dropped(var why, var _) && why != Cause.NOT_GRANTED ? why : Cause.NO_FLOW;
            return cause == Cause.OFF_PATH ? Optional.empty() : Optional.of(new Expected.Stops(at, cause, false));
        });
    }

    private Optional<Firewall> first(Packet packet, Zone zone) {
        var to = topology.holder(packet.destination());
        return to.flatMap(m -> m.firewall().isPresent()
                        ? topology.paths().between(zone, m.firewall().get())
                        : topology.paths().between(zone, m.port().zone()))
                .map(path -> path.getFirst().at());
    }
}
