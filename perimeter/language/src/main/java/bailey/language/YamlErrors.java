package bailey.language;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Why a text is no YAML, in words that help.
final class YamlErrors {
    /// A key that stands on one line may not be longer (YAML 1.2, section 8.2.2).
    static final int LONGEST_KEY = 1024;

    private static final Pattern COLONS = Pattern.compile("(?<![^\\s{,\\[])([^\\s{},\\[\\]\"'#]*::)(?=[\\s},\\]]|$)");

    /// Where a plain text ends: at a comment, a comma or a brace.
    private static final Pattern END = Pattern.compile("(\\s+#|\\s*[,}\\]]|\\s+$).*");

    private static final int LONGEST_HINT = 80;

    private YamlErrors() {}

    static void report(YamlEngineException broken, Source source, Problems problems) {
        switch (broken) {
            case MarkedYamlEngineException marked -> report(marked, source, problems);
            case ReaderException odd ->
                problems.add(
                        source.spot(odd.getPosition()),
                        "a character that YAML does not allow: U+%04X".formatted(odd.getCodePoint()),
                        "remove it");
            default -> problems.add(new Spot(source, 1, 1, 1), "longer than 64 MiB"); // the limit on code points
        }
    }

    private static void report(MarkedYamlEngineException broken, Source source, Problems problems) {
        var mark = broken.getProblemMark().or(broken::getContextMark);
        int line = mark.map(m -> m.getLine() + 1).orElse(1);
        int column = mark.map(m -> m.getColumn() + 1).orElse(1);
        var at = new Spot(source, line, column, 1);
        var colons = colons(source, line).or(() -> context(broken).flatMap(l -> colons(source, l)));
        if (colons.isPresent()) {
            String word = colons.get().text();
            problems.add(
                    colons.get().at(),
                    Quoted.of(word) + " ends in a colon, so YAML takes it for a key",
                    "quote the whole text: \"" + around(colons.get()) + '"');
            return;
        }
        var longKey = longKey(source, line).or(() -> context(broken).flatMap(l -> longKey(source, l)));
        if (longKey.isPresent()) {
            problems.add(
                    longKey.get(),
                    "a key of more than 1,024 characters, which YAML does not allow",
                    "make several lines of it, or name a group");
            return;
        }
        problems.add(at, said(broken), hint(source.line(line), broken).or(() -> open(broken)));
    }

    private static Optional<Integer> context(MarkedYamlEngineException broken) {
        return broken.getContextMark().map(m -> m.getLine() + 1);
    }

    private static String said(MarkedYamlEngineException broken) {
        String problem = broken.getProblem().replaceAll("\\s+", " ").strip();
        String context = Optional.ofNullable(broken.getContext())
                .orElse("")
                .replaceAll("\\s+", " ")
                .strip();
        if (problem.contains("(TAB)")) {
            return "not YAML: a tab where it wants blanks";
        }
        String joined = context.isEmpty() ? problem : context + ", " + problem;
        return "not YAML: " + (joined.length() > 200 ? joined.substring(0, 200) + "…" : joined);
    }

    private static Optional<String> hint(String line, MarkedYamlEngineException broken) {
        String problem = broken.getProblem().toLowerCase(Locale.ROOT);
        if (line.contains("\t")) {
            return Optional.of("there is a tab in this line; write blanks");
        }
        if (problem.contains("mapping values are not allowed")) {
            return Optional.of("is the line indented as its neighbours are, or a colon missing in the one before? "
                    + "A text with `: ` in it wants quotes");
        }
        if (problem.contains("expected <block end>")) {
            return Optional.of("is the line indented as its neighbours are?");
        }
        if (problem.contains("could not find expected ':'")) {
            return Optional.of("is a colon missing, or the blank behind it?");
        }
        return Optional.empty();
    }

    /// What has begun in a line before, and not ended.
    private static Optional<String> open(MarkedYamlEngineException broken) {
        String context = Optional.ofNullable(broken.getContext()).orElse("");
        var what = context.contains("quoted scalar")
                ? Optional.of("a quotation mark")
                : context.contains("flow mapping")
                        ? Optional.of("a brace")
                        : context.contains("flow sequence") ? Optional.of("a bracket") : Optional.<String>empty();
        return what.flatMap(w -> context(broken).map(line -> w + " of line " + line + " is not closed"));
    }

    private static Optional<Word> colons(Source source, int line) {
        String text = source.line(line);
        if (text.length() > 10_000) {
            return Optional.empty();
        }
        var found = COLONS.matcher(text);
        if (!found.find()) {
            return Optional.empty();
        }
        int column = text.codePointCount(0, found.start(1)) + 1;
        return Optional.of(new Word(
                found.group(1), new Spot(source, line, column, found.group(1).length())));
    }

    /// The text that the word stands in: quotes around the word alone would be a part of it.
    private static String around(Word word) {
        String line = word.at().source().line(word.at().line());
        int at = line.offsetByCodePoints(0, word.at().column() - 1);
        int from = 0;
        for (String begin : List.of(": ", "- ", "{ ", "[ ", ", ")) {
            int found = line.lastIndexOf(begin, at - 1);
            from = found < 0 ? from : Math.max(from, found + begin.length());
        }
        int end = at + word.text().length();
        String text =
                line.substring(from, end) + END.matcher(line.substring(end)).replaceFirst("");
        return text.length() > LONGEST_HINT ? word.text() : text;
    }

    private static Optional<Spot> longKey(Source source, int line) {
        String text = source.line(line);
        int colon = text.lastIndexOf(": ") < 0 && text.endsWith(":") ? text.length() - 1 : text.indexOf(": ");
        return colon > LONGEST_KEY ? Optional.of(new Spot(source, line, 1, 1)) : Optional.empty();
    }
}
