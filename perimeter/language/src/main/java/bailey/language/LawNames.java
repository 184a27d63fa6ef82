package bailey.language;

import java.util.List;
import java.util.Optional;

/// The laws by name, as `waives:` names them.
final class LawNames {
    static final List<String> WAIVABLE = List.of(
            "no-bypass",
            "published-in-dmz",
            "named-inward",
            "named-outward",
            "confidential",
            "proxied-only",
            "no-lateral",
            "blast-radius");
    static final List<String> UNWAIVABLE = List.of("exposed-host", "anti-spoof", "stateful-return", "admin-path");

    private LawNames() {}

    /// The law that the word names, if one may waive it.
    static Optional<String> waivable(Word word, Problems problems) {
        String law = word.text();
        if (WAIVABLE.contains(law)) {
            return Optional.of(law);
        }
        if (UNWAIVABLE.contains(law)) {
            problems.add(
                    word.at(),
                    "the law " + word + " has no waiver",
                    "remove it; these may be waived: " + String.join(" ", WAIVABLE));
        } else {
            problems.add(
                    word.at(),
                    "no law " + word,
                    Nearest.hint(law, WAIVABLE, "these may be waived: " + String.join(" ", WAIVABLE)));
        }
        return Optional.empty();
    }
}
