package bailey.language;

import bailey.policy.Origin;
import java.util.Optional;

/// One thing that is wrong with a text (or, as a warning, odd): where it begins, over how many characters, what is
/// wrong, and what to do instead.
public record Problem(
        Origin at, int length, String wrong, Optional<String> instead, Severity severity, Excerpt excerpt) {
    /// The line that a problem stands in, or of a long one the part around it; `from` characters of the line come
    /// before.
    public record Excerpt(String text, int from) {}

    /// Whether a site with such a problem exists at all.
    public enum Severity {
        /// The text means nothing until it is put right.
        PROBLEM,
        /// The text means something, though perhaps not what was meant.
        WARNING
    }

    public Problem {
        length = Math.max(1, length);
    }

    /// For people: the place, the fault and the way out; then the line with carets below. Ends with a line break.
    @Override
    public String toString() {
        var text = new StringBuilder(128).append(printable(at.toString())).append(": ");
        if (severity == Severity.WARNING) {
            text.append("warning: ");
        }
        text.append(printable(wrong));
        instead.ifPresent(way -> text.append("; ").append(printable(way)));
        return text.append('\n').append(shown()).toString();
    }

    private String shown() {
        String line = printable(excerpt.text);
        int length = line.codePointCount(0, line.length());
        int column = Math.clamp(at.column() - 1 - excerpt.from, 0, length);
        String carets = "^".repeat(Math.clamp(this.length, 1, Math.max(1, length - column)));
        String number = "%5d".formatted(at.line());
        return number + (line.isEmpty() ? " |" : " | " + line) + "\n" + " ".repeat(number.length()) + " | "
                + " ".repeat(column) + carets + "\n";
    }

    private static String printable(String text) {
        int[] points = text.codePoints().map(Problem::printable).toArray();
        return new String(points, 0, points.length);
    }

    /// A terminal obeys control characters; a quoted text or name must not be obeyed.
    private static int printable(int point) {
        if (point == '\t') {
            return ' ';
        }
        int type = Character.getType(point);
        boolean unknown = type == Character.UNASSIGNED || type == Character.PRIVATE_USE;
        return unknown || Unseen.is(point) ? '\ufffd' : point;
    }
}
