package bailey.cli;

import bailey.lab.Probe;
import bailey.lab.Rehearsal.Outcome;
import bailey.lab.Trail;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What packets met, for people: a line a rule, under its firewall, under its packet.
final class LabTrails {
    private final Terminal terminal;

    LabTrails(Terminal terminal) {
        this.terminal = terminal;
    }

    List<String> lines(Map<Outcome, Trail> trails) {
        var lines = new ArrayList<String>();
        trails.forEach((outcome, trail) -> {
            lines.add("  " + mark(outcome) + " " + packet(outcome.probe()));
            if (trail.passages().isEmpty()) {
                lines.add("      no firewall saw it");
            }
            trail.passages().forEach(p -> passage(p, lines));
        });
        return lines;
    }

    /// Which machine sends what, and what it tries.
    static String packet(Probe probe) {
        return probe.from() + (probe.pastSwitch().isPresent() ? " past the switch" : "") + ": " + probe.packet() + " ("
                + probe.kind().words() + ")";
    }

    private String mark(Outcome outcome) {
        return outcome.wrong().isPresent() ? terminal.paint("✗", Ink.BAD) : terminal.paint("✓", Ink.GOOD);
    }

    private void passage(Trail.Passage passage, List<String> lines) {
        lines.add("      " + terminal.paint(passage.machine(), Ink.TITLE));
        for (var rule : passage.rules()) {
            var line =
                    rule.line().map(l -> "   " + terminal.paint(l, Ink.TITLE)).orElse("");
            lines.add("        %-10s %s%s".formatted(rule.chain(), told(rule), line));
        }
    }

    /// The rule and the verdict, unless the rule is plain about it.
    static String told(Trail.Rule rule) {
        boolean plain = rule.text().endsWith(rule.verdict()) || rule.verdict().equals("continue");
        var verdict = plain ? "" : "(" + rule.verdict() + ")";
        return rule.text().isEmpty() ? rule.verdict() : (rule.text() + " " + verdict).stripTrailing();
    }
}
