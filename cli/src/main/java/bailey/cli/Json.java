package bailey.cli;

import bailey.policy.Origin;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;

/// A document for programs: `{ "bailey": 1, "kind": … }`, in ASCII whatever the locale, with a line break at
/// its end. docs/json.md says what each holds.
final class Json {
    /// What a document, an object or a list of one holds.
    interface Content {
        void write(Json json) throws IOException;
    }

    /// The version of every document; it grows when a field goes or changes its meaning, not when one is
    /// added.
    static final int VERSION = 1;

    private static final JsonFactory FACTORY =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final JsonGenerator generator;

    private Json(JsonGenerator generator) {
        this.generator = generator;
    }

    static String document(String kind, Content content) {
        var text = new StringWriter();
        try (var generator = FACTORY.createGenerator(text).useDefaultPrettyPrinter()) {
            var json = new Json(generator);
            generator.writeStartObject();
            json.field("bailey", VERSION);
            json.field("kind", kind);
            content.write(json);
            generator.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.append(System.lineSeparator()).toString();
    }

    void field(String name, String value) throws IOException {
        generator.writeStringField(name, value);
    }

    void field(String name, int value) throws IOException {
        generator.writeNumberField(name, value);
    }

    void field(String name, boolean value) throws IOException {
        generator.writeBooleanField(name, value);
    }

    void field(String name, Collection<?> words) throws IOException {
        generator.writeArrayFieldStart(name);
        for (var word : words) {
            generator.writeString(word.toString());
        }
        generator.writeEndArray();
    }

    /// Where a fact stands: `file`, `line` and `column`.
    void at(Origin origin) throws IOException {
        object("at", json -> {
            json.field("file", origin.file());
            json.field("line", origin.line());
            json.field("column", origin.column());
        });
    }

    void object(String name, Content content) throws IOException {
        generator.writeObjectFieldStart(name);
        content.write(this);
        generator.writeEndObject();
    }

    /// A list of objects, one a thing.
    <T> void list(String name, Collection<? extends T> things, Each<T> each) throws IOException {
        generator.writeArrayFieldStart(name);
        for (var thing : things) {
            generator.writeStartObject();
            each.write(this, thing);
            generator.writeEndObject();
        }
        generator.writeEndArray();
    }

    /// What an object of a list holds.
    interface Each<T> {
        void write(Json json, T thing) throws IOException;
    }
}
