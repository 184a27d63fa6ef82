package bailey.cli;

import bailey.policy.Journey;
import bailey.policy.Verdict.Accepted;
import bailey.policy.Verdict.Dropped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The answer to a question, for people.
final class AnswerText {
    private final Naming naming;
    private final Terminal terminal;

    AnswerText(Naming naming, Terminal terminal) {
        this.naming = naming;
        this.terminal = terminal;
    }

    /// The answer, one line a kind of traffic and under it why, and what would grant the rest.
    List<String> lines(String question, Inquiry.Answer answer, Optional<Remedy> remedy) {
        var lines = new ArrayList<String>();
        lines.add(terminal.paint(answer.word(), answer.yes() ? Ink.GOOD : Ink.BAD) + ": " + question);
        lines.add("");
        lines.addAll(fares(Fare.of(answer.passing())));
        lines.addAll(fares(Fare.of(answer.missing())));
        if (lines.size() == 2) {
            lines.add("  nothing of that kind begins there: no address of one family, or no packet that begins a flow");
        }
        remedy.ifPresent(r -> lines.addAll(r.text()));
        return lines;
    }

    /// What is the same in both families is told once.
    private List<String> fares(List<Fare> fares) {
        Map<List<String>, Set<String>> told = new LinkedHashMap<>();
        for (var fare : fares) {
            told.computeIfAbsent(fare(fare), _ -> new LinkedHashSet<>())
                    .add(fare.family().toString());
        }
        var lines = new ArrayList<String>();
        told.forEach((text, families) -> {
            lines.add("  " + text.getFirst() + "  (" + String.join(", ", families) + ")");
            text.stream().skip(1).map(l -> "      " + l).forEach(lines::add);
        });
        return lines;
    }

    private List<String> fare(Fare fare) {
        var lines = new ArrayList<String>();
        boolean passes = fare.sample().arrives();
        lines.add(terminal.paint(passes ? "✓" : "✗", passes ? Ink.GOOD : Ink.BAD) + " "
                + naming.words(fare.sources(), fare.family()) + " → " + target(fare) + ": "
                + naming.services(fare.selectors(), fare.family()));
        lines.addAll(why(fare.sample()));
        return lines;
    }

    private String target(Fare fare) {
        return fare.inside()
                .map(host -> Naming.ranges(fare.destinations()) + " (to " + naming.words(host, fare.family()) + ")")
                .orElseGet(() -> naming.words(fare.destinations(), fare.family()));
    }

    private List<String> why(Journey journey) {
        var lines = new ArrayList<String>();
        switch (journey.end()) {
            case Journey.End.OnTheWire(var zone) ->
                lines.add("unseen: neighbours on the shared wire of " + zone + " meet no firewall");
            case Journey.End.NoWay() -> lines.add("no chain of firewalls leads there");
            case Journey.End.Stopped(var at, var verdict) -> lines.add(stopped(verdict) + " at " + at);
            case Journey.End.Delivered _, Journey.End.TakenIn _ -> {
                lines.addAll(grants(journey));
                lines.add("through " + Story.through(journey));
                lines.addAll(translations(journey));
            }
        }
        return lines;
    }

    private static String stopped(Dropped verdict) {
        var how = verdict.refused() ? "refused" : "dropped";
        return switch (verdict.cause()) {
            case NOT_GRANTED -> "no line grants it: " + how;
            case OFF_PATH -> "this is not the way there: " + how;
            case SPOOFED -> "the sender does not belong there: " + how;
            case NOT_UNICAST -> "no unicast address: " + how;
            case BANNED -> "the sender is banned: " + how;
            case NO_FLOW -> "it belongs to no flow: " + how;
        };
    }

    /// Mostly one line, whatever the number of firewalls.
    private static Set<String> grants(Journey journey) {
        var lines = new LinkedHashSet<String>();
        for (var step : journey.steps()) {
            if (step.verdict() instanceof Accepted(var because, var _, var _)) {
                lines.add(Story.because(because));
            }
        }
        return lines;
    }

    private List<String> translations(Journey journey) {
        var lines = new ArrayList<String>();
        var packet = journey.sent();
        for (var step : journey.steps()) {
            if (step.verdict() instanceof Accepted(var _, var leaves, var _)) {
                new Story(naming, terminal)
                        .changes(packet, leaves)
                        .forEach(c -> lines.add("NAT at " + step.at() + ": " + c));
                packet = leaves;
            }
        }
        return lines;
    }
}
