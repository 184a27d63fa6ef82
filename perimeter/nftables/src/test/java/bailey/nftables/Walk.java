package bailey.nftables;

import bailey.nftables.Declaration.Chain;
import bailey.nftables.Declaration.NamedSet;
import bailey.nftables.Declaration.SourceMap;
import bailey.nftables.Declaration.VerdictMap;
import bailey.nftables.Element.Leads;
import bailey.packet.Address;
import bailey.packet.AddressSet;
import bailey.packet.Family;
import bailey.packet.Packet;
import bailey.packet.Prefix;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What the kernel would do with one new packet, by walking the ruleset's tree rule by rule: slow, and as
/// nftables(8) says. Buckets always have a token, and routes answer every source.
final class Walk {
    /// How a packet fared: `comment` is that of the rule or element that decided.
    record Fate(boolean accepted, boolean refused, String comment, Packet leaves, Optional<String> out, int endsOn) {}

    private enum End {
        ACCEPT,
        DROP,
        REFUSE,
        ON
    }

    private static final AddressSet LINK =
            AddressSet.of(Stream.of("fe80::/10", "ff00::/8", "224.0.0.0/4", "255.255.255.255")
                    .map(Prefix::of)
                    .toList());

    private final Map<String, Declaration> named = new HashMap<>();
    private final Function<Address, Optional<String>> routes;
    private final String in;
    private final Instant now;
    private final Address asked;
    private final int original;
    private Packet packet;
    private Optional<String> out = Optional.empty();
    private String comment = "";
    private int endsOn;

    private Walk(Ruleset ruleset, Function<Address, Optional<String>> routes, Packet packet, String in, Instant now) {
        ruleset.tables().forEach(t -> t.declarations().forEach(d -> named.put(d.name(), d)));
        this.routes = routes;
        this.packet = packet;
        this.asked = packet.destination();
        this.original = packet.selector();
        this.in = in;
        this.now = now;
    }

    /// `routes`: by which interface an address is sent, empty if this machine has it itself.
    static Fate of(Ruleset ruleset, Function<Address, Optional<String>> routes, Packet packet, String in, Instant now) {
        return new Walk(ruleset, routes, packet, in, now).through();
    }

    /// What becomes of a packet that the machine itself sends by an interface.
    static Fate sent(Ruleset ruleset, Packet packet, String out, Instant now) {
        var walk = new Walk(ruleset, _ -> Optional.empty(), packet, "", now);
        walk.out = Optional.of(out);
        var end = walk.base("output");
        return new Fate(end == End.ACCEPT, end == End.REFUSE, walk.comment, packet, walk.out, walk.endsOn);
    }

    private Fate through() {
        for (var chain : List.of("arrive", "rewrite")) {
            var end = base(chain);
            if (end != End.ACCEPT) {
                return new Fate(false, end == End.REFUSE, comment, packet, Optional.empty(), endsOn);
            }
        }
        out = link(packet.destination()) ? Optional.empty() : routes.apply(packet.destination());
        comment = "";
        var end = base(out.isEmpty() ? "input" : "forward");
        var by = comment;
        if (end == End.ACCEPT && out.isPresent()) {
            base("leave");
        }
        return new Fate(end == End.ACCEPT, end == End.REFUSE, by, packet, out, endsOn);
    }

    /// Broadcast, multicast and link-local packets are taken in.
    private static boolean link(Address address) {
        return LINK.contains(address);
    }

    private End base(String name) {
        var chain = named(Chain.class, name);
        var end = run(chain);
        return end != End.ON ? end : chain.hook().orElseThrow().accepting() ? End.ACCEPT : End.DROP;
    }

    private <T extends Declaration> T named(Class<T> kind, String name) {
        return kind.cast(Optional.ofNullable(named.get(name)).orElseThrow(() -> new AssertionError("no " + name)));
    }

    private End run(Chain chain) {
        for (var rule : chain.rules()) {
            var end = run(rule);
            if (end.isPresent()) {
                return end.get();
            }
        }
        return End.ON;
    }

    /// Empty: on with the next rule. ON: back to where this chain was called.
    private Optional<End> run(Rule rule) {
        for (var statement : rule.statements()) {
            switch (statement) {
                case Statement.Do(var outcome) -> {
                    return decide(outcome, rule.comment());
                }
                case Statement.Ask(var key, var map) -> {
                    var found = values(key)
                            .flatMap(v -> element(named(VerdictMap.class, map).elements(), v));
                    if (found.isPresent()) {
                        return decide(
                                ((Leads.To) found.get().leads()).outcome(),
                                found.get().comment());
                    }
                }
                case Statement.Switch(var field, var elements) -> {
                    var found = values(List.of(field)).flatMap(v -> element(elements, v));
                    if (found.isPresent()) {
                        return decide(
                                ((Leads.To) found.get().leads()).outcome(),
                                found.get().comment());
                    }
                }
                case Statement.Reject _ -> {
                    return Optional.of(End.REFUSE);
                }
                case Statement.Dnat(var address, var port) -> {
                    packet = packet.withDestination(address, port.orElse(packet.selector()));
                    return Optional.of(End.ACCEPT);
                }
                case Statement.Snat(var address) -> {
                    packet = packet.withSource(address);
                    return Optional.of(End.ACCEPT);
                }
                case Statement.SnatBy(var map) -> {
                    var found = values(List.of(Field.IP_SADDR))
                            .flatMap(v -> element(named(SourceMap.class, map).elements(), v));
                    if (found.isPresent()) {
                        packet = packet.withSource(((Leads.Becomes) found.get().leads()).address());
                        return Optional.of(End.ACCEPT);
                    }
                    return Optional.empty();
                }
                case Statement.EndOn(int day) -> endsOn = day;
                default -> {
                    if (!holds(statement)) {
                        return Optional.empty();
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Optional<End> decide(Outcome outcome, String why) {
        return switch (outcome) {
            case Outcome.Accept() -> {
                comment = why;
                yield Optional.of(End.ACCEPT);
            }
            case Outcome.Drop() -> Optional.of(End.DROP);
            case Outcome.Return() -> Optional.of(End.ON);
            case Outcome.Goto(var chain) -> Optional.of(run(named(Chain.class, chain)));
            case Outcome.Jump(var chain) ->
                Optional.of(run(named(Chain.class, chain))).filter(e -> e != End.ON);
        };
    }

    private boolean holds(Statement statement) {
        return switch (statement) {
            case Statement.Is(var field, var is, var values) ->
                value(field)
                        .map(v -> values.stream().anyMatch(x -> has(x, v)) == is)
                        .orElse(false);
            case Statement.In(var key, var in, var set) ->
                values(key)
                        .map(v -> element(named(NamedSet.class, set).elements(), v)
                                        .isPresent()
                                == in)
                        .orElse(false);
            case Statement.NotSyn(), Statement.ClampMss(), Statement.Optioned() -> false;
            case Statement.SourceRouted _, Statement.Unroutable() -> false;
            case Statement.Rewritten(var is) -> !asked.equals(packet.destination()) == is;
            case Statement.OriginalPort(var is, var ports) -> ports.contains(original) == is;
            case Statement.From(var start) -> !now.isBefore(start);
            case Statement.Before(var end) -> now.isBefore(end);
            case Statement.Hours hours -> hours(hours);
            case Statement.Within _, Statement.Sometimes _, Statement.Count _, Statement.Log _ -> true;
            default -> throw new AssertionError(statement.toString());
        };
    }

    private boolean hours(Statement.Hours hours) {
        var utc = now.atZone(ZoneOffset.UTC);
        return (hours.days().isEmpty() || hours.days().contains(utc.getDayOfWeek()))
                && hours.first().map(f -> !utc.toLocalTime().isBefore(f)).orElse(true)
                && hours.last()
                        .map(l -> utc.toLocalTime().isBefore(l.plusSeconds(1)) || l.toSecondOfDay() == 86_399)
                        .orElse(true);
    }

    private Optional<List<Object>> values(List<Field> key) {
        var values = key.stream().map(this::value).toList();
        return values.stream().allMatch(Optional::isPresent)
                ? Optional.of(values.stream().<Object>map(Optional::get).toList())
                : Optional.empty();
    }

    private static Optional<Element> element(List<Element> elements, List<Object> values) {
        return elements.stream()
                .filter(e -> {
                    for (int i = 0; i < values.size(); i++) {
                        if (!has(e.key().get(i), values.get(i))) {
                            return false;
                        }
                    }
                    return true;
                })
                .reduce((a, b) -> {
                    throw new AssertionError("two elements for " + values + ": " + a + ", " + b);
                });
    }

    private static boolean has(Value value, Object actual) {
        return switch (value) {
            case Value.Device(var name) -> name.equals(actual);
            case Value.Addresses(var range) -> actual instanceof Address a && range.contains(a);
            case Value.Numbers(int low, int high) -> actual instanceof Integer n && low <= n && n <= high;
            case Value.Word(var word) -> word.equals(actual) || (actual instanceof Integer n && number(word) == n);
        };
    }

    private static int number(String word) {
        return switch (word) {
            case "icmp" -> 1;
            case "tcp" -> 6;
            case "udp" -> 17;
            case "ipv6-icmp" -> 58;
            default -> -1;
        };
    }

    private Optional<Object> value(Field field) {
        int protocol = packet.protocol().number();
        boolean four = packet.family() == Family.IPV4;
        return switch (field) {
            case IIFNAME -> Optional.of(in);
            case OIFNAME -> out.map(o -> o);
            case NFPROTO -> Optional.of(four ? "ipv4" : "ipv6");
            case L4PROTO -> Optional.of(protocol);
            case IP_SADDR -> when(four, packet.source());
            case IP_DADDR -> when(four, packet.destination());
            case IP6_SADDR -> when(!four, packet.source());
            case IP6_DADDR -> when(!four, packet.destination());
            case IP_TTL -> when(four, 255);
            case IP6_HOPLIMIT -> when(!four, 255);
            case ICMP_TYPE -> when(protocol == 1, packet.selector());
            case ICMPV6_TYPE -> when(protocol == 58, packet.selector());
            case TH_DPORT -> Optional.of(packet.protocol().hasPorts() ? packet.selector() : 4711);
            case UDP_SPORT -> when(protocol == 17, packet.sourcePort());
            case UDP_DPORT -> when(protocol == 17, packet.selector());
            case ORIGINAL_DADDR -> when(four, asked);
            case BEGAN4, BEGAN6, ANSWERS4, ANSWERS6 -> Optional.empty(); // of no flow
            case CT_STATE -> Optional.of(state());
            case END_DAY -> Optional.of(0);
        };
    }

    private static Optional<Object> when(boolean there, Object value) {
        return there ? Optional.of(value) : Optional.empty();
    }

    /// As conntrack sees a packet of no flow that is known.
    private String state() {
        int type = packet.selector();
        return switch (packet.protocol().number()) {
            case 1 -> type == 8 || type == 13 || type == 15 || type == 17 ? "new" : "invalid";
            case 58 ->
                type == 128 || type == 139
                        ? "new"
                        : (type >= 130 && type <= 137) || type == 143 ? "untracked" : "invalid";
            default -> "new";
        };
    }
}
