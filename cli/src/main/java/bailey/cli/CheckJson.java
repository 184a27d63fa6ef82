package bailey.cli;

import bailey.language.Problem;
import bailey.language.Reading;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/// What `check` finds, for programs.
final class CheckJson {
    private CheckJson() {}

    /// Of a file that means nothing.
    static String of(String file, Reading reading) {
        return of(file, reading, Optional.empty());
    }

    static String of(String file, Reading reading, Optional<Judged> judged) {
        return Json.document("check", json -> {
            json.field("file", file);
            json.field("reads", reading.site().isPresent());
            json.field("proved", judged.filter(Judged::holds).isPresent());
            if (judged.isPresent()) {
                var proof = judged.get().proof();
                var site = proof.site();
                json.field("site", site.name());
                json.field("zones", site.zones().size());
                json.field("hosts", site.hosts().size());
                json.field("firewalls", site.firewalls().size());
                json.field("lines", site.lines().size());
                json.field("grants", proof.grants());
                json.list("findings", judged.get().findings(), FindingJson::write);
            }
            json.list("problems", reading.problems(), CheckJson::problem);
            json.list("warnings", reading.warnings(), CheckJson::problem);
        });
    }

    private static void problem(Json json, Problem problem) throws IOException {
        json.at(problem.at());
        json.field("length", problem.length());
        json.field("severity", problem.severity().name().toLowerCase(Locale.ROOT));
        json.field("wrong", problem.wrong());
        if (problem.instead().isPresent()) {
            json.field("instead", problem.instead().get());
        }
    }
}
