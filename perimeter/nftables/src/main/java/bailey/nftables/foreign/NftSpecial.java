package bailey.nftables.foreign;

import bailey.nftables.foreign.Fact.Header;
import bailey.packet.Address;
import bailey.packet.FlowState;
import bailey.packet.Prefix;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/// The matches of nft that ask for some bits of a value, and for what an address is: TCP's flags, connection tracking's
/// state and status, prefixes by mask, `fib`'s types.
final class NftSpecial {
    private static final long DNAT = 32; // IPS_DST_NAT
    private static final int ALL_FLAGS = 255;

    private NftSpecial() {}

    /// Empty if it is none of these.
    static Optional<List<Condition>> of(String op, JsonPlace left, JsonPlace right) {
        var masked = left.field("&").filter(m -> m.items().size() == 2);
        var of = masked.isPresent() ? masked.get().items().getFirst() : left;
        var mask = masked.map(m -> m.items().getLast());
        if (isPayload(of, "tcp", "flags")) {
            return bits(right, Names::flag).isPresent() || right.field("set").isPresent()
                    ? flags(op, mask, right)
                    : Optional.empty();
        }
        if (isCt(of, "status")) {
            return status(op, mask, right);
        }
        if (isCt(of, "state") && mask.isPresent()) {
            return state(op, mask.get(), right);
        }
        if (isPayload(left, "ip6", "nexthdr")) {
            return next(op, left, right);
        }
        if (mask.isPresent()) {
            return prefix(op, of, mask.get(), right);
        }
        return kept(op, left, right).map(List::of);
    }

    private static boolean isPayload(JsonPlace place, String protocol, String field) {
        var payload = place.field("payload");
        return payload.flatMap(p -> p.text("protocol")).filter(protocol::equals).isPresent()
                && payload.flatMap(p -> p.text("field")).filter(field::equals).isPresent();
    }

    private static boolean isCt(JsonPlace place, String key) {
        var ct = place.field("ct");
        return ct.flatMap(c -> c.text("key")).filter(key::equals).isPresent();
    }

    /// IPv6's next header is the protocol where there are no extension headers.
    private static Optional<List<Condition>> next(String op, JsonPlace left, JsonPlace right) {
        var span = NftType.PROTOCOL.span(right);
        return span.isEmpty() || !op.equals("==")
                ? Optional.empty()
                : Optional.of(List.of(
                        Condition.is(Header.FAMILY, 6),
                        new Condition.Is(Header.PROTOCOL, true, List.of(span.get())),
                        new Condition.Beyond(left.toString(), Truth.YES)));
    }

    /// A number, a name, a list of them, or `{"|": […]}` of them, as one number.
    private static OptionalLong bits(JsonPlace place, Function<String, OptionalLong> names) {
        var or = place.field("|");
        if (or.isPresent() || place.isList()) {
            long all = 0;
            for (var item : or.orElse(place).items()) {
                var bit = item.equals(place) ? OptionalLong.empty() : bits(item, names);
                if (bit.isEmpty()) {
                    return bit;
                }
                all |= bit.getAsLong();
            }
            return OptionalLong.of(all);
        }
        var text = place.text();
        return text.isPresent() ? names.apply(text.get()) : place.number();
    }

    private static Optional<List<Condition>> flags(String op, Optional<JsonPlace> mask, JsonPlace right) {
        var width = mask.isPresent() ? bits(mask.get(), Names::flag) : OptionalLong.of(ALL_FLAGS);
        if (width.isEmpty() || (width.getAsLong() & ~ALL_FLAGS) != 0) {
            return Optional.empty();
        }
        var set = right.field("set");
        if (set.isPresent()) {
            return oneOf(op, (int) width.getAsLong(), set.get());
        }
        var value = bits(right, Names::flag);
        if (value.isEmpty() || (value.getAsLong() & ~ALL_FLAGS) != 0) {
            return Optional.empty();
        }
        return flags(op, (int) width.getAsLong(), (int) value.getAsLong()).map(NftSpecial::ofTcp);
    }

    private static List<Condition> ofTcp(Condition condition) {
        return List.of(Condition.is(Header.PROTOCOL, 6), condition);
    }

    private static Optional<Condition> flags(String op, int mask, int value) {
        return switch (op) {
            case "==" -> Optional.of(new Condition.Flags(mask, true, value));
            case "!=" -> Optional.of(new Condition.Flags(mask, false, value));
            case "in" -> Optional.of(new Condition.Flags(mask & value, false, 0)); // any of them
            case "!" -> Optional.of(new Condition.Flags(mask & value, true, 0));
            default -> Optional.empty();
        };
    }

    /// A set of several values is none of what [Condition.Flags] says, save as a row of "is not".
    private static Optional<List<Condition>> oneOf(String op, int mask, JsonPlace set) {
        var values = set.items().stream().map(i -> bits(i, Names::flag)).toList();
        boolean is = op.equals("==");
        if (!values.stream().allMatch(OptionalLong::isPresent) || !(op.equals("!=") || (is && values.size() == 1))) {
            return Optional.empty();
        }
        var all = new ArrayList<Condition>();
        all.add(Condition.is(Header.PROTOCOL, 6));
        values.forEach(v -> all.add(new Condition.Flags(mask, is, (int) v.getAsLong())));
        return Optional.of(all);
    }

    private static Optional<List<Condition>> status(String op, Optional<JsonPlace> mask, JsonPlace right) {
        var width = mask.isPresent() ? bits(mask.get(), NftSpecial::status) : OptionalLong.of(DNAT);
        var value = bits(right, NftSpecial::status);
        if (width.isEmpty() || width.getAsLong() != DNAT || value.isEmpty()) {
            return Optional.empty();
        }
        boolean dnat = value.getAsLong() == DNAT;
        boolean none = mask.isPresent() && value.getAsLong() == 0;
        return switch (op) {
            case "in" -> rewritten(dnat, true);
            case "!" -> rewritten(dnat, false);
            case "==" -> rewritten((dnat && mask.isPresent()) || none, dnat);
            case "!=" -> rewritten((dnat && mask.isPresent()) || none, none);
            default -> Optional.empty();
        };
    }

    private static Optional<List<Condition>> rewritten(boolean understood, boolean is) {
        return understood ? Optional.of(List.of(Condition.is(Header.REWRITTEN, is ? 1 : 0))) : Optional.empty();
    }

    private static OptionalLong status(String word) {
        return switch (word) {
            case "expected" -> OptionalLong.of(1);
            case "seen-reply" -> OptionalLong.of(2);
            case "assured" -> OptionalLong.of(4);
            case "confirmed" -> OptionalLong.of(8);
            case "snat" -> OptionalLong.of(16);
            case "dnat" -> OptionalLong.of(DNAT);
            case "dying" -> OptionalLong.of(512);
            default -> OptionalLong.empty();
        };
    }

    private static Optional<List<Condition>> state(String op, JsonPlace mask, JsonPlace right) {
        var width = bits(mask, NftSpecial::state);
        var value = bits(right, NftSpecial::state);
        if (width.isEmpty() || value.isEmpty() || !(op.equals("==") || op.equals("!="))) {
            return Optional.empty();
        }
        var states = EnumSet.allOf(FlowState.class);
        states.removeIf(s -> ((States.bit(s) & width.getAsLong()) == value.getAsLong()) != op.equals("=="));
        var spans = states.stream().map(States::span).toList();
        return Optional.of(List.of(new Condition.Is(Header.STATE, true, spans)));
    }

    private static OptionalLong state(String word) {
        return States.of(word).map(s -> OptionalLong.of(States.bit(s))).orElse(OptionalLong.empty());
    }

    /// `ip saddr & 255.255.0.0 == 10.5.0.0`. Masks with holes are not understood.
    private static Optional<List<Condition>> prefix(String op, JsonPlace of, JsonPlace mask, JsonPlace right) {
        var key = NftKey.of(of).filter(k -> k.parts().size() == 1);
        var length = mask.text().flatMap(Address::parse).flatMap(NftSpecial::length);
        var base = right.text().flatMap(Address::parse);
        if (key.isEmpty() || length.isEmpty() || base.isEmpty() || !(op.equals("==") || op.equals("!="))) {
            return Optional.empty();
        }
        var part = key.get().parts().getFirst();
        if (part.type() != NftType.ADDRESS || length.get() > base.get().family().bits()) {
            return Optional.empty();
        }
        boolean clean = Prefix.masked(base.get(), length.get()).equals(base.get());
        List<Span> spans = clean ? List.of(Span.of(new Prefix(base.get(), length.get()))) : List.of();
        var all = new ArrayList<>(key.get().needs());
        all.add(new Condition.Is(part.fact(), op.equals("=="), spans));
        return Optional.of(all);
    }

    /// The length of the prefix whose mask this is; empty for one with holes.
    static Optional<Integer> length(Address mask) {
        int bits = mask.family().bits();
        int length = Long.bitCount(mask.high()) + Long.bitCount(mask.low());
        return Prefix.masked(Address.last(mask.family()), length).equals(mask) && length <= bits
                ? Optional.of(length)
                : Optional.empty();
    }

    /// `fib daddr type local`: what the routes hold an address for.
    private static Optional<Condition> kept(String op, JsonPlace left, JsonPlace right) {
        var fib = left.field("fib");
        if (fib.isEmpty() || fib.get().text("result").filter("type"::equals).isEmpty()) {
            return Optional.empty();
        }
        var flags = fib.get().field("flags").map(JsonPlace::items).orElse(List.of());
        var end = flags.size() == 1 ? flags.getFirst().text().flatMap(NftSpecial::end) : Optional.<End>empty();
        var kinds = right.field("set").orElse(right).items().stream()
                .map(i -> i.text().flatMap(AddressKind::of))
                .toList();
        if (end.isEmpty() || !kinds.stream().allMatch(Optional::isPresent) || !(op.equals("==") || op.equals("!="))) {
            return Optional.empty();
        }
        var all = EnumSet.noneOf(AddressKind.class);
        kinds.forEach(k -> all.add(k.orElseThrow()));
        return Optional.of(new Condition.Kept(end.get(), op.equals("=="), all));
    }

    private static Optional<End> end(String word) {
        return switch (word) {
            case "saddr" -> Optional.of(End.SOURCE);
            case "daddr" -> Optional.of(End.DESTINATION);
            default -> Optional.empty();
        };
    }
}
