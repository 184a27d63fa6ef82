package bailey.nftables.foreign;

import bailey.nftables.foreign.Fact.Beyond;
import bailey.nftables.foreign.Fact.Header;
import bailey.nftables.foreign.Span.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes conditions of nft's `match`.
final class NftMatch {
    private final NftSets sets;

    NftMatch(NftSets sets) {
        this.sets = sets;
    }

    List<Condition> of(JsonPlace match) throws ForeignException {
        var op = match.needText("op");
        var left = match.need("left");
        var right = match.need("right");
        var special = NftSpecial.of(op, left, right);
        if (special.isPresent()) {
            return special.get();
        }
        var key = NftKey.of(left);
        if (key.isEmpty()) {
            return List.of(unknown(match));
        }
        var all = new ArrayList<>(key.get().needs());
        all.add(condition(op, key.get(), right, match));
        return all;
    }

    private static Condition unknown(JsonPlace match) {
        return new Condition.Unknown(match.toString());
    }

    private Condition condition(String op, NftKey key, JsonPlace right, JsonPlace match) throws ForeignException {
        if (key.parts().size() == 1 && key.parts().getFirst().fact() instanceof Beyond) {
            return NftOrdinary.of(op, key, right, match);
        }
        if (NftSets.isSet(right)) {
            var set = sets.of(right, key);
            return set.isPresent() ? member(op, key, set.get(), match) : unknown(match);
        }
        return key.parts().size() == 1
                ? compared(op, key.parts().getFirst(), right, match)
                : tuple(op, key, right, match);
    }

    private static Condition member(String op, NftKey key, Elements set, JsonPlace match) {
        return switch (op) {
            case "==", "in" -> in(key, true, set);
            case "!=" -> in(key, false, set);
            default -> unknown(match);
        };
    }

    /// A set of a single fact is a list of spans.
    private static Condition in(NftKey key, boolean in, Elements set) {
        return set.name().isEmpty() && key.parts().size() == 1
                ? new Condition.Is(
                        key.facts().getFirst(),
                        in,
                        set.elements().stream().map(e -> e.key().getFirst()).toList())
                : new Condition.In(key.facts(), in, set);
    }

    /// `ip saddr . tcp dport 10.0.0.1 . 80`, without a set.
    private static Condition tuple(String op, NftKey key, JsonPlace right, JsonPlace match) {
        var element = NftSets.key(right, key);
        if (element.isEmpty() || !(op.equals("==") || op.equals("!="))) {
            return unknown(match);
        }
        var one = new Elements.Element(element.get(), Elements.NOWHERE);
        return new Condition.In(key.facts(), op.equals("=="), new Elements("", false, List.of(one)));
    }

    private static Condition compared(String op, NftKey.Part part, JsonPlace right, JsonPlace match) {
        if (op.equals("in") && part.fact() == Header.STATE) {
            return listed(part, right, match);
        }
        var span = part.type().span(right);
        if (span.isEmpty()) {
            return unknown(match);
        }
        return switch (op) {
            case "==" -> new Condition.Is(part.fact(), true, List.of(span.get()));
            case "!=" -> new Condition.Is(part.fact(), false, List.of(span.get()));
            default ->
                span.get() instanceof Numbers numbers && ordered(part.fact())
                        ? ordered(op, part, numbers, match)
                        : unknown(match);
        };
    }

    /// States are bits to nft: `ct state established,related` asks for any of them.
    private static Condition listed(NftKey.Part part, JsonPlace right, JsonPlace match) {
        var spans = right.items().stream().map(part.type()::span).toList();
        return spans.stream().allMatch(Optional::isPresent)
                ? new Condition.Is(
                        part.fact(), true, spans.stream().map(Optional::get).toList())
                : unknown(match);
    }

    private static boolean ordered(Fact fact) {
        return fact == Header.SOURCE_PORT
                || fact == Header.DESTINATION_PORT
                || fact == Header.PROTOCOL
                || fact == Header.ICMP_TYPE;
    }

    private static Condition ordered(String op, NftKey.Part part, Numbers than, JsonPlace match) {
        return switch (op) {
            case "<" -> from(part, 0, than.low() - 1);
            case "<=" -> from(part, 0, than.high());
            case ">" -> from(part, than.high() + 1, 65_535);
            case ">=" -> from(part, than.low(), 65_535);
            default -> unknown(match);
        };
    }

    private static Condition from(NftKey.Part part, long low, long high) {
        return new Condition.Is(part.fact(), true, low <= high ? List.of(new Numbers(low, high)) : List.of());
    }
}
