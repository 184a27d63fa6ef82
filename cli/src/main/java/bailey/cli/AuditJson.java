package bailey.cli;

import bailey.audit.Audit;
import bailey.audit.AuditLaw;
import bailey.audit.Change;
import bailey.audit.Finding;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/// The documents of `audit --json`.
final class AuditJson {
    private AuditJson() {}

    static String of(Audit audit, boolean guessed) {
        return Json.document("audit", json -> {
            json.field("holds", audit.holds());
            json.field("guessed", guessed);
            json.field("zones", audit.zones());
            json.list("laws", List.of(AuditLaw.values()), (each, law) -> {
                each.field("law", law.word());
                each.field("judged", audit.judged(law));
                each.field("holds", audit.of(law).isEmpty());
                each.list("findings", audit.of(law), AuditJson::finding);
            });
            json.field("doors", audit.doors());
            json.field("notes", audit.notes());
            json.field("doubts", audit.doubts());
        });
    }

    private static void finding(Json json, Finding finding) throws IOException {
        json.field("surely", finding.surely());
        json.field("says", finding.says());
        if (finding.witness().isPresent()) {
            json.field("witness", finding.witness().get());
        }
        json.field("parts", finding.parts());
    }

    static String of(List<Change> changes) {
        return Json.document("audit-difference", json -> {
            json.field("same", changes.isEmpty());
            json.list("changes", changes, (each, change) -> {
                each.field("way", change.way().name().toLowerCase(Locale.ROOT).replace('_', '-'));
                each.field("passes", change.passes());
                each.field("surely", change.surely());
                each.field("devices", change.devices());
                each.field("parts", change.parts());
            });
        });
    }
}
