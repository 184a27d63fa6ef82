package bailey.nftables.foreign;

import bailey.nftables.foreign.Condition.Beyond;
import java.util.OptionalLong;

/// What matches about more than headers are for an ordinary packet: it has no options and no extension headers, is in
/// one piece, comes by the way that its answer takes, and is sent to this machine's own link address.
final class NftOrdinary {
    private NftOrdinary() {}

    static Condition of(String op, NftKey key, JsonPlace right, JsonPlace match) {
        var left = match.field("left").orElse(match);
        boolean is = op.equals("==") || op.equals("in");
        return new Beyond(match.toString(), is || op.equals("!=") ? truth(left, right, is) : other(op, left, right));
    }

    private static Truth truth(JsonPlace left, JsonPlace right, boolean is) {
        var what = left.only();
        if (what.isEmpty()) {
            return Truth.MAYBE;
        }
        return switch (what.get().name()) {
            case "exthdr", "ip option" -> existence(right, is);
            case "fib" -> route(what.get().place(), right, is);
            case "meta" ->
                what.get().place().text("key").filter("pkttype"::equals).isPresent()
                        ? right.text()
                                .map(t -> Truth.of(t.equals("host") || t.equals("unicast"))
                                        .when(is))
                                .orElse(Truth.MAYBE)
                        : Truth.MAYBE;
            case "&" -> fragment(what.get().place(), right, is);
            default -> Truth.MAYBE;
        };
    }

    /// `exthdr rt exists`, `ip option ssrr missing`.
    private static Truth existence(JsonPlace right, boolean is) {
        return right.isTrue() ? Truth.NO.when(is) : right.isFalse() ? Truth.YES.when(is) : Truth.MAYBE;
    }

    /// `fib saddr . iif oif missing`, `!= 0`: whether the route back leads where it came from.
    private static Truth route(JsonPlace fib, JsonPlace right, boolean is) {
        var flags = fib.field("flags").map(JsonPlace::items).orElse(java.util.List.of());
        boolean back =
                flags.stream().anyMatch(f -> f.text().filter("saddr"::equals).isPresent());
        if (!back) {
            return Truth.MAYBE;
        }
        boolean missing = right.isFalse()
                || right.text().filter("0"::equals).isPresent()
                || right.number().equals(OptionalLong.of(0));
        return missing ? Truth.NO.when(is) : right.isTrue() ? Truth.YES.when(is) : Truth.MAYBE;
    }

    /// `ip frag-off & 0x1fff != 0`: of an ordinary packet all that speaks of pieces is 0.
    private static Truth fragment(JsonPlace and, JsonPlace right, boolean is) {
        var field = and.items().getFirst().field("payload").flatMap(p -> p.text("field"));
        return field.filter("frag-off"::equals).isPresent() && right.number().isPresent()
                ? Truth.of(right.number().getAsLong() == 0).when(is)
                : Truth.MAYBE;
    }

    /// `ip hdrlength > 5`: an ordinary IPv4 header has no options.
    private static Truth other(String op, JsonPlace left, JsonPlace right) {
        var field = left.field("payload").flatMap(p -> p.text("field"));
        if (field.filter("hdrlength"::equals).isEmpty() || right.number().isEmpty()) {
            return Truth.MAYBE;
        }
        long than = right.number().getAsLong();
        return switch (op) {
            case ">" -> Truth.of(5 > than);
            case ">=" -> Truth.of(5 >= than);
            case "<" -> Truth.of(5 < than);
            case "<=" -> Truth.of(5 <= than);
            default -> Truth.MAYBE;
        };
    }
}
