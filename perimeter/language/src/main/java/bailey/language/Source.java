package bailey.language;

import bailey.language.Problem.Excerpt;
import java.util.Arrays;

/// One text under its file's name, and where its lines begin. Lines end as in YAML 1.2: with LF, CR or both.
final class Source {
    private static final int WIDEST = 160;
    private static final int BEFORE = 60;

    private final String name;
    private final String text;
    private final int[] starts;
    private final boolean pairs; // of surrogates, so that a column is no offset

    Source(String name, String text) {
        this.name = name;
        this.text = text;
        this.starts = starts(text);
        this.pairs = pairs(text);
    }

    private static int[] starts(String text) {
        var starts = new int[16];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if (c == '\n' || (c == '\r' && !pair)) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, count * 2);
                }
                starts[count++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }

    private static boolean pairs(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    String name() {
        return name;
    }

    String text() {
        return text;
    }

    int lines() {
        return starts.length;
    }

    /// A line by its number from 1, without its end; nothing past the last.
    String line(int number) {
        if (number < 1 || number > starts.length) {
            return "";
        }
        int end = number < starts.length ? starts[number] : text.length();
        int start = starts[number - 1];
        while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return text.substring(start, end);
    }

    /// Where a column of a line lies in the text; the end of the line for what is past it.
    private int offset(int line, int column) {
        int start = starts[line - 1];
        int end = line < starts.length ? starts[line] : text.length();
        if (!pairs) {
            return Math.min(start + column - 1, end);
        }
        int left = column - 1;
        int at = start;
        while (left > 0 && at < end) {
            at += Character.charCount(text.codePointAt(at));
            left--;
        }
        return at;
    }

    /// From one column of a line to before another.
    String slice(int line, int from, int to) {
        return text.substring(offset(line, from), offset(line, to));
    }

    /// How many characters a line has, its end aside.
    int length(int line) {
        String own = line(line);
        return own.codePointCount(0, own.length());
    }

    /// How long the longest line is, in `char`s.
    int longest() {
        int longest = text.length() - starts[starts.length - 1];
        for (int i = 1; i < starts.length; i++) {
            longest = Math.max(longest, starts[i] - starts[i - 1]);
        }
        return longest;
    }

    /// What people are shown of a line: all, or of a long one the part around a column.
    Excerpt excerpt(int line, int column) {
        if (line > starts.length) {
            return new Excerpt("", 0);
        }
        int length = (line < starts.length ? starts[line] : text.length()) - starts[line - 1];
        int from = length <= WIDEST ? 1 : Math.max(1, column - BEFORE);
        String shown = slice(line, from, from + WIDEST).stripTrailing();
        return new Excerpt(shown, from - 1);
    }

    /// The place of a character by its number among the code points.
    Spot spot(int point) {
        int offset = text.offsetByCodePoints(0, Math.min(point, text.codePointCount(0, text.length())));
        int at = Arrays.binarySearch(starts, offset);
        int line = at >= 0 ? at : -at - 2;
        return new Spot(this, line + 1, text.codePointCount(starts[line], offset) + 1, 1);
    }
}
