package bailey.nftables.standing;

import bailey.nftables.Declaration;
import bailey.nftables.Declaration.Chain;
import bailey.nftables.Declaration.NamedLimit;
import bailey.nftables.Declaration.NamedSet;
import bailey.nftables.Declaration.SourceMap;
import bailey.nftables.Declaration.VerdictMap;
import bailey.nftables.Element;
import bailey.nftables.Field;
import bailey.nftables.Printer;
import bailey.nftables.Rule;
import bailey.nftables.Statement;
import bailey.nftables.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A declaration in the one form that it has both as it is compiled and as it is read back: what it is, and its parts
/// as text. Declarations of equal forms mean the same to the kernel. What is left out is state, not rule: counters,
/// handles, the sizes of tables, and elements that come and go by themselves.
///
/// @param what `chain`, `set`, `map` or `limit`
/// @param head the hook of a chain, the type of a set
/// @param parts rules in order; elements sorted
record Canonical(String what, String head, List<String> parts) {
    Canonical {
        parts = List.copyOf(parts);
    }

    static Canonical of(Declaration declaration) {
        return switch (declaration) {
            case Chain(var _, var hook, var rules) ->
                new Canonical(
                        "chain",
                        hook.map(Printer::hook).orElse(""),
                        rules.stream().map(Canonical::text).toList());
            case NamedSet(var _, var key, var interval, var timeout, var elements) ->
                new Canonical(
                        "set",
                        types(key) + (interval ? " in intervals" : "") + (timeout ? " that come and go" : ""),
                        timeout ? List.of() : sorted(key, elements));
            case VerdictMap(var _, var key, var interval, var elements) ->
                new Canonical("map", types(key) + (interval ? " in intervals" : ""), sorted(key, elements));
            case SourceMap(var _, var elements) ->
                new Canonical("map", "of sources", sorted(List.of(Field.IP_SADDR), elements));
            case NamedLimit(var _, var limit, var comment) ->
                new Canonical(
                        "limit",
                        limit.toString(),
                        List.of(Printer.element(
                                new Element(List.of(Value.of(0)), new Element.Leads.Nowhere(), comment))));
        };
    }

    private static String types(List<Field> key) {
        return key.stream().map(Field::type).collect(Collectors.joining(" . "));
    }

    private static List<String> sorted(List<Field> key, List<Element> elements) {
        return elements.stream()
                .map(e -> Printer.element(new Element(plain(key, e.key()), e.leads(), e.comment())))
                .sorted()
                .toList();
    }

    private static List<Value> plain(List<Field> key, List<Value> values) {
        var plain = new ArrayList<Value>(values.size());
        for (int i = 0; i < values.size(); i++) {
            plain.add(plain(key.get(i), values.get(i)));
        }
        return plain;
    }

    /// Protocols by number.
    private static Value plain(Field field, Value value) {
        return field == Field.L4PROTO && value instanceof Value.Word(var word) ? Value.of(protocol(word)) : value;
    }

    private static int protocol(String word) {
        return switch (word) {
            case "icmp" -> 1;
            case "tcp" -> 6;
            case "udp" -> 17;
            case "ipv6-icmp" -> 58;
            default -> throw new IllegalArgumentException("no protocol: " + word);
        };
    }

    private static String text(Rule rule) {
        var statements = rule.statements().stream()
                .filter(s -> !implied(s, rule.statements()))
                .map(Canonical::plain)
                .toList();
        return Printer.rule(new Rule(statements, rule.comment()));
    }

    /// Whether it asks for the family that another question of the rule asks for too, by a field of its header: nft
    /// then has one question for both.
    private static boolean implied(Statement statement, List<Statement> all) {
        return statement instanceof Statement.Is(var field, var is, var values)
                && field == Field.NFPROTO
                && is
                && values.size() == 1
                && all.stream()
                        .flatMap(Canonical::fields)
                        .anyMatch(f -> ofFamily(f).equals(values));
    }

    private static Stream<Field> fields(Statement statement) {
        return switch (statement) {
            case Statement.Is(var field, var _, var _) -> Stream.of(field);
            case Statement.In(var key, var _, var _) -> key.stream();
            case Statement.Ask(var key, var _) -> key.stream();
            default -> Stream.of();
        };
    }

    private static List<Value> ofFamily(Field field) {
        return switch (field) {
            case IP_SADDR, IP_DADDR, IP_TTL -> List.of(new Value.Word("ipv4"));
            case IP6_SADDR, IP6_DADDR, IP6_HOPLIMIT -> List.of(new Value.Word("ipv6"));
            default -> List.of();
        };
    }

    private static Statement plain(Statement statement) {
        return switch (statement) {
            case Statement.Is(var field, var is, var values) -> new Statement.Is(field, is, ordered(field, values));
            case Statement.Switch(var field, var elements) ->
                new Statement.Switch(
                        field,
                        elements.stream()
                                .map(e -> new Element(plain(List.of(field), e.key()), e.leads(), ""))
                                .sorted(Comparator.comparing(Printer::element))
                                .toList());
            default -> statement;
        };
    }

    private static List<Value> ordered(Field field, List<Value> values) {
        return values.stream()
                .map(v -> plain(field, v))
                .sorted(Comparator.comparing(Value::toString))
                .toList();
    }
}
