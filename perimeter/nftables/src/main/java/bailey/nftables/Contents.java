package bailey.nftables;

import bailey.packet.Box;
import bailey.packet.PacketSet;
import bailey.packet.PacketSpace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the sets and maps of a ruleset have in them, as packets in one space and one state of conntrack. Each is worked
/// out once, however many chains and however many rewritten destinations ask for it.
final class Contents {
    final PacketSpace space;
    private final List<String> devices;
    private final String state;
    private final IdentityHashMap<List<Element>, Map<Outcome, List<Element>>> byOutcome = new IdentityHashMap<>();
    private final Map<List<Field>, IdentityHashMap<List<Element>, PacketSet>> elements = new HashMap<>();
    private final Map<List<Field>, IdentityHashMap<List<Element>, Map<Value, PacketSet>>> asked = new HashMap<>();
    private final Map<Words, PacketSet> words = new HashMap<>();
    private final Map<List<Field>, PacketSet> having = new HashMap<>();

    /// Values of one field, as a rule names them.
    private record Words(Field field, List<Value> values) {}

    /// `devices`: interfaces by their numbers.
    Contents(PacketSpace space, List<String> devices, String state) {
        this.space = space;
        this.devices = devices;
        this.state = state;
    }

    /// The elements of a map, by where they lead.
    Map<Outcome, List<Element>> byOutcome(List<Element> map) {
        return byOutcome.computeIfAbsent(map, Contents::sorted);
    }

    private static Map<Outcome, List<Element>> sorted(List<Element> map) {
        var sorted = new LinkedHashMap<Outcome, List<Element>>();
        for (var element : map) {
            if (element.leads() instanceof Element.Leads.To(var outcome)) {
                sorted.computeIfAbsent(outcome, _ -> new ArrayList<>()).add(element);
            }
        }
        return sorted;
    }

    /// Packets whose field is one of these values.
    PacketSet of(Field field, List<Value> values) {
        return words.computeIfAbsent(
                new Words(field, values),
                _ -> boxes(
                        List.of(field),
                        values.stream().map(v -> Element.of(List.of(v), "")).toList()));
    }

    /// Packets that are among the elements, which are known again by identity.
    PacketSet of(List<Field> key, List<Element> some) {
        return elements.computeIfAbsent(key, _ -> new IdentityHashMap<>())
                .computeIfAbsent(some, all -> boxes(key, all));
    }

    /// Packets that are among the elements of a key with what the packet first asked for, by that.
    Map<Value, PacketSet> byAsked(List<Field> key, List<Element> some) {
        return asked.computeIfAbsent(key, _ -> new IdentityHashMap<>()).computeIfAbsent(some, all -> parted(key, all));
    }

    private Map<Value, PacketSet> parted(List<Field> key, List<Element> some) {
        int original = key.indexOf(Field.ORIGINAL_DADDR);
        var parts = new LinkedHashMap<Value, List<Element>>();
        for (var element : some) {
            parts.computeIfAbsent(element.key().get(original), _ -> new ArrayList<>())
                    .add(Element.of(without(original, element.key()), ""));
        }
        var fields = without(original, key);
        var sets = new LinkedHashMap<Value, PacketSet>();
        parts.forEach((value, rest) -> sets.put(value, boxes(fields, rest)));
        return sets;
    }

    private static <T> List<T> without(int place, List<T> all) {
        var rest = new ArrayList<>(all);
        rest.remove(place);
        return rest;
    }

    private PacketSet boxes(List<Field> key, List<Element> some) {
        var boxing = new Boxing(key, devices, state);
        var boxes = new ArrayList<Box>(some.size());
        for (var element : some) {
            boxing.box(element.key()).ifPresent(boxes::add);
        }
        return space.of(boxes);
    }

    /// Packets that have all of these fields.
    PacketSet having(List<Field> key) {
        return having.computeIfAbsent(key, fields -> space.of(Fields.having(fields)));
    }
}
