package bailey.nftables.foreign;

import bailey.nftables.foreign.Elements.Element;
import bailey.nftables.foreign.Fact.Header;
import bailey.packet.Family;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// The sets that `ipset save` prints, by name.
public final class Ipsets {
    /// No sets: whatever a rule looks up is in doubt.
    public static final Ipsets NONE = new Ipsets(Map.of());

    private static final int MOST_CHARACTERS = 1 << 27;

    /// A set's header, the dimensions of its keys, and its elements. What is not understood of it has no dimensions.
    private record Ipset(List<String> dimensions, Family family, boolean changing, List<List<Span>> elements) {}

    private final Map<String, Ipset> sets;

    private Ipsets(Map<String, Ipset> sets) {
        this.sets = sets;
    }

    /// Reads what `ipset save` prints.
    ///
    /// @throws ForeignException when it is no such text
    public static Ipsets read(String text) throws ForeignException {
        if (text.length() > MOST_CHARACTERS) {
            throw new ForeignException("line 1", "longer than " + MOST_CHARACTERS + " characters");
        }
        var sets = new HashMap<String, Ipset>();
        int number = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                line(IptablesWords.of(line, "line " + number), "line " + number, sets);
            }
        }
        return new Ipsets(sets);
    }

    private static void line(IptablesWords words, String place, Map<String, Ipset> sets) throws ForeignException {
        var verb = words.take().orElse("");
        var name = words.take().orElse("");
        var third = words.take().orElseThrow(() -> new ForeignException(place, "too short"));
        switch (verb) {
            case "create", "-N" -> {
                if (sets.putIfAbsent(name, created(third, words)) != null) {
                    throw new ForeignException(place, "a second set " + name);
                }
            }
            case "add", "-A" -> {
                var set = Optional.ofNullable(sets.get(name))
                        .orElseThrow(() -> new ForeignException(place, "no set " + name));
                sets.put(name, added(set, third, words));
            }
            default -> throw new ForeignException(place, "neither create nor add: " + verb);
        }
    }

    private static Ipset created(String type, IptablesWords words) {
        var rest = words.values() + " ";
        int colon = type.indexOf(':');
        var dimensions = List.of(type.substring(colon + 1).split(",", -1));
        boolean known = colon > 0
                && !type.startsWith("list:")
                && dimensions.stream()
                        .allMatch(d -> List.of("ip", "net", "port", "iface").contains(d))
                && !rest.contains(" netmask ")
                && !rest.contains(" bitmask ");
        var family = rest.contains(" family inet6 ") ? Family.IPV6 : Family.IPV4;
        return new Ipset(known ? dimensions : List.of(), family, rest.contains(" timeout "), new ArrayList<>());
    }

    private static Ipset added(Ipset set, String entry, IptablesWords words) {
        var unknown = new Ipset(List.of(), set.family, set.changing, List.of());
        if (set.dimensions.isEmpty() || (words.values() + " ").contains(" nomatch ")) {
            return unknown;
        }
        var element = element(set, List.of(entry.split(",", -1)));
        if (element.isEmpty()) {
            return unknown;
        }
        set.elements.add(element.get());
        return set;
    }

    private static Optional<List<Span>> element(Ipset set, List<String> parts) {
        if (parts.size() != set.dimensions.size()) {
            return Optional.empty();
        }
        var spans = new ArrayList<Span>();
        for (int i = 0; i < parts.size(); i++) {
            var read = spans(set, set.dimensions.get(i), parts.get(i));
            if (read.isEmpty()) {
                return Optional.empty();
            }
            spans.addAll(read);
        }
        return Optional.of(spans);
    }

    /// Empty if it is not understood. A port has its protocol before it: `tcp:80`.
    private static List<Span> spans(Ipset set, String dimension, String text) {
        return switch (dimension) {
            case "ip", "net" ->
                IptablesValues.net(set.family, text)
                        .or(() -> IptablesValues.addresses(set.family, text).map(Span.Addresses::new))
                        .map(List::of)
                        .orElse(List.of());
            case "iface" -> text.contains(":") ? List.of() : List.of(new Span.Device(text, false));
            default -> port(set, text);
        };
    }

    private static List<Span> port(Ipset set, String text) {
        int colon = text.indexOf(':');
        var port = IptablesValues.range(text.substring(colon + 1), '-');
        if (set.dimensions.size() == 1) {
            return colon < 0 ? port.<List<Span>>map(List::of).orElse(List.of()) : List.of();
        }
        var protocol = colon < 0 ? OptionalLong.of(6) : Names.protocol(text.substring(0, colon));
        boolean ports = protocol.isPresent() && (protocol.getAsLong() == 6 || protocol.getAsLong() == 17);
        return ports && port.isPresent() ? List.of(Span.of(protocol.getAsLong()), port.get()) : List.of();
    }

    /// These, where a rule of `rules` may add to a set or take from it.
    Ipsets changedBy(String rules) {
        if (!rules.contains("-j SET ")) {
            return this;
        }
        var changed = new HashMap<String, Ipset>();
        sets.forEach((name, set) -> changed.put(name, new Ipset(set.dimensions, set.family, true, set.elements)));
        return new Ipsets(changed);
    }

    /// `--match-set NAME src,dst`.
    List<Condition> match(String name, String ends, boolean is, Family family) {
        var text = (is ? "" : "! ") + "--match-set " + name + " " + ends;
        var set = Optional.ofNullable(sets.get(name));
        var sides = List.of(ends.split(",", -1));
        if (set.isEmpty()
                || set.get().dimensions.isEmpty()
                || sides.size() != set.get().dimensions.size()) {
            return List.of(new Condition.Unknown(text));
        }
        if (set.get().family != family && !set.get().dimensions.equals(List.of("port"))) {
            return is ? List.of(new Condition.Is(Header.FAMILY, true, List.of())) : List.of();
        }
        var elements = set.get().elements.stream()
                .map(k -> new Element(k, Elements.NOWHERE))
                .toList();
        return List.of(new Condition.In(key(set.get(), sides), is, new Elements(name, set.get().changing, elements)));
    }

    private static List<Fact> key(Ipset set, List<String> sides) {
        var key = new ArrayList<Fact>();
        for (int i = 0; i < sides.size(); i++) {
            boolean source = sides.get(i).equals("src");
            switch (set.dimensions.get(i)) {
                case "ip", "net" -> key.add(source ? Header.SOURCE : Header.DESTINATION);
                case "iface" -> key.add(source ? Header.IN : Header.OUT);
                default -> {
                    if (set.dimensions.size() > 1) {
                        key.add(Header.PROTOCOL);
                    }
                    key.add(source ? Header.SOURCE_PORT : Header.DESTINATION_PORT);
                }
            }
        }
        return key;
    }
}
