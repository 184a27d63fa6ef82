package bailey.language;

import bailey.language.Node.Scalar;
import bailey.language.Node.Style;
import java.util.ArrayList;
import java.util.List;

/// Splits a text at its blanks. Where a text is written just as it reads, a word's place is its own; in a text over
/// several lines or with escapes it is the place where the text begins.
final class Words {
    private Words() {}

    static List<Word> of(Scalar scalar) {
        var words = new ArrayList<Word>(4);
        String text = scalar.text();
        int first = verbatim(scalar);
        int column = 0; // of `from`, in code points
        int from = 0;
        while (from < text.length()) {
            int to = from;
            while (to < text.length() && !blank(text.charAt(to))) {
                to++;
            }
            int length = text.codePointCount(from, to);
            if (to > from) {
                words.add(new Word(text.substring(from, to), spot(scalar, first, column, length)));
            }
            column += length + 1;
            from = to + 1;
        }
        return words;
    }

    private static Spot spot(Scalar scalar, int first, int column, int length) {
        var span = scalar.span();
        return first < 0 ? span.spot() : new Spot(span.source(), span.line(), first + column, length);
    }

    /// The column of the text's first character, or -1 where the characters do not stand one by one in the file.
    private static int verbatim(Scalar scalar) {
        var span = scalar.span();
        int length = scalar.text().codePointCount(0, scalar.text().length());
        int quotes = scalar.style() == Style.QUOTED ? 1 : 0;
        boolean same = span.oneLine() && span.endColumn() - span.column() == length + 2 * quotes;
        return same && scalar.style() != Style.BLOCK ? span.column() + quotes : -1;
    }

    private static boolean blank(char c) {
        return c == ' ' || c == '\t' || c == '\n';
    }
}
