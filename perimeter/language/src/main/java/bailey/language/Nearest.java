package bailey.language;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The known word that an unknown one was meant to be: fewest letters inserted, left out, changed or swapped with the
/// next (Damerau and Levenshtein), at most a third of its length.
///
/// One edit is found by looking up the word with each letter left out, as SymSpell does, so at a cost that does not
/// depend on how many words are known. More edits take a pass over all of them, and only the first thousands of
/// comparisons are made: a file with ten thousand wrong names is read in linear time, and its last names get fewer
/// suggestions.
final class Nearest {
    private static final int COMPARISONS = 200_000;

    private final List<String> known;
    private final Map<String, List<String>> shortened = new HashMap<>();
    private final Map<String, Optional<String>> asked = new HashMap<>();
    private int left = COMPARISONS;

    Nearest(Collection<String> known) {
        this.known = List.copyOf(known);
        for (var word : this.known) {
            shortened.computeIfAbsent(word, _ -> new ArrayList<>(1)).add(word);
            for (int i = 0; i < word.length(); i++) {
                shortened
                        .computeIfAbsent(without(word, i), _ -> new ArrayList<>(1))
                        .add(word);
            }
        }
    }

    static Optional<String> of(String word, Collection<String> known) {
        return new Nearest(known).to(word);
    }

    /// What to do instead of an unknown word: the known one that was meant, or else what `otherwise` says.
    static String hint(String word, Collection<String> known, String otherwise) {
        return new Nearest(known).hint(word).orElse(otherwise);
    }

    Optional<String> hint(String word) {
        return to(word).map(n -> "did you mean `" + n + "`?");
    }

    private static String without(String word, int letter) {
        return word.substring(0, letter) + word.substring(letter + 1);
    }

    Optional<String> to(String word) {
        return word.length() > Names.LONGEST ? Optional.empty() : asked.computeIfAbsent(word, this::search);
    }

    private Optional<String> search(String word) {
        int bound = Math.max(1, word.length() / 3);
        var near = atOneEdit(word);
        if (near.isPresent() || bound == 1 || left < known.size()) {
            return near;
        }
        left -= known.size();
        String best = "";
        int least = bound + 1;
        for (var candidate : known) {
            if (Math.abs(candidate.length() - word.length()) < least) {
                int edits = edits(word, candidate, least);
                best = edits < least ? candidate : best;
                least = Math.min(edits, least);
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    private Optional<String> atOneEdit(String word) {
        for (int i = -1; i < word.length(); i++) {
            for (var candidate : shortened.getOrDefault(i < 0 ? word : without(word, i), List.of())) {
                if (word.length() > 1 && edits(word, candidate, 2) == 1) {
                    return Optional.of(candidate);
                }
            }
        }
        return Optional.empty();
    }

    /// The edits from one word to the other; `limit` if there are as many or more.
    static int edits(String from, String to, int limit) {
        int[] before = new int[to.length() + 1];
        int[] last = new int[to.length() + 1];
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            row[0] = i;
            int least = i;
            for (int j = 1; j <= to.length(); j++) {
                int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
                least = Math.min(least, row[j]);
            }
            if (least >= limit) {
                return limit;
            }
            int[] free = before;
            before = last;
            last = row;
            row = free;
        }
        return Math.min(last[to.length()], limit);
    }
}
