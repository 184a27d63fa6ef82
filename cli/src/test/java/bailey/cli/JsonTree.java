package bailey.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A JSON document as maps, lists, strings, numbers and truths; strict, and one document alone.
final class JsonTree {
    private JsonTree() {}

    static Map<?, ?> of(String text) throws IOException {
        assertAscii(text);
        try (var parser = new JsonFactory()
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .createParser(text)) {
            parser.nextToken();
            var tree = (Map<?, ?>) value(parser);
            if (parser.nextToken() != null) {
                throw new IOException("more than one document");
            }
            return tree;
        }
    }

    private static void assertAscii(String text) throws IOException {
        if (!text.chars().allMatch(c -> c < 128)) {
            throw new IOException("not ASCII");
        }
    }

    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                var fields = new LinkedHashMap<String, Object>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    var name = parser.currentName();
                    parser.nextToken();
                    fields.put(name, value(parser));
                }
                yield fields;
            }
            case START_ARRAY -> {
                var items = new ArrayList<Object>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(value(parser));
                }
                yield items;
            }
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getIntValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw new IOException("unexpected " + parser.currentToken());
        };
    }

    static Map<?, ?> map(Map<?, ?> tree, String field) {
        return (Map<?, ?>) there(tree, field);
    }

    static List<?> list(Map<?, ?> tree, String field) {
        return (List<?>) there(tree, field);
    }

    private static Object there(Map<?, ?> tree, String field) {
        return Objects.requireNonNull(tree.get(field), field);
    }

    static Map<?, ?> first(Map<?, ?> tree, String field) {
        return (Map<?, ?>) list(tree, field).getFirst();
    }
}
