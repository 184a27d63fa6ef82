package bailey.language;

import bailey.language.Node.Broken;
import bailey.language.Node.Entry;
import bailey.language.Node.Mapping;
import bailey.language.Node.Scalar;
import bailey.language.Node.Sequence;
import bailey.language.Node.Span;
import bailey.language.Node.Style;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/// One YAML document as a tree, without anchors, aliases, tags and equal keys, nested up to [#DEEPEST], of up to
/// [#MOST_NODES].
final class YamlTree {
    static final int DEEPEST = 32;
    static final int MOST_NODES = 3_000_000;

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setSchema(new FailsafeSchema())
            .setCodePointLimit(Reader.LONGEST_TEXT)
            .setUseMarks(true)
            .build();

    /// Ends the reading of a text that is too much.
    private static final class TooMuchException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final Source source;
    private final Problems problems;
    private final ParserImpl events;
    private int nodes;

    private YamlTree(Source source, Problems problems) {
        this.source = source;
        this.problems = problems;
        this.events = new ParserImpl(SETTINGS, new StreamReader(SETTINGS, new WholeCharacters(source.text())));
    }

    /// The tree, or empty where the text is no YAML or holds nothing.
    static Optional<Node> read(Source source, Problems problems) {
        try {
            return new YamlTree(source, problems).document();
        } catch (TooMuchException reported) {
            return Optional.empty();
        } catch (YamlEngineException broken) {
            YamlErrors.report(broken, source, problems);
            return Optional.empty();
        }
    }

    private Optional<Node> document() {
        Optional<Node> first = Optional.empty();
        int documents = 0;
        while (events.hasNext()) {
            var event = events.next();
            if (event instanceof DocumentStartEvent start) {
                documents++;
                if (documents == 2) {
                    problems.add(span(start).spot(), "a second document; a site is one", "remove the line");
                }
                if (!start.getTags().isEmpty()) {
                    problems.add(span(start).spot(), "tags mean nothing here", "remove the line");
                }
            } else if (event instanceof NodeEvent start) {
                var node = node(start, 0);
                first = documents == 1 ? Optional.of(node) : first;
            }
        }
        return first;
    }

    private Node node(Event event, int depth) {
        var span = span(event);
        if (depth > DEEPEST) {
            problems.add(
                    span.spot(),
                    "nested more than " + DEEPEST + " deep",
                    "no part of a site needs that: write it flat");
            throw new TooMuchException();
        }
        if (++nodes > MOST_NODES) {
            problems.add(
                    span.spot(), "more than " + MOST_NODES + " texts, lists and mappings", "make several sites of it");
            throw new TooMuchException();
        }
        if (event instanceof AliasEvent alias) {
            problems.add(span.spot(), "an alias: `*" + alias.getAlias() + "`", "write out what it stands for");
            return new Broken(span);
        }
        reject(event, span);
        if (event instanceof ScalarEvent scalar) {
            var unseen = Unseen.in(scalar.getValue());
            if (unseen.isPresent()) {
                problems.add(span.spot(), "an invisible character: U+%04X".formatted(unseen.getAsInt()), "remove it");
                return new Broken(span);
            }
            return new Scalar(scalar.getValue(), style(scalar), span);
        }
        return event instanceof MappingStartEvent start ? mapping(start, span, depth) : sequence(event, span, depth);
    }

    private void reject(Event event, Span span) {
        if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            problems.add(
                    head(span, 1),
                    "an anchor: `&" + node.getAnchor().get() + "`",
                    "remove it; nothing can refer to it");
        }
        var tag = switch (event) {
            case ScalarEvent scalar -> scalar.getTag();
            case CollectionStartEvent start -> start.getTag();
            default -> Optional.<String>empty(); // no other event bears one
        };
        if (tag.isPresent()) {
            problems.add(head(span, 1), "a tag; tags mean nothing here", "remove it");
        }
    }

    private static Spot head(Span span, int length) {
        return new Spot(span.source(), span.line(), span.column(), length);
    }

    private Sequence sequence(Event start, Span begun, int depth) {
        var items = new ArrayList<Node>();
        Event next = events.next();
        while (!(next instanceof CollectionEndEvent)) {
            items.add(node(next, depth + 1));
            next = events.next();
        }
        boolean flow = start instanceof SequenceStartEvent s && s.isFlow();
        return new Sequence(items, flow, begun.to(span(next)));
    }

    private Mapping mapping(MappingStartEvent start, Span begun, int depth) {
        var entries = new ArrayList<Entry>();
        var known = new HashMap<String, Integer>();
        Event next = events.next();
        while (!(next instanceof CollectionEndEvent)) {
            var key = node(next, depth + 1);
            var value = node(events.next(), depth + 1);
            if (key instanceof Scalar name && unique(name, known)) {
                entries.add(new Entry(name, value));
            } else if (!(key instanceof Scalar) && !(key instanceof Broken)) {
                problems.add(key.span().spot(), "a list or mapping as a key; a key is text");
            }
            next = events.next();
        }
        return new Mapping(List.copyOf(entries), start.isFlow(), begun.to(span(next)));
    }

    private boolean unique(Scalar key, Map<String, Integer> known) {
        var before = known.putIfAbsent(key.text(), key.span().line());
        if (before != null) {
            String what = key.absent() ? "a second empty key" : Quoted.of(key.text()) + " is there already";
            problems.add(key.span().spot(), what + ", in line " + before, "keep one of them");
        }
        return before == null;
    }

    private static Style style(ScalarEvent scalar) {
        return switch (scalar.getScalarStyle()) {
            case PLAIN -> Style.PLAIN;
            case DOUBLE_QUOTED, SINGLE_QUOTED, JSON_SCALAR_STYLE -> Style.QUOTED;
            case LITERAL, FOLDED -> Style.BLOCK;
        };
    }

    /// Marks are always there: [#SETTINGS] ask for them.
    private Span span(Event event) {
        var start = event.getStartMark().orElseThrow();
        var end = event.getEndMark().orElseThrow();
        return new Span(source, start.getLine() + 1, start.getColumn() + 1, end.getLine() + 1, end.getColumn() + 1);
    }
}
