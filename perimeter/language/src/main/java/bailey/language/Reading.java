package bailey.language;

import bailey.policy.Site;
import java.util.List;
import java.util.Optional;

/// What a text turned out to be. The site is present exactly when there are no problems; all are in the order of the
/// text.
public record Reading(Optional<Site> site, List<Problem> problems, List<Problem> warnings) {
    public Reading {
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
        if (site.isPresent() != problems.isEmpty()) {
            throw new IllegalArgumentException("a site is there exactly when no problems are");
        }
    }
}
