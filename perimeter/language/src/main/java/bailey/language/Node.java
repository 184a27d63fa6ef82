package bailey.language;

import java.util.List;

/// A piece of YAML and where it stands.
sealed interface Node {
    Span span();

    /// From its first character to behind its last one; lines and columns from 1.
    record Span(Source source, int line, int column, int endLine, int endColumn) {
        boolean oneLine() {
            return line == endLine;
        }

        /// From the start of this one to the end of another.
        Span to(Span last) {
            return new Span(source, line, column, last.endLine, last.endColumn);
        }

        /// The part on the first line.
        Spot spot() {
            int end = oneLine() ? endColumn : source.length(line) + 1;
            return new Spot(source, line, column, Math.max(1, end - column));
        }
    }

    /// How a text is written.
    enum Style {
        PLAIN,
        QUOTED,
        /// With `|` or `>`.
        BLOCK
    }

    record Scalar(String text, Style style, Span span) implements Node {
        /// Whether nothing stands there at all.
        boolean absent() {
            return text.isEmpty() && style == Style.PLAIN;
        }
    }

    /// `flow` means in brackets.
    record Sequence(List<Node> items, boolean flow, Span span) implements Node {}

    /// `flow` means in braces. No two keys are equal.
    record Mapping(List<Entry> entries, boolean flow, Span span) implements Node {}

    record Entry(Scalar key, Node value) {}

    /// What has been reported already, and says nothing.
    record Broken(Span span) implements Node {}
}
