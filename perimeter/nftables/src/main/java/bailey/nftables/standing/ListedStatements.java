package bailey.nftables.standing;

import bailey.nftables.Element;
import bailey.nftables.Field;
import bailey.nftables.LogPrefix;
import bailey.nftables.Statement;
import bailey.nftables.Value;
import bailey.nftables.foreign.JsonPlace;
import bailey.packet.Address;
import bailey.packet.Ports;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// The statements of one rule in nft's JSON. What Bailey spells as one and nft as two is one again.
final class ListedStatements {
    private static final long UPPER_HALF = 0xffff_0000L;

    private final List<JsonPlace> expressions;
    private int at;

    ListedStatements(JsonPlace expressions) {
        this.expressions = expressions.items();
    }

    /// Empty if one is none that Bailey writes.
    Optional<List<Statement>> read() {
        var statements = new ArrayList<Statement>();
        while (at < expressions.size()) {
            var statement = next();
            if (statement.isEmpty()) {
                return Optional.empty();
            }
            statements.add(statement.get());
        }
        return Optional.of(statements);
    }

    private Optional<? extends Statement> next() {
        var only = expressions.get(at++).only();
        if (only.isEmpty()) {
            return Optional.empty();
        }
        var inside = only.get().place();
        return switch (only.get().name()) {
            case "match" -> match(inside);
            case "vmap" -> lookup(inside);
            case "counter" -> Optional.of(new Statement.Count());
            case "log" -> log(inside);
            case "limit" -> limit(inside);
            case "mangle" -> ending(inside);
            case "dnat" -> dnat(inside);
            case "snat" -> snat(inside);
            case "reject" -> reject(inside);
            default -> ListedValues.outcome(only.get().name(), inside).map(Statement.Do::new);
        };
    }

    private Optional<? extends Statement> match(JsonPlace match) {
        var left = match.field("left");
        var right = match.field("right");
        var operator = match.text("op").orElse("");
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        }
        return special(left.get(), operator, right.get()).or(() -> among(left.get(), operator, right.get()));
    }

    private Optional<Statement> special(JsonPlace left, String operator, JsonPlace right) {
        return switch (left + " " + operator + " " + right) {
            case "{payload: {protocol: tcp, field: flags}} in 2" -> clamp();
            case "{&: [{payload: {protocol: tcp, field: flags}}, [1, 2, 4, 16]]} != 2" ->
                Optional.of(new Statement.NotSyn());
            case "{payload: {protocol: ip, field: hdrlength}} > 5" -> Optional.of(new Statement.Optioned());
            case "{ip option: {name: ssrr}} == true" -> routed(Statement.SourceRouted.Kind.STRICT);
            case "{ip option: {name: lsrr}} == true" -> routed(Statement.SourceRouted.Kind.LOOSE);
            case "{exthdr: {name: rt}} == true" -> routed(Statement.SourceRouted.Kind.HEADER);
            case "{fib: {result: oif, flags: [saddr, iif]}} == false" -> Optional.of(new Statement.Unroutable());
            case "{ct: {key: status}} in 32" -> Optional.of(new Statement.Rewritten(true));
            case "{ct: {key: status}} ! 32" -> Optional.of(new Statement.Rewritten(false));
            default -> timed(left, operator, right).or(() -> asked(left, operator, right));
        };
    }

    private static Optional<Statement> routed(Statement.SourceRouted.Kind kind) {
        return Optional.of(new Statement.SourceRouted(kind));
    }

    private Optional<Statement> clamp() {
        boolean clamps = at < expressions.size()
                && expressions
                        .get(at++)
                        .toString()
                        .equals("{mangle: {key: {tcp option: {name: maxseg, field: size}}, value: {rt: {key: mtu}}}}");
        return clamps ? Optional.of(new Statement.ClampMss()) : Optional.empty();
    }

    private Optional<Statement> asked(JsonPlace left, String operator, JsonPlace right) {
        if (!left.toString().equals("{ct: {key: proto-dst, dir: original}}")) {
            return Optional.empty();
        }
        return ListedValues.numbers(right)
                .filter(_ -> operator.equals("==") || operator.equals("!="))
                .map(n -> (Value.Numbers) n)
                .map(n -> new Statement.OriginalPort(operator.equals("=="), new Ports(n.low(), n.high())));
    }

    private Optional<Statement> timed(JsonPlace left, String operator, JsonPlace right) {
        try {
            return switch (left + " " + operator) {
                case "{meta: {key: time}} >=" -> right.text().map(t -> new Statement.From(instant(t)));
                case "{meta: {key: time}} <" -> right.text().map(t -> new Statement.Before(instant(t)));
                case "{meta: {key: day}} ==" -> days(right).flatMap(this::hours);
                case "{meta: {key: hour}} ==" -> times(right, Set.of());
                default -> Optional.empty();
            };
        } catch (DateTimeParseException | IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static Instant instant(String text) {
        return Instant.parse(text.replace(' ', 'T') + "Z");
    }

    /// From Sunday, which is 0.
    private static Optional<Set<DayOfWeek>> days(JsonPlace right) {
        var days = new HashSet<DayOfWeek>();
        for (var part : right.field("set").map(JsonPlace::items).orElse(List.of(right))) {
            for (var numbers : ListedValues.numbers(part).stream().toList()) {
                var range = (Value.Numbers) numbers;
                for (int day = range.low(); day <= Math.min(6, range.high()); day++) {
                    days.add(DayOfWeek.SUNDAY.plus(day));
                }
            }
        }
        return days.isEmpty() ? Optional.empty() : Optional.of(days);
    }

    private Optional<Statement> hours(Set<DayOfWeek> days) {
        var following = at < expressions.size() ? expressions.get(at).field("match") : Optional.<JsonPlace>empty();
        if (following
                .flatMap(m -> m.field("left"))
                .filter(l -> l.toString().equals("{meta: {key: hour}}"))
                .isEmpty()) {
            return Optional.of(new Statement.Hours(days, Optional.empty(), Optional.empty()));
        }
        at++;
        return following.flatMap(m -> m.field("right")).flatMap(right -> times(right, days));
    }

    private static Optional<Statement> times(JsonPlace right, Set<DayOfWeek> days) {
        var ends = right.field("range").map(JsonPlace::items).orElse(List.of(right, right));
        var first = ends.getFirst().text().map(LocalTime::parse);
        var last = ends.getLast().text().map(LocalTime::parse);
        return first.isPresent() && last.isPresent()
                ? Optional.of(new Statement.Hours(days, first, last))
                : Optional.empty();
    }

    private static Optional<Statement> among(JsonPlace left, String operator, JsonPlace right) {
        boolean is = operator.equals("==") || operator.equals("in");
        var key = ListedValues.key(left);
        if (key.isEmpty() || !(is || operator.equals("!="))) {
            return Optional.empty();
        }
        var set = right.text().filter(t -> t.startsWith("@")).map(t -> t.substring(1));
        if (set.isPresent()) {
            return Optional.of(new Statement.In(key.get(), is, set.get()));
        }
        return key.get().size() != 1
                ? Optional.empty()
                : ListedValues.values(key.get().getFirst(), right)
                        .map(values -> new Statement.Is(key.get().getFirst(), is, values));
    }

    private static Optional<Statement> lookup(JsonPlace lookup) {
        var key = lookup.field("key").flatMap(ListedValues::key);
        var data = lookup.field("data");
        if (key.isEmpty() || data.isEmpty()) {
            return Optional.empty();
        }
        var named = data.get().text().filter(t -> t.startsWith("@"));
        if (named.isPresent()) {
            return Optional.of(new Statement.Ask(key.get(), named.get().substring(1)));
        }
        return key.get().size() != 1
                ? Optional.empty()
                : data.get()
                        .field("set")
                        .flatMap(set -> ListedValues.all(set.items().stream().map(pair -> leading(key.get(), pair))))
                        .map(elements -> new Statement.Switch(key.get().getFirst(), elements));
    }

    private static Optional<Element> leading(List<Field> key, JsonPlace pair) {
        var both = pair.items();
        if (both.size() != 2) {
            return Optional.empty();
        }
        return ListedValues.outcome(both.getLast())
                .flatMap(o -> ListedValues.element(key, both.getFirst())
                        .map(values -> new Element(values, new Element.Leads.To(o), "")));
    }

    private static Optional<Statement> log(JsonPlace log) {
        var group = log.field("group").map(g -> g.number().orElse(-1)).orElse(-1L);
        boolean plain =
                log.field("snaplen").isEmpty() && log.field("queue-threshold").isEmpty();
        return plain && group >= 0 && group <= 0xffff
                ? log.text("prefix").flatMap(LogPrefix::parse).map(p -> new Statement.Log(p, group.intValue()))
                : Optional.empty();
    }

    private static Optional<Statement> limit(JsonPlace limit) {
        return limit.text()
                .<Statement>map(Statement.Within::new)
                .or(() -> ListedDeclarations.limit(limit).map(Statement.Sometimes::new));
    }

    /// `ct mark set ct mark & 0xffff0000 | DAY`, of which nft prints any mask that comes to the same.
    private static Optional<Statement> ending(JsonPlace mangle) {
        var sides = mangle.field("value")
                .flatMap(v -> v.field("|"))
                .map(JsonPlace::items)
                .orElse(List.of());
        boolean mark = mangle.field("key")
                .filter(k -> k.toString().equals("{ct: {key: mark}}"))
                .isPresent();
        if (!mark || sides.size() != 2) {
            return Optional.empty();
        }
        var kept = sides.getFirst().field("&").map(JsonPlace::items).orElse(List.of());
        long day = sides.getLast().number().orElse(-1);
        boolean ours = kept.size() == 2
                && kept.getFirst().toString().equals("{ct: {key: mark}}")
                && day >= 0
                && day <= 0xffff
                && (kept.getLast().number().orElse(0) & ~day) == UPPER_HALF;
        return ours ? Optional.of(new Statement.EndOn((int) day)) : Optional.empty();
    }

    private static Optional<Statement> dnat(JsonPlace nat) {
        var port = nat.field("port");
        long number = port.map(p -> p.number().orElse(-1)).orElse(0L);
        if (!translates(nat) || number < 0) {
            return Optional.empty();
        }
        return address(nat)
                .map(a -> new Statement.Dnat(a, port.isPresent() ? OptionalInt.of((int) number) : OptionalInt.empty()));
    }

    private static Optional<Statement> snat(JsonPlace nat) {
        if (!translates(nat) || nat.field("port").isPresent()) {
            return Optional.empty();
        }
        var map = nat.field("addr").flatMap(a -> a.field("map"));
        if (map.isEmpty()) {
            return address(nat).map(Statement.Snat::new);
        }
        boolean bySource = map.get()
                .field("key")
                .flatMap(ListedValues::key)
                .filter(List.of(Field.IP_SADDR)::equals)
                .isPresent();
        return map.get()
                .text("data")
                .filter(d -> bySource && d.startsWith("@"))
                .map(d -> new Statement.SnatBy(d.substring(1)));
    }

    private static boolean translates(JsonPlace nat) {
        return nat.text("family").filter("ip"::equals).isPresent()
                && nat.field("flags").isEmpty();
    }

    private static Optional<Address> address(JsonPlace nat) {
        try {
            return nat.field("addr").filter(a -> a.text().isPresent()).map(ListedValues::address);
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static Optional<Statement> reject(JsonPlace reject) {
        return switch (reject.toString()) {
            case "{type: tcp reset}" -> Optional.of(new Statement.Reject(true));
            case "{type: icmpx, expr: 3}" -> Optional.of(new Statement.Reject(false));
            default -> Optional.empty();
        };
    }
}
