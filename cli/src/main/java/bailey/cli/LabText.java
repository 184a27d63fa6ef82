package bailey.cli;

import bailey.lab.Lab;
import bailey.lab.Matrix;
import bailey.lab.Rehearsal.Outcome;
import bailey.lab.Report;
import bailey.packet.Family;
import bailey.policy.Line;
import bailey.proof.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a rehearsal found, for people: who reached whom, what passed by which line, what did not and why.
final class LabText {
    private static final int MISMATCHES = 20;
    private static final int MOST_UNHELD = 10;

    private final Terminal terminal;
    private final Lab.Run run;
    private final List<Finding> findings;
    private final List<String> lines = new ArrayList<>();

    LabText(Terminal terminal, Lab.Run run, List<Finding> findings) {
        this.terminal = terminal;
        this.run = run;
        this.findings = findings;
    }

    List<String> lines() {
        if (report().part().isEmpty()) {
            matrix();
        }
        passed();
        stopped();
        trails();
        remarks();
        witnesses();
        mismatches();
        unheld();
        verdict();
        return lines;
    }

    private void unheld() {
        if (!run.unheld().isEmpty()) {
            title("What the kernel does not hold as it was loaded");
            run.unheld().stream()
                    .limit(MOST_UNHELD)
                    .forEach(d -> lines.add("  " + terminal.paint("✗", Ink.BAD) + " " + d));
        }
    }

    private Report report() {
        return run.report();
    }

    private void title(String text) {
        if (!lines.isEmpty()) {
            lines.add("");
        }
        lines.add(terminal.paint(text, Ink.TITLE));
    }

    private void matrix() {
        title("Who (rows) reached whom (columns), with how many services (. none)");
        lines.addAll(new Matrix(report(), terminal.columns()).lines());
        lines.add("   (strangers, and ZONE* for a machine that the file does not name)");
    }

    private void passed() {
        title("What passed, and the line that let it");
        for (var passed : report().passed()) {
            if (passed.packets() == 0 && report().part().isPresent()) {
                continue; // nobody asked whether that line lets anything pass
            }
            var count = passed.packets() == 0 ? "-" : "%,d".formatted(passed.packets());
            lines.add("  %7s  %-18s %s"
                    .formatted(count, where(passed.line()), cut(passed.line().text(), 29)));
        }
    }

    private String cut(String text, int before) {
        int room = Math.max(20, terminal.columns() - before);
        return text.length() <= room ? text : text.substring(0, room - 1) + "…";
    }

    private static String where(Line line) {
        var file = line.origin().file();
        return file.substring(file.lastIndexOf('/') + 1) + ":" + line.origin().line();
    }

    private void stopped() {
        title("What did not pass, since no line grants it");
        for (var stopped : report().stopped()) {
            var how = stopped.how().entrySet().stream()
                    .map(e -> "%s %,d".formatted(e.getKey(), e.getValue()))
                    .collect(Collectors.joining(", "));
            var wrapped = Paragraph.wrapped(how, terminal.columns() - 13);
            lines.add("  %,7d  %s".formatted(stopped.packets(), stopped.kind().words()));
            wrapped.forEach(line -> lines.add("             " + line));
        }
    }

    private void trails() {
        if (!run.traced()) {
            return;
        }
        int all = report().outcomes().size();
        int told = Math.min(all, Lab.Traced.ALL.most());
        title("What the packets met" + (told < all ? " (the first %d of %,d)".formatted(told, all) : ""));
        lines.addAll(new LabTrails(terminal).lines(run.trails()));
    }

    private void remarks() {
        var remarks = report().remarks();
        if (remarks.isEmpty()) {
            return;
        }
        title("What you should know");
        for (var remark : remarks) {
            var wrapped = Paragraph.wrapped(remark, terminal.columns() - 4);
            for (int i = 0; i < wrapped.size(); i++) {
                lines.add((i == 0 ? terminal.paint("  ! ", Ink.BAD) : "    ") + wrapped.get(i));
            }
        }
    }

    private void witnesses() {
        var told = new LabWitnesses(terminal, run).lines(findings);
        if (!told.isEmpty()) {
            title("What breaks a law or a promise, sent");
            lines.addAll(told);
        }
    }

    private void mismatches() {
        var wrong = report().mismatches();
        if (wrong.isEmpty()) {
            return;
        }
        title("What is not as the file says");
        wrong.stream().limit(MISMATCHES).forEach(this::mismatch);
        if (wrong.size() > MISMATCHES) {
            lines.add("  … and %,d more; --json has them all".formatted(wrong.size() - MISMATCHES));
        }
    }

    private void mismatch(Outcome outcome) {
        var probe = outcome.probe();
        lines.add("  " + terminal.paint("✗", Ink.BAD) + " " + LabTrails.packet(probe));
        lines.add("      " + outcome.wrong().orElseThrow());
        lines.add("      by the file: "
                + Report.line(probe).map(l -> where(l) + "  " + l.text()).orElse("no line grants it"));
        Optional.ofNullable(run.trails().get(outcome))
                .ifPresent(t -> t.lines().forEach(rule -> lines.add("      met " + rule)));
    }

    private void verdict() {
        int all = report().outcomes().size();
        int wrong = report().mismatches().size();
        var took = "up %s, probed %s, %s"
                .formatted(
                        seconds(run.up()),
                        seconds(run.probed()),
                        run.down().map(d -> "down " + seconds(d)).orElse("and it stays up"));
        lines.add("");
        lines.add(
                wrong == 0
                        ? terminal.paint("✓", Ink.GOOD)
                                + " %,d packets (%,d IPv4, %,d IPv6) and %,d TCP connections did what the file says (%s)"
                                        .formatted(
                                                all,
                                                report().packets(Family.IPV4),
                                                report().packets(Family.IPV6),
                                                report().connections(),
                                                took)
                        : terminal.paint("✗", Ink.BAD)
                                + " %,d of %,d packets did not do what the file says (%s)".formatted(wrong, all, took));
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
