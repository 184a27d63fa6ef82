package bailey.language;

import bailey.language.Node.Broken;
import bailey.language.Node.Entry;
import bailey.language.Node.Mapping;
import bailey.language.Node.Scalar;
import bailey.language.Node.Sequence;
import bailey.language.Node.Span;
import bailey.language.Node.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The lines of a site's text as they are to stand: two blanks for each level, the values of a section's names in one
/// column, comments behind a line from [#COMMENTS] on, one empty line at most.
///
/// Only lines that the tree explains are made anew; those of a text or of brackets over several lines keep their own
/// form and move with the line that they begin on.
final class Layout {
    /// The column, from 0, of comments behind lines that leave room for them.
    private static final int COMMENTS = 59;

    /// A text with longer lines is left alone.
    private static final int LONGEST_LINE = 100_000;

    /// What becomes of a line: `content` at `indent`, or for `kept` the line itself moved by as much as `indent`
    /// says.
    private record Laid(int indent, String content, String comment, boolean kept) {}

    private final Source source;
    private final List<Optional<Laid>> lines;

    private Layout(Source source) {
        this.source = source;
        this.lines = new ArrayList<>();
        for (int i = 0; i <= source.lines(); i++) {
            lines.add(Optional.empty());
        }
    }

    static String of(Source source, Node tree) {
        var layout = new Layout(source);
        if (source.longest() > LONGEST_LINE) {
            return source.text();
        }
        switch (tree) {
            case Mapping mapping when !mapping.flow() -> layout.sections(mapping);
            case Mapping _, Sequence _, Scalar _, Broken _ -> {
                return source.text();
            }
        }
        return layout.text();
    }

    /// `inner` are the columns of mappings within this one.
    private void mapping(Mapping mapping, int indent, String dash, Columns columns, Columns inner) {
        String prefix = dash;
        for (var entry : mapping.entries()) {
            entry(entry, indent, prefix, columns, inner);
            prefix = " ".repeat(dash.length());
        }
    }

    /// The sections themselves are in no column; what is in one of them depends on its form.
    private void sections(Mapping mapping) {
        for (var entry : mapping.entries()) {
            var section = Section.named(entry.key().text()).filter(s -> s.form() == Section.Form.NAMES);
            if (section.isPresent()
                    && entry.value() instanceof Mapping names
                    && !names.flow()
                    && entry.key().span().oneLine()) {
                put(
                        entry.key().span().line(),
                        0,
                        raw(entry.key()) + ":",
                        entry.key().span().endColumn());
                mapping(
                        names,
                        2,
                        "",
                        Columns.of(names.entries(), section.get() == Section.ZONES),
                        Columns.within(names));
            } else {
                entry(entry, 0, "", Columns.NONE, Columns.NONE);
            }
        }
    }

    private void entry(Entry entry, int indent, String prefix, Columns columns, Columns inner) {
        var key = entry.key().span();
        var value = entry.value();
        String head = prefix + raw(entry.key()) + ":";
        if (!key.oneLine()) {
            keep(key.line(), last(value), 0);
        } else if (value instanceof Mapping mapping && !mapping.flow()) {
            put(key.line(), indent, head, key.endColumn());
            mapping(mapping, indent + prefix.length() + 2, "", inner, Columns.NONE);
        } else if (value instanceof Sequence list && !list.flow()) {
            put(key.line(), indent, head, key.endColumn());
            list.items().forEach(item -> item(item, indent + prefix.length() + 2));
        } else if (value instanceof Scalar scalar && scalar.absent()) {
            put(key.line(), indent, head, key.endColumn());
        } else if (value.span().oneLine() && value.span().line() == key.line()) {
            String text = value instanceof Scalar scalar ? columns.aligned(raw(scalar)) : Brackets.text(value, source);
            put(
                    key.line(),
                    indent,
                    columns.padded(head, prefix.length()) + text,
                    value.span().endColumn());
        } else {
            keep(key.line(), last(value), indent + prefix.length() - (key.column() - 1));
        }
    }

    private void item(Node item, int indent) {
        var span = item.span();
        boolean block = (item instanceof Mapping m && !m.flow()) || (item instanceof Sequence s && !s.flow());
        if (item instanceof Mapping mapping && !mapping.flow() && dashed(span)) {
            mapping(mapping, indent, "- ", Columns.NONE, Columns.NONE);
        } else if (!block && span.oneLine() && dashed(span)) {
            put(
                    span.line(),
                    indent,
                    "- " + (item instanceof Scalar s ? raw(s) : Brackets.text(item, source)),
                    span.endColumn());
        } else {
            int dash = source.line(span.line()).indexOf('-');
            keep(span.line(), last(item), dash < 0 ? 0 : indent - dash);
        }
    }

    /// Whether nothing but the dash of the list stands before it in its line.
    private boolean dashed(Span span) {
        String line = source.line(span.line());
        int end = line.offsetByCodePoints(0, span.column() - 1);
        return line.substring(0, end).strip().equals("-");
    }

    /// The last line that is the node's own: what ends a block is the beginning of the next one.
    private static int last(Node node) {
        var span = node.span();
        boolean before = span.endColumn() == 1 && span.endLine() > span.line();
        return before ? span.endLine() - 1 : span.endLine();
    }

    private String raw(Scalar scalar) {
        return scalar.style() == Style.PLAIN
                ? Sentence.joined(Words.of(scalar))
                : Brackets.slice(scalar.span(), source);
    }

    private void put(int line, int indent, String content, int end) {
        String text = source.line(line);
        String rest =
                text.substring(text.offsetByCodePoints(0, Math.min(end - 1, text.codePointCount(0, text.length()))));
        int hash = rest.indexOf('#');
        String comment = hash < 0 ? "" : rest.substring(hash).stripTrailing();
        lines.set(line, Optional.of(new Laid(indent, content, comment, false)));
    }

    private void keep(int first, int last, int shift) {
        for (int line = first; line <= Math.min(last, source.lines()); line++) {
            lines.set(line, Optional.of(new Laid(shift, "", "", true)));
        }
    }

    private String text() {
        var text = new StringBuilder(source.text().length() + 64);
        boolean empty = true; // so that none stands at the beginning
        for (int line = 1; line <= source.lines(); line++) {
            var laid = lines.get(line);
            String own = source.line(line);
            String made = laid.isPresent() ? made(laid.get(), own) : other(line, own);
            boolean kept = laid.filter(Laid::kept).isPresent();
            if (!made.isEmpty() || !empty || kept) {
                text.append(made).append('\n');
            }
            empty = made.isEmpty() && !kept;
        }
        int end = text.length();
        while (end > 1 && text.charAt(end - 1) == '\n' && text.charAt(end - 2) == '\n') {
            end--;
        }
        return text.substring(0, end);
    }

    private static String made(Laid laid, String own) {
        if (laid.kept) {
            return moved(own, laid.indent);
        }
        String content = " ".repeat(laid.indent) + laid.content;
        if (laid.comment.isEmpty()) {
            return content.stripTrailing();
        }
        int length = content.codePointCount(0, content.length());
        return content + " ".repeat(Math.max(2, COMMENTS - length)) + laid.comment;
    }

    private static String moved(String own, int by) {
        if (own.isBlank() || by == 0) {
            return own;
        }
        return by > 0
                ? " ".repeat(by) + own
                : own.substring(Math.min(-by, own.length() - own.stripLeading().length()));
    }

    /// A line that is no part of the tree: empty, a comment, or a mark of the document. A comment moves with the line
    /// below it that it is level with, or else with the one above.
    private String other(int line, String own) {
        String text = own.strip();
        if (!text.startsWith("#")) {
            return own.stripTrailing();
        }
        int level = own.indexOf('#');
        for (int below = line + 1; below <= source.lines(); below++) {
            var laid = lines.get(below);
            if (laid.isPresent()) {
                return level(level, below, laid.get())
                        .or(() -> above(line, level))
                        .map(n -> " ".repeat(n) + text)
                        .orElse(own.stripTrailing());
            }
        }
        return above(line, level).map(n -> " ".repeat(n) + text).orElse(own.stripTrailing());
    }

    private Optional<Integer> above(int line, int level) {
        for (int above = line - 1; above >= 1; above--) {
            var laid = lines.get(above);
            if (laid.isPresent()) {
                return level(level, above, laid.get());
            }
        }
        return Optional.empty();
    }

    private Optional<Integer> level(int level, int line, Laid laid) {
        String own = source.line(line);
        boolean same = own.length() - own.stripLeading().length() == level;
        return same ? Optional.of(Math.max(0, laid.kept ? level + laid.indent : laid.indent)) : Optional.empty();
    }
}
