package bailey.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The name that a mistyped one was meant to be: fewest letters inserted, left out or changed (Levenshtein), at
/// most a third of them.
final class NearName {
    private NearName() {}

    static Optional<String> of(String typed, List<String> known) {
        return known.stream()
                .min(Comparator.comparingInt((String name) -> distance(typed, name)))
                .filter(name -> distance(typed, name) * 3 <= Math.max(typed.length(), 3));
    }

    private static int distance(String one, String other) {
        var row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
