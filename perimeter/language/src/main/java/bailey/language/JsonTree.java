package bailey.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// JSON (RFC 8259) to be written.
sealed interface JsonTree {
    record Text(String value) implements JsonTree {}

    /// A number or a truth value.
    record Bare(Object value) implements JsonTree {}

    record Array(List<JsonTree> items) implements JsonTree {}

    record Table(Map<String, JsonTree> entries) implements JsonTree {
        Table with(String key, JsonTree value) {
            var more = new LinkedHashMap<>(entries);
            more.put(key, value);
            return new Table(more);
        }

        Table with(String key, String value) {
            return with(key, new Text(value));
        }

        Table with(String key, int value) {
            return with(key, new Bare(value));
        }

        Table with(String key, boolean value) {
            return with(key, new Bare(value));
        }
    }

    static Table table() {
        return new Table(Map.of());
    }

    static Array texts(List<String> values) {
        return new Array(values.stream().<JsonTree>map(Text::new).toList());
    }

    /// With two blanks for each level.
    default String written(String indent) {
        String inner = indent + "  ";
        return switch (this) {
            case Text(var value) -> quoted(value);
            case Bare(var value) -> value.toString();
            case Array(var items) ->
                items.stream().map(i -> i.written(inner)).collect(Collectors.joining(", ", "[", "]"));
            case Table(var entries) ->
                entries.entrySet().stream()
                        .map(e ->
                                inner + quoted(e.getKey()) + ": " + e.getValue().written(inner))
                        .collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
        };
    }

    private static String quoted(String text) {
        return '"'
                + text.codePoints()
                        .mapToObj(c -> c == '"' || c == '\\'
                                ? "\\" + (char) c
                                : c < ' ' ? "\\u%04x".formatted(c) : Character.toString(c))
                        .collect(Collectors.joining())
                + '"';
    }
}
