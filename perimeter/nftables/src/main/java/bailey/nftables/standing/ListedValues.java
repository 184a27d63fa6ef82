package bailey.nftables.standing;

import bailey.nftables.Field;
import bailey.nftables.Outcome;
import bailey.nftables.Value;
import bailey.nftables.foreign.JsonPlace;
import bailey.packet.Address;
import bailey.packet.AddressRange;
import bailey.packet.Prefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Keys, values and outcomes in nft's JSON. Empty: none that Bailey writes.
final class ListedValues {
    private ListedValues() {}

    /// The fields of an expression, or of several joined by `concat`.
    static Optional<List<Field>> key(JsonPlace left) {
        var parts = left.field("concat").map(JsonPlace::items).orElse(List.of(left));
        return all(parts.stream().map(ListedValues::field));
    }

    static Optional<Field> field(JsonPlace expression) {
        return Stream.of(Field.values())
                .filter(f -> spelled(expression).filter(f.expression()::equals).isPresent())
                .findFirst();
    }

    /// As [Field#expression] spells it.
    private static Optional<String> spelled(JsonPlace expression) {
        var only = expression.only();
        if (only.isEmpty()) {
            return Optional.empty();
        }
        var inside = only.get().place();
        return switch (only.get().name()) {
            case "meta" -> inside.text("key").map(k -> k.equals("iifname") || k.equals("oifname") ? k : "meta " + k);
            case "payload" ->
                inside.text("protocol").flatMap(p -> inside.text("field").map(f -> p + " " + f));
            case "ct" ->
                inside.text("key")
                        .map(k -> "ct " + inside.text("dir").map(d -> d + " ").orElse("") + k);
            case "&" -> masked(inside.items());
            default -> Optional.empty();
        };
    }

    private static Optional<String> masked(List<JsonPlace> sides) {
        boolean day = sides.size() == 2
                && spelled(sides.getFirst()).filter("ct mark"::equals).isPresent()
                && sides.getLast().number().orElse(-1) == 0xffff;
        return day ? Optional.of(Field.END_DAY.expression()) : Optional.empty();
    }

    /// The values of a comparison: one, or an anonymous set of them.
    static Optional<List<Value>> values(Field field, JsonPlace right) {
        var parts = right.field("set").map(JsonPlace::items).orElse(List.of(right));
        return all(parts.stream().map(p -> value(field, p)));
    }

    /// The values of an element's key.
    static Optional<List<Value>> element(List<Field> key, JsonPlace value) {
        var parts = key.size() == 1
                ? List.of(value)
                : value.field("concat").map(JsonPlace::items).orElse(List.of());
        if (parts.size() != key.size()) {
            return Optional.empty();
        }
        var values = new ArrayList<Value>(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            var one = value(key.get(i), parts.get(i));
            if (one.isEmpty()) {
                return Optional.empty();
            }
            values.add(one.get());
        }
        return Optional.of(values);
    }

    static Optional<Value> value(Field field, JsonPlace value) {
        return switch (field) {
            case IIFNAME, OIFNAME -> value.text().map(Value.Device::new);
            case NFPROTO -> value.text().or(() -> family(value)).map(Value.Word::new);
            case CT_STATE -> state(value).map(Value.Word::new);
            case IP_SADDR, IP_DADDR, IP6_SADDR, IP6_DADDR, ORIGINAL_DADDR, BEGAN4, BEGAN6, ANSWERS4, ANSWERS6 ->
                addresses(value).map(Value.Addresses::new);
            case L4PROTO, IP_TTL, IP6_HOPLIMIT, ICMP_TYPE, ICMPV6_TYPE, TH_DPORT, UDP_SPORT, UDP_DPORT, END_DAY ->
                numbers(value);
        };
    }

    /// By the numbers of address families (socket(2)).
    private static Optional<String> family(JsonPlace value) {
        return switch ((int) value.number().orElse(-1)) {
            case 2 -> Optional.of("ipv4");
            case 10 -> Optional.of("ipv6");
            default -> Optional.empty();
        };
    }

    /// By the bits of `ct state`.
    private static Optional<String> state(JsonPlace value) {
        return switch ((int) value.number().orElse(-1)) {
            case 1 -> Optional.of("invalid");
            case 2 -> Optional.of("established");
            case 4 -> Optional.of("related");
            case 8 -> Optional.of("new");
            case 64 -> Optional.of("untracked");
            default -> Optional.empty();
        };
    }

    static Optional<Value> numbers(JsonPlace value) {
        var range = value.field("range").map(JsonPlace::items).orElse(List.of(value, value));
        if (range.size() != 2) {
            return Optional.empty();
        }
        long low = range.getFirst().number().orElse(-1);
        long high = range.getLast().number().orElse(-1);
        return 0 <= low && low <= high && high <= 0xffff
                ? Optional.of(new Value.Numbers((int) low, (int) high))
                : Optional.empty();
    }

    private static Optional<AddressRange> addresses(JsonPlace value) {
        try {
            var prefix = value.field("prefix");
            if (prefix.isPresent()) {
                return Optional.of(prefix(prefix.get()));
            }
            var ends = value.field("range").map(JsonPlace::items).orElse(List.of(value, value));
            return Optional.of(new AddressRange(address(ends.getFirst()), address(ends.getLast())));
        } catch (IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }

    private static AddressRange prefix(JsonPlace prefix) {
        var length = prefix.field("len").map(l -> l.number().orElse(-1)).orElse(-1L);
        var whole = new Prefix(Address.of(prefix.text("addr").orElse("")), length.intValue());
        return new AddressRange(whole.first(), whole.last());
    }

    static Address address(JsonPlace value) {
        return Address.of(value.text().orElse(""));
    }

    /// What an element or a rule leads to.
    static Optional<Outcome> outcome(JsonPlace verdict) {
        return verdict.only().flatMap(only -> outcome(only.name(), only.place()));
    }

    static Optional<Outcome> outcome(String name, JsonPlace inside) {
        return switch (name) {
            case "accept" -> Optional.of(Outcome.ACCEPT);
            case "drop" -> Optional.of(Outcome.DROP);
            case "return" -> Optional.of(new Outcome.Return());
            case "jump" -> inside.text("target").map(Outcome.Jump::new);
            case "goto" -> inside.text("target").map(Outcome.Goto::new);
            default -> Optional.empty();
        };
    }

    /// All of them, or nothing if one is missing.
    static <T> Optional<List<T>> all(Stream<Optional<T>> some) {
        var list = some.toList();
        return list.stream().allMatch(Optional::isPresent)
                ? Optional.of(list.stream().map(Optional::get).toList())
                : Optional.empty();
    }
}
