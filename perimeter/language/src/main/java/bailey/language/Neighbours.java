package bailey.language;

import bailey.policy.ByName;
import bailey.policy.Endpoint;
import bailey.policy.Firewall;
import bailey.policy.Flow;
import bailey.policy.Group;
import bailey.policy.Host;
import bailey.policy.Mark;
import bailey.policy.Publication;
import bailey.policy.Wire;
import bailey.policy.Zone;
import java.util.List;
import java.util.Optional;

/// Warns of flows that no firewall can hold anyone to: between neighbours on a shared wire, whose target guards
/// itself not.
final class Neighbours {
    private final Draft draft;
    private final Ends ends = new Ends();

    private Neighbours(Draft draft) {
        this.draft = draft;
    }

    static void warn(Draft draft) {
        var check = new Neighbours(draft);
        for (var stated : draft.lines) {
            switch (stated.line()) {
                case Flow flow -> check.line(flow.from(), flow.to(), stated.sentence());
                case ByName named -> check.line(named.from(), List.of(named.proxy()), stated.sentence());
                case Publication _ -> {
                    // comes from outside
                }
            }
        }
    }

    private void line(List<Endpoint> from, List<Endpoint> to, Sentence sentence) {
        var sources = ends.of(from);
        for (var end : to) {
            var wire = ends.of(end).stream()
                    .filter(z -> z instanceof Zone zone && zone.wire() == Wire.SHARED && sources.contains(zone))
                    .findFirst();
            var start = wire.flatMap(w -> from.stream()
                    .filter(s -> ends.of(s).contains(w) && !s.sameMachine(end))
                    .findFirst());
            if (start.isPresent() && !guarded(end, wire.orElseThrow())) {
                warn(start.get(), end, wire.orElseThrow(), sentence);
                return; // one warning a line
            }
        }
    }

    private boolean guarded(Endpoint end, Endpoint wire) {
        List<Host> hosts = switch (end) {
            case Host host -> List.of(host);
            case Group group -> group.hosts();
            case Zone zone ->
                draft.hosts.stream().filter(h -> h.zone().equals(zone)).toList();
            case Firewall _ -> List.of();
        };
        boolean all = hosts.stream()
                .filter(h -> h.zone().equals(wire))
                .allMatch(h -> h.marks().contains(Mark.GUARDED));
        return all && !hosts.isEmpty();
    }

    private void warn(Endpoint start, Endpoint end, Endpoint wire, Sentence sentence) {
        Optional<Word> at =
                sentence.to().stream().filter(w -> w.text().equals(end.name())).findFirst();
        draft.problems.warn(
                at.map(Word::at).orElse(sentence.at()),
                "`" + start.name() + "` and `" + end.name() + "` share the wire of `" + wire.name()
                        + "`, and reach each other on everything, unseen",
                "make `" + wire.name() + "` isolated, or mark the target guarded");
    }
}
