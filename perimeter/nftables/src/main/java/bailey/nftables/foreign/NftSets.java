package bailey.nftables.foreign;

import bailey.nftables.foreign.Elements.Element;
import bailey.nftables.foreign.Elements.Leads;
import bailey.nftables.foreign.Span.All;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The sets and maps of a table, each read for the facts that a rule looks up in it: an element does not say what it
/// is of.
final class NftSets {
    private record Use(String name, NftKey key, boolean acts) {}

    private final Map<String, JsonPlace> named = new HashMap<>();
    private final Set<String> changing = new HashSet<>();
    private final Map<Use, Optional<Elements>> read = new HashMap<>();

    void declare(JsonPlace set) throws ForeignException {
        var name = set.needText("name");
        named.put(name, set);
        var flags = set.field("flags").map(JsonPlace::items).orElse(List.of());
        if (flags.stream().flatMap(f -> f.text().stream()).anyMatch(f -> f.equals("timeout") || f.equals("dynamic"))) {
            changing.add(name);
        }
    }

    /// Says that a rule puts elements into a set, or takes them out.
    void changes(String reference) {
        changing.add(reference.substring(1));
    }

    /// Whether a right side is a set or names one.
    static boolean isSet(JsonPlace right) {
        return right.field("set").isPresent()
                || right.text().filter(t -> t.startsWith("@")).isPresent();
    }

    /// The set that stands on a right side, or is named there as `@name`; empty if an element is not understood.
    Optional<Elements> of(JsonPlace right, NftKey key) throws ForeignException {
        var text = right.text().filter(t -> t.startsWith("@"));
        if (text.isPresent()) {
            return named(text.get(), key, right, Optional.empty());
        }
        var set = right.field("set");
        return set.isPresent() ? all("", set.get().items(), key, Optional.empty(), false) : Optional.empty();
    }

    /// As [#of], of a map.
    Optional<Elements> map(JsonPlace data, NftKey key, Function<JsonPlace, Leads> leads, boolean acts)
            throws ForeignException {
        var text = data.text().filter(t -> t.startsWith("@"));
        if (text.isPresent()) {
            return named(text.get(), key, data, Optional.of(new To(leads, acts)));
        }
        var set = data.field("set");
        return set.isPresent()
                ? all("", set.get().items(), key, Optional.of(new To(leads, acts)), false)
                : Optional.empty();
    }

    private record To(Function<JsonPlace, Leads> leads, boolean acts) {}

    private Optional<Elements> named(String reference, NftKey key, JsonPlace at, Optional<To> to)
            throws ForeignException {
        var name = reference.substring(1);
        var set = Optional.ofNullable(named.get(name)).orElseThrow(() -> at.wrong("no set or map " + name));
        var use = new Use(name, key, to.isPresent() && to.get().acts);
        var known = Optional.ofNullable(read.get(use));
        if (known.isPresent()) {
            return known.get();
        }
        var items = set.field("elem").map(JsonPlace::items).orElse(List.of());
        boolean change = changing.contains(name);
        var elements = all(name, items, key, to, change);
        read.put(use, elements);
        return elements;
    }

    private static Optional<Elements> all(
            String name, List<JsonPlace> items, NftKey key, Optional<To> to, boolean changing) {
        var elements = new ArrayList<Element>(items.size());
        var rest = new ArrayList<Element>();
        for (var item : items) {
            var element = element(item, key, to);
            if (element.isEmpty()) {
                return Optional.empty();
            }
            boolean whatever = element.get().key().stream().allMatch(All.class::isInstance) && key.known();
            (whatever ? rest : elements).add(element.get());
        }
        elements.addAll(rest); // `*` is for what no other element has
        return Optional.of(new Elements(name, changing, elements));
    }

    private static Optional<Element> element(JsonPlace item, NftKey key, Optional<To> to) {
        if (to.isEmpty()) {
            return key(item, key).map(k -> new Element(k, Elements.NOWHERE));
        }
        var pair = item.isList() ? item.items() : List.<JsonPlace>of();
        return pair.size() == 2
                ? key(pair.getFirst(), key)
                        .map(k -> new Element(k, to.get().leads.apply(pair.getLast())))
                : Optional.empty();
    }

    /// The spans of one element, a `{"elem": {"val": …}}` with a timeout or a comment included.
    static Optional<List<Span>> key(JsonPlace item, NftKey key) {
        var inner = item.field("elem").flatMap(e -> e.field("val")).orElse(item);
        var parts = inner.field("concat").map(JsonPlace::items).orElse(List.of(inner));
        if (whole(parts)) {
            return Optional.of(key.parts().stream().<Span>map(_ -> new All()).toList());
        }
        if (parts.size() != key.parts().size()) {
            return Optional.empty();
        }
        var spans = new ArrayList<Span>(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            var span = key.parts().get(i).type().span(parts.get(i));
            if (span.isEmpty()) {
                return Optional.empty();
            }
            spans.add(span.get());
        }
        return Optional.of(spans);
    }

    private static boolean whole(List<JsonPlace> parts) {
        return parts.size() == 1 && parts.getFirst().text().filter("*"::equals).isPresent();
    }
}
