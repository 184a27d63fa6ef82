package bailey.language;

import bailey.policy.Origin;
import java.util.Optional;

/// What stands between blanks, and where.
record Word(String text, Spot at) {
    Origin origin() {
        return at.origin();
    }

    /// How to write words that have a comma between them or behind them; nothing if it has none.
    Optional<String> apart() {
        String blanks = text.replaceAll(",+", " ").strip();
        return text.indexOf(',') < 0
                ? Optional.empty()
                : Optional.of("words have blanks between them and no commas: write " + Quoted.of(blanks));
    }

    /// The text as it is quoted in problems.
    @Override
    public String toString() {
        return Quoted.of(text);
    }
}
