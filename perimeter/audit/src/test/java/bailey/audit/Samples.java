package bailey.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Rulesets as people have them: an office's, a home router's, Docker's, ufw's.
final class Samples {
    static final Path FOLDER = Path.of("src/test/resources/bailey/audit");

    private Samples() {}

    static RulesText text(String file) throws IOException {
        return new RulesText(file, Files.readString(FOLDER.resolve(file)));
    }

    static Rules rules(String... files) throws IOException, WrongRules {
        var texts = new ArrayList<RulesText>();
        for (var file : files) {
            texts.add(text(file));
        }
        return Rules.read(texts).getFirst();
    }

    static Audit audit(String... files) throws IOException, WrongRules {
        var rules = rules(files);
        return Audit.of(rules, Guess.zones(rules.ruleset()));
    }

    static List<String> guess(String... files) throws IOException, WrongRules {
        return Guess.zones(rules(files).ruleset()).stream()
                .map(AuditZone::toString)
                .toList();
    }
}
