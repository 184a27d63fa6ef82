package bailey.nftables.foreign;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// A value in a JSON document, and where it stands. Values are maps, lists, texts, whole numbers, truths and
/// [Nothing].
public final class JsonPlace {
    /// JSON's `null`.
    enum Nothing {
        NOTHING
    }

    private static final int SHOWN = 160;

    private final Optional<JsonPlace> parent;
    private final String step;
    private final Object value;

    private JsonPlace(Optional<JsonPlace> parent, String step, Object value) {
        this.parent = parent;
        this.step = step;
        this.value = value;
    }

    static JsonPlace top(Object value) {
        return new JsonPlace(Optional.empty(), "$", value);
    }

    private JsonPlace inside(String inner, Object there) {
        return new JsonPlace(Optional.of(this), inner, there);
    }

    public Optional<JsonPlace> field(String name) {
        return value instanceof Map<?, ?> map
                ? Optional.<Object>ofNullable(map.get(name)).map(v -> inside("." + name, v))
                : Optional.empty();
    }

    public JsonPlace need(String name) throws ForeignException {
        return field(name).orElseThrow(() -> wrong("no \"" + name + "\""));
    }

    public String needText(String name) throws ForeignException {
        var place = need(name);
        return place.text().orElseThrow(() -> place.wrong("not a text"));
    }

    /// The one field of an object that has just one: `{"accept": null}`.
    public Optional<Named> only() {
        return value instanceof Map<?, ?> map && map.size() == 1 ? Optional.of(first(map)) : Optional.empty();
    }

    private Named first(Map<?, ?> map) {
        var entry = map.entrySet().iterator().next();
        var name = String.valueOf(entry.getKey());
        return new Named(name, inside("." + name, entry.getValue()));
    }

    /// A field and its name.
    public record Named(String name, JsonPlace place) {}

    public boolean isList() {
        return value instanceof List;
    }

    /// The items of a list; of anything else, itself.
    public List<JsonPlace> items() {
        return value instanceof List<?> list
                ? java.util.stream.IntStream.range(0, list.size())
                        .mapToObj(i -> inside("[" + i + "]", list.get(i)))
                        .toList()
                : List.of(this);
    }

    public Optional<String> text() {
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }

    public Optional<String> text(String field) {
        return field(field).flatMap(JsonPlace::text);
    }

    public OptionalLong number() {
        return value instanceof Long number ? OptionalLong.of(number) : OptionalLong.empty();
    }

    public boolean isTrue() {
        return Boolean.TRUE.equals(value);
    }

    public boolean isFalse() {
        return Boolean.FALSE.equals(value);
    }

    public boolean isNothing() {
        return value == Nothing.NOTHING;
    }

    public ForeignException wrong(String what) {
        return new ForeignException(path(), what);
    }

    private String path() {
        var path = new StringBuilder();
        for (var at = Optional.of(this); at.isPresent(); at = at.get().parent) {
            path.insert(0, at.get().step);
        }
        return path.toString();
    }

    /// The value as JSON on one line, for people: the start of it where it is long.
    @Override
    public String toString() {
        var text = new StringBuilder();
        show(text, value);
        return text.length() <= SHOWN ? text.toString() : text.substring(0, SHOWN) + "…";
    }

    private static void show(StringBuilder text, Object value) {
        if (text.length() > SHOWN) {
            return;
        }
        switch (value) {
            case Map<?, ?> map -> {
                var before = "{";
                for (var entry : map.entrySet()) {
                    show(text.append(before).append(entry.getKey()).append(": "), entry.getValue());
                    before = ", ";
                }
                text.append(map.isEmpty() ? "{}" : "}");
            }
            case List<?> list -> {
                var before = "[";
                for (var item : list) {
                    show(text.append(before), item);
                    before = ", ";
                }
                text.append(list.isEmpty() ? "[]" : "]");
            }
            case Nothing _ -> text.append("null");
            default -> text.append(value);
        }
    }
}
