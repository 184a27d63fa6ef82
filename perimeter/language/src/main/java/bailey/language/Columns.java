package bailey.language;

import bailey.language.Node.Entry;
import bailey.language.Node.Mapping;
import bailey.language.Node.Scalar;
import bailey.language.Node.Style;
import java.util.List;
import java.util.stream.Stream;

/// The columns of one section's names: how wide its keys are and, where the first words of its values are a column
/// too, those.
record Columns(int keys, int words) {
    static final Columns NONE = new Columns(0, 0);

    /// Of all these names together.
    static Columns of(List<Entry> names, boolean firstWords) {
        var beside = names.stream().filter(Columns::beside).toList();
        int keys = beside.stream().mapToInt(e -> length(e.key())).max().orElse(0);
        int words = beside.stream().mapToInt(Columns::firstWord).max().orElse(0);
        return new Columns(keys, firstWords ? words : 0);
    }

    /// Of the names within these names: the legs of all firewalls stand in one column.
    static Columns within(Mapping names) {
        return of(
                names.entries().stream()
                        .map(Entry::value)
                        .flatMap(v -> v instanceof Mapping m && !m.flow() ? m.entries().stream() : Stream.of())
                        .toList(),
                false);
    }

    /// Whether the value stands in the key's line.
    private static boolean beside(Entry entry) {
        return entry.key().span().oneLine()
                && entry.value().span().oneLine()
                && entry.value().span().line() == entry.key().span().line()
                && !(entry.value() instanceof Scalar scalar && scalar.absent());
    }

    private static int length(Scalar key) {
        return key.span().endColumn() - key.span().column();
    }

    private static int firstWord(Entry entry) {
        return entry.value() instanceof Scalar scalar
                        && scalar.style() == Style.PLAIN
                        && Words.of(scalar).size() > 1
                ? points(Words.of(scalar).getFirst().text())
                : 0;
    }

    private static int points(String text) {
        return text.codePointCount(0, text.length());
    }

    /// A key with its colon, and the blanks up to its value; `indent` of its characters stand before the key.
    String padded(String head, int indent) {
        return head + " ".repeat(Math.max(1, indent + keys + 2 - points(head)));
    }

    /// A value with blanks behind its first word.
    String aligned(String value) {
        int blank = value.indexOf(' ');
        if (words == 0 || blank < 0 || "\"'".indexOf(value.charAt(0)) >= 0) {
            return value;
        }
        String first = value.substring(0, blank);
        return first + " ".repeat(Math.max(1, words + 1 - points(first))) + value.substring(blank + 1);
    }
}
