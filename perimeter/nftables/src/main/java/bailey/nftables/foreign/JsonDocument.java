package bailey.nftables.foreign;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A JSON document (RFC 8259) from outside: strict, one document alone, and of bounded size.
public final class JsonDocument {
    /// Some 100,000 elements with comments are 20 MB of JSON.
    private static final int MOST_CHARACTERS = 1 << 28;

    private static final int DEEPEST = 100;
    private static final int MOST_VALUES = 20_000_000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(1 << 20)
                    .maxNameLength(1_000)
                    .maxNumberLength(40)
                    .build())
            .build()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private final JsonParser parser;
    private int values;

    private JsonDocument(JsonParser parser) {
        this.parser = parser;
    }

    public static JsonPlace read(String text) throws ForeignException {
        if (text.length() > MOST_CHARACTERS) {
            throw new ForeignException("line 1", "longer than " + MOST_CHARACTERS + " characters");
        }
        try (var parser = FACTORY.createParser(text)) {
            return new JsonDocument(parser).document();
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new ForeignException(
                    at == null ? "line 1" : "line " + at.getLineNr() + ", column " + at.getColumnNr(),
                    "not JSON: " + e.getOriginalMessage());
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private JsonPlace document() throws IOException, ForeignException {
        next();
        var value = value();
        if (parser.nextToken() != null) {
            throw wrong("more than one document");
        }
        return JsonPlace.top(value);
    }

    private JsonToken next() throws IOException, ForeignException {
        var token = parser.nextToken();
        if (token == null) {
            throw wrong("ends too early");
        }
        if (++values > MOST_VALUES) {
            throw wrong("more than " + MOST_VALUES + " values");
        }
        return token;
    }

    private Object value() throws IOException, ForeignException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> map();
            case START_ARRAY -> list();
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> whole();
            case VALUE_NUMBER_FLOAT -> parser.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> JsonPlace.Nothing.NOTHING;
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT -> throw wrong("not JSON");
        };
    }

    private Map<String, Object> map() throws IOException, ForeignException {
        var fields = new LinkedHashMap<String, Object>();
        while (next() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            next();
            fields.put(name, value());
        }
        return fields;
    }

    private List<Object> list() throws IOException, ForeignException {
        var items = new ArrayList<>();
        while (next() != JsonToken.END_ARRAY) {
            items.add(value());
        }
        return items;
    }

    /// A long, or a number past it as text.
    private Object whole() throws IOException {
        return switch (parser.getNumberType()) {
            case INT, LONG -> parser.getLongValue();
            case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> parser.getText();
        };
    }

    private ForeignException wrong(String what) {
        var at = parser.currentLocation();
        return new ForeignException("line " + at.getLineNr() + ", column " + at.getColumnNr(), what);
    }
}
