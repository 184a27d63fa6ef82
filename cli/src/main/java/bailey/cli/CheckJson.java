package bailey.cli;

import bailey.language.Problem;
import bailey.language.Reading;
import bailey.policy.Grants;
import bailey.policy.Ground;
import java.io.IOException;
import java.util.Locale;

/// What `check` finds, for programs.
final class CheckJson {
    private CheckJson() {}

    static String of(String file, Reading reading) {
        return Json.document("check", json -> {
            json.field("file", file);
            json.field("reads", reading.site().isPresent());
            json.field("proved", false); // the laws come with a later version
            if (reading.site().isPresent()) {
                var site = reading.site().get();
                json.field("site", site.name());
                json.field("zones", site.zones().size());
                json.field("hosts", site.hosts().size());
                json.field("firewalls", site.firewalls().size());
                json.field("lines", site.lines().size());
                json.field("grants", Grants.of(site, new Ground(site)).size());
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
