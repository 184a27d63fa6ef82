package bailey.language;

import bailey.language.Node.Broken;
import bailey.language.Node.Entry;
import bailey.language.Node.Mapping;
import bailey.language.Node.Scalar;
import bailey.language.Node.Sequence;
import bailey.language.Node.Span;
import bailey.language.Node.Style;
import java.util.stream.Collectors;

/// Braces and brackets in one line, as they are to stand: `{ a: b, c: d }` and `[a, b]`.
final class Brackets {
    private Brackets() {}

    static String text(Node node, Source source) {
        return switch (node) {
            case Scalar scalar when scalar.style() == Style.PLAIN -> Sentence.joined(Words.of(scalar));
            case Scalar scalar -> slice(scalar.span(), source);
            case Broken broken -> slice(broken.span(), source);
            case Sequence list ->
                list.items().stream().map(i -> text(i, source)).collect(Collectors.joining(", ", "[", "]"));
            case Mapping mapping when mapping.entries().isEmpty() -> "{}";
            case Mapping mapping
            when !source.slice(
                            mapping.span().line(),
                            mapping.span().column(),
                            mapping.span().column() + 1)
                    .equals("{") ->
                mapping.entries().stream().map(e -> text(e, source)).collect(Collectors.joining(", "));
            case Mapping mapping ->
                mapping.entries().stream().map(e -> text(e, source)).collect(Collectors.joining(", ", "{ ", " }"));
        };
    }

    private static String text(Entry entry, Source source) {
        String value = text(entry.value(), source);
        return text(entry.key(), source) + ":" + (value.isEmpty() ? "" : " " + value);
    }

    /// What stands there, of one line.
    static String slice(Span span, Source source) {
        return source.slice(span.line(), span.column(), span.endColumn());
    }
}
