package bailey.nftables.foreign;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The words of one line of `iptables-save` or `ipset save`, read from left to right: between blanks, or in double
/// quotes with backslashes.
final class IptablesWords {
    private static final int MOST = 10_000;

    private record Word(String text, boolean quoted) {}

    private final List<Word> words;
    private int next;

    private IptablesWords(List<Word> words) {
        this.words = words;
    }

    static IptablesWords of(String line, String place) throws ForeignException {
        var words = new ArrayList<Word>();
        int at = 0;
        while (at < line.length()) {
            if (line.charAt(at) == ' ' || line.charAt(at) == '\t') {
                at++;
                continue;
            }
            boolean quoted = line.charAt(at) == '"';
            var text = new StringBuilder();
            at = quoted ? quoted(line, at + 1, text, place) : plain(line, at, text);
            words.add(new Word(text.toString(), quoted));
            if (words.size() > MOST) {
                throw new ForeignException(place, "more than " + MOST + " words");
            }
        }
        return new IptablesWords(words);
    }

    private static int plain(String line, int from, StringBuilder text) {
        int at = from;
        while (at < line.length() && line.charAt(at) != ' ' && line.charAt(at) != '\t') {
            text.append(line.charAt(at++));
        }
        return at;
    }

    /// To behind the closing quote.
    private static int quoted(String line, int from, StringBuilder text, String place) throws ForeignException {
        for (int at = from; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c == '"') {
                return at + 1;
            }
            if (c == '\\' && at + 1 < line.length()) {
                at++;
            }
            text.append(line.charAt(at));
        }
        throw new ForeignException(place, "a quote that does not end");
    }

    boolean more() {
        return next < words.size();
    }

    /// The next word, if there is one.
    Optional<String> take() {
        return more() ? Optional.of(words.get(next++).text) : Optional.empty();
    }

    /// Takes the next word if it is this one.
    boolean take(String word) {
        boolean is = more() && !words.get(next).quoted && words.get(next).text.equals(word);
        next += is ? 1 : 0;
        return is;
    }

    /// Whether the next word is an option or `!`, no value.
    boolean option() {
        if (!more() || words.get(next).quoted) {
            return false;
        }
        var text = words.get(next).text;
        return text.equals("!") || (text.length() > 1 && text.charAt(0) == '-' && !Character.isDigit(text.charAt(1)));
    }

    /// Whether a match or a target begins here.
    boolean block() {
        return more()
                && !words.get(next).quoted
                && List.of("-m", "-j", "-g", "--match", "--jump", "--goto").contains(words.get(next).text);
    }

    /// Up to the next match or target, as one text.
    String restOfBlock() {
        var text = new StringBuilder();
        while (more() && !block()) {
            text.append(' ').append(words.get(next++).text);
        }
        return text.toString();
    }

    /// The values that follow an option, as one text.
    String values() {
        var text = new StringBuilder();
        while (more() && !option()) {
            text.append(' ').append(words.get(next++).text);
        }
        return text.toString();
    }
}
