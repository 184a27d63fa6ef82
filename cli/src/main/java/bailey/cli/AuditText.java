package bailey.cli;

import bailey.audit.Audit;
import bailey.audit.AuditLaw;
import bailey.audit.AuditZone;
import bailey.audit.Change;
import bailey.audit.Finding;
import bailey.packet.Family;
import java.util.List;
import java.util.stream.Collectors;

/// What `audit` tells people.
record AuditText(Terminal terminal) {
    private static final int SHOWN = 20;

    void say(Audit audit, boolean guessed) {
        zones(audit.zones(), guessed);
        for (var law : AuditLaw.values()) {
            law(law, audit.of(law), audit.judged(law));
        }
        listed("Doors from outside:", audit.doors());
        audit.notes().forEach(n -> wrapped("note: ", n));
        listed("Not understood, or not a header's to tell; taken both ways:", audit.doubts());
        var broken = audit.findings().stream().map(Finding::law).distinct().count();
        terminal.say(
                broken == 0
                        ? terminal.paint("✓ every law holds", Ink.GOOD) + " that rules alone can break"
                        : terminal.paint("✗ " + broken + " of " + AuditLaw.values().length + " laws break", Ink.BAD));
    }

    private void zones(List<AuditZone> zones, boolean guessed) {
        if (guessed) {
            wrapped("", "Zones, a guess from devices and addresses in the rules; correct them and give them back:");
            zones.forEach(z -> terminal.say("  --zone " + z));
            terminal.say("");
        }
    }

    private void law(AuditLaw law, List<Finding> findings, boolean judged) {
        if (!judged) {
            terminal.say("- " + terminal.paint(law.word(), Ink.TITLE) + ": nothing to judge it by");
            return;
        }
        var mark = findings.isEmpty()
                ? terminal.paint("✓", Ink.GOOD)
                : terminal.paint(findings.stream().anyMatch(Finding::surely) ? "✗" : "?", Ink.BAD);
        terminal.say(mark + " " + terminal.paint(law.word(), Ink.TITLE) + ": " + law.says());
        findings.forEach(this::finding);
    }

    private void finding(Finding finding) {
        wrapped("  " + (finding.surely() ? "surely: " : "maybe: "), finding.says());
        finding.parts().forEach(p -> wrapped("      ", p));
        finding.witness().ifPresent(w -> wrapped("    e.g. ", w));
    }

    private void listed(String title, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        terminal.say(title);
        lines.stream().limit(SHOWN).forEach(l -> wrapped("  ", l));
        if (lines.size() > SHOWN) {
            terminal.say("  and " + (lines.size() - SHOWN) + " more");
        }
    }

    void say(List<Change> changes, List<Family> families) {
        for (var change : changes) {
            var newly = change.passes() ? "newly passing" : "newly stopped";
            terminal.say(terminal.paint(newly, change.passes() ? Ink.BAD : Ink.GOOD)
                    + (change.surely() ? "" : ", maybe") + ", " + way(change) + ":");
            change.parts().forEach(p -> wrapped("    ", p));
        }
        var which = families.stream().map(Family::toString).collect(Collectors.joining(" and "));
        terminal.say(
                changes.isEmpty()
                        ? terminal.paint("✓ both do the same", Ink.GOOD) + " with every packet of " + which
                        : terminal.paint("✗ they differ", Ink.BAD) + " (" + which + ")");
    }

    private static String way(Change change) {
        return switch (change.way()) {
            case FORWARDED -> "forwarded " + change.devices();
            case TAKEN_IN -> "to the firewall itself by " + change.devices();
            case SENT -> "from the firewall itself by " + change.devices();
        };
    }

    private void wrapped(String head, String text) {
        var lines = Paragraph.wrapped(text, Math.max(20, terminal.columns() - head.length()));
        terminal.say(head + lines.getFirst());
        lines.stream().skip(1).forEach(l -> terminal.say(" ".repeat(head.length()) + l));
    }
}
