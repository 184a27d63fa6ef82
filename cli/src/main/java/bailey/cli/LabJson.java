package bailey.cli;

import bailey.lab.Lab;
import bailey.lab.Probe;
import bailey.lab.Rehearsal.Outcome;
import bailey.lab.Report;
import bailey.lab.Trail;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a rehearsal found, for programs: every packet that was sent.
final class LabJson {
    private LabJson() {}

    static String of(Lab.Run run) {
        var report = run.report();
        return Json.document("lab", json -> {
            json.field("site", report.site().name());
            json.field("holds", run.holds());
            json.field("unheld", run.unheld());
            json.field("packets", report.outcomes().size());
            json.field("connections", (int) report.connections());
            json.field("mismatches", report.mismatches().size());
            if (report.part().isPresent()) {
                json.field("only", report.part().get().words());
                json.field("of", report.part().get().of());
            }
            json.field("remarks", report.remarks());
            json.list("lines", report.passed(), LabJson::line);
            json.list("probes", report.outcomes(), (j, outcome) -> probe(j, outcome, run));
        });
    }

    private static void line(Json json, Report.Passed passed) throws IOException {
        json.at(passed.line().origin());
        json.field("text", passed.line().text());
        json.field("packets", passed.packets());
        json.field("pairs", passed.pairs());
    }

    private static void probe(Json json, Outcome outcome, Lab.Run run) throws IOException {
        var probe = outcome.probe();
        json.field("kind", probe.kind().name().toLowerCase(Locale.ROOT));
        json.field("from", probe.from().name());
        json.field("to", probe.to().name());
        json.field("packet", probe.packet().toString());
        json.field("pastSwitch", probe.pastSwitch().isPresent());
        expected(json, probe);
        var trail = Optional.ofNullable(run.trails().get(outcome));
        if (outcome.wrong().isPresent()) {
            json.field("wrong", outcome.wrong().get());
            json.field("met", trail.map(Trail::lines).orElse(List.of()));
        }
        if (trail.isPresent()) {
            json.list("trail", trail.get().passages(), LabJson::passage);
        }
    }

    private static void passage(Json json, Trail.Passage passage) throws IOException {
        json.field("machine", passage.machine());
        json.list("rules", passage.rules(), LabJson::rule);
    }

    private static void rule(Json json, Trail.Rule rule) throws IOException {
        json.field("chain", rule.chain());
        json.field("rule", rule.text());
        json.field("verdict", rule.verdict());
        if (rule.line().isPresent()) {
            json.field("line", rule.line().get());
        }
    }

    private static void expected(Json json, Probe probe) throws IOException {
        switch (probe.expected()) {
            case Probe.Expected.Passes(var arrives, var _, var _) -> {
                json.field("expected", "passes");
                json.field("arrives", arrives.toString());
                var line = Report.line(probe);
                if (line.isPresent()) {
                    json.at(line.get().origin());
                }
            }
            case Probe.Expected.Stops(var at, var cause, var refused) -> {
                json.field("expected", refused ? "refused" : "dropped");
                json.field("by", at.name());
                json.field("cause", cause.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            }
            case Probe.Expected.Pinned() -> json.field("expected", "pinned");
            case Probe.Expected.NoWay() -> json.field("expected", "no-way");
        }
    }
}
