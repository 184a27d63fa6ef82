package bailey.nftables;

import bailey.nftables.Statement.SourceRouted;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/// Statements as nft spells them.
final class StatementText {
    private StatementText() {}

    static String of(Statement statement) {
        return switch (statement) {
            case Statement.Is(var field, var is, var values) ->
                field.expression() + (is ? " " : " != ") + ValueText.of(values);
            case Statement.In(var key, var in, var set) -> key(key) + (in ? " @" : " != @") + set;
            case Statement.Ask(var key, var map) -> key(key) + " vmap @" + map;
            case Statement.Switch(var field, var elements) -> field.expression() + " vmap { " + inline(elements) + " }";
            case Statement.NotSyn() -> "tcp flags & (fin | syn | rst | ack) != syn";
            case Statement.Optioned() -> "ip hdrlength > 5";
            case SourceRouted(var kind) -> sourceRouted(kind);
            case Statement.Unroutable() -> "fib saddr . iif oif missing";
            case Statement.Rewritten(var is) -> is ? "ct status dnat" : "ct status ! dnat";
            case Statement.OriginalPort(var is, var ports) -> "ct original proto-dst " + (is ? "" : "!= ") + ports;
            case Statement.From(var start) -> "meta time >= " + instant(start);
            case Statement.Before(var end) -> "meta time < " + instant(end);
            case Statement.Hours hours -> hours(hours);
            case Statement.Within(var limit) -> "limit name \"" + limit + "\"";
            case Statement.Sometimes(var limit) -> "limit " + rate(limit);
            case Statement.Count() -> "counter";
            case Statement.Log(var prefix, int group) ->
                "log prefix " + Quoted.prefix(prefix.print()) + " group " + group;
            case Statement.ClampMss() -> "tcp flags syn tcp option maxseg size set rt mtu";
            case Statement.EndOn(int day) -> "ct mark set ct mark & 0xffff0000 | " + day;
            case Statement.Dnat(var address, var port) -> "dnat ip to " + address + port(port);
            case Statement.Snat(var address) -> "snat ip to " + address;
            case Statement.SnatBy(var map) -> "snat ip to ip saddr map @" + map;
            case Statement.Reject(var reset) -> reset ? "reject with tcp reset" : "reject with icmpx admin-prohibited";
            case Statement.Do(var outcome) -> ValueText.of(outcome);
        };
    }

    static String rate(Limit limit) {
        var rate = limit.rate();
        return "rate " + rate.count() + "/" + rate.per().word() + " burst " + limit.burst() + " packets";
    }

    private static String key(List<Field> key) {
        return key.stream().map(Field::expression).collect(Collectors.joining(" . "));
    }

    private static String inline(List<Element> elements) {
        return elements.stream().map(e -> ValueText.element(e, false)).collect(Collectors.joining(", "));
    }

    private static String port(OptionalInt port) {
        return port.isPresent() ? ":" + port.getAsInt() : "";
    }

    private static String sourceRouted(SourceRouted.Kind kind) {
        return switch (kind) {
            case STRICT -> "ip option ssrr exists";
            case LOOSE -> "ip option lsrr exists";
            case HEADER -> "exthdr rt exists";
        };
    }

    // Times are numbers, seconds of UTC: nft takes dates and clock times for those of whoever loads them. It takes no
    // negative ones, and no kernel's clock stands before 1970.
    private static long instant(Instant instant) {
        return Math.max(0, instant.getEpochSecond());
    }

    private static String hours(Statement.Hours hours) {
        var days = hours.days().isEmpty() ? "" : "meta day " + days(hours.days());
        if (hours.first().isEmpty() || hours.last().isEmpty()) {
            return days;
        }
        var times = "meta hour " + time(hours.first().get()) + "-"
                + time(hours.last().get());
        return days.isEmpty() ? times : days + " " + times;
    }

    private static String days(Set<DayOfWeek> days) {
        var names = days.stream().sorted().map(StatementText::day).toList();
        return names.size() == 1 ? names.getFirst() : "{ " + String.join(", ", names) + " }";
    }

    private static String day(DayOfWeek day) {
        return '"' + day.getDisplayName(TextStyle.FULL, Locale.ENGLISH) + '"';
    }

    private static int time(LocalTime time) {
        return time.toSecondOfDay();
    }
}
