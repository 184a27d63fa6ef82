package bailey.cli;

import bailey.packet.Packet;
import bailey.policy.Firewall;
import bailey.policy.Journey;
import bailey.policy.Journey.End;
import bailey.policy.Line;
import bailey.policy.Verdict;
import bailey.policy.Verdict.Accepted;
import bailey.policy.Verdict.Because;
import bailey.policy.Verdict.Dropped;
import bailey.policy.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A packet's way, told step by step.
final class Story {
    private final Naming naming;
    private final Terminal terminal;

    Story(Naming naming, Terminal terminal) {
        this.naming = naming;
        this.terminal = terminal;
    }

    List<String> lines(Journey journey) {
        var lines = new ArrayList<String>();
        var packet = journey.sent();
        for (int i = 0; i < journey.steps().size(); i++) {
            var step = journey.steps().get(i);
            lines.add("  " + (i + 1) + "  " + terminal.paint(step.at().name(), Ink.TITLE) + arrival(step));
            lines.addAll(step(step, packet));
            if (step.verdict() instanceof Accepted(var _, var leaves, var _)) {
                packet = leaves;
            }
        }
        lines.add("  =  " + end(journey.end()));
        return lines;
    }

    private static String arrival(Journey.Step step) {
        return step.leg()
                .map(zone -> ", in by " + device(step.at(), zone) + " from " + zone)
                .orElse(", sent by itself");
    }

    static String device(Firewall firewall, Zone zone) {
        return firewall.legs()
                .filter(l -> l.zone().equals(zone))
                .map(Firewall.Leg::device)
                .findFirst()
                .orElse("no leg");
    }

    private List<String> step(Journey.Step step, Packet packet) {
        return switch (step.verdict()) {
            case Accepted(var because, var leaves, var out) -> {
                var lines = new ArrayList<String>();
                lines.add(good(because(because)));
                changes(packet, leaves).forEach(change -> lines.add("       " + change));
                out.ifPresent(zone -> lines.add("       out by " + device(step.at(), zone) + " to " + zone));
                yield lines;
            }
            case Dropped dropped -> List.of(bad(cause(dropped, packet, step)));
        };
    }

    private String good(String text) {
        return "     " + terminal.paint("✓", Ink.GOOD) + " " + text;
    }

    private String bad(String text) {
        return "     " + terminal.paint("✗", Ink.BAD) + " " + text;
    }

    static String because(Because because) {
        return switch (because) {
            case Because.Granted(var grant) -> granted(grant.line());
            case Because.ByItself(var what) -> "every firewall lets it pass by itself: " + what;
        };
    }

    static String granted(Line line) {
        var limits = TermWords.limits(line.terms());
        return "line " + line.origin().line() + ": " + line.text()
                + (limits.isEmpty() ? "" : " (" + String.join(", ", limits) + ")");
    }

    /// What the firewall's NAT did.
    List<String> changes(Packet before, Packet after) {
        var changes = new ArrayList<String>();
        if (before.selector() != after.selector()) {
            changes.add("destination becomes " + naming.end(after.destination(), after.selector(), after.protocol()));
        } else if (!before.destination().equals(after.destination())) {
            changes.add("destination becomes " + naming.full(after.destination()));
        }
        if (!before.source().equals(after.source())) {
            changes.add("source becomes " + naming.full(after.source()));
        }
        return changes;
    }

    private String cause(Dropped dropped, Packet packet, Journey.Step step) {
        var why = switch (dropped.cause()) {
            case NOT_UNICAST -> "source or destination is no unicast address";
            case SPOOFED ->
                "its source " + naming.full(packet.source()) + " does not belong behind "
                        + step.leg().map(z -> device(step.at(), z)).orElse("it") + " (anti-spoofing)";
            case BANNED -> "its source is banned";
            case NO_FLOW -> "nothing began the flow that it claims to belong to";
            case OFF_PATH -> step.at() + " is not on the way to " + naming.full(packet.destination());
            case NOT_GRANTED -> "no line grants it";
        };
        return why + ": " + (dropped.refused() ? "refused, the sender is told" : "dropped in silence");
    }

    private String end(End end) {
        return switch (end) {
            case End.Delivered(var packet, var zone) ->
                terminal.paint("arrives", Ink.GOOD) + " at " + naming.full(packet.destination()) + " in " + zone;
            case End.TakenIn(var _, var at) -> terminal.paint("arrives", Ink.GOOD) + " at " + at + " itself";
            case End.OnTheWire(var zone) ->
                terminal.paint("arrives", Ink.GOOD) + " unseen: neighbours on the shared wire of " + zone
                        + " meet no firewall";
            case End.Stopped(var at, var _) -> terminal.paint("stopped", Ink.BAD) + " at " + at;
            case End.NoWay() -> terminal.paint("stopped", Ink.BAD) + ": no chain of firewalls leads there";
        };
    }

    /// The firewalls of a way in a line: `front (internet → dmz), back (dmz → lan)`.
    static String through(Journey journey) {
        var hops = new ArrayList<String>();
        for (var step : journey.steps()) {
            Optional<Zone> out = step.verdict() instanceof Accepted(var _, var _, var to) ? to : Optional.empty();
            hops.add(step.at() + " (" + step.leg().map(Zone::name).orElse("itself") + " → "
                    + (step.verdict() instanceof Verdict.Dropped
                            ? "✗"
                            : out.map(Zone::name).orElse("itself")) + ")");
        }
        return String.join(", ", hops);
    }
}
