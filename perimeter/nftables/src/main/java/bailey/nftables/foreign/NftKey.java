package bailey.nftables.foreign;

import bailey.nftables.foreign.Fact.Beyond;
import bailey.nftables.foreign.Fact.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// What the left side of nft's `match` or the key of a map looks at: facts, the type that their values are written in,
/// and the conditions that a packet must fulfil to have them at all.
record NftKey(List<Condition> needs, List<Part> parts) {
    /// One fact of a key.
    record Part(Fact fact, NftType type) {}

    // Keys of `meta` and `ct` that are no header's to tell.
    private static final Set<String> META = Set.of(
            "length",
            "priority",
            "random",
            "mark",
            "iiftype",
            "oiftype",
            "skuid",
            "skgid",
            "nftrace",
            "rtclassid",
            "ibriport",
            "obriport",
            "ibrname",
            "obrname",
            "ibridgename",
            "obridgename",
            "pkttype",
            "cpu",
            "iifgroup",
            "oifgroup",
            "cgroup",
            "time",
            "day",
            "hour",
            "secpath",
            "ipsec",
            "iifkind",
            "oifkind",
            "sdif",
            "sdifname");

    NftKey {
        needs = List.copyOf(needs);
        parts = List.copyOf(parts);
    }

    List<Fact> facts() {
        return parts.stream().map(Part::fact).toList();
    }

    /// Whether any fact of it is a header's to tell.
    boolean known() {
        return parts.stream().anyMatch(p -> p.fact() instanceof Header);
    }

    /// Empty if it is not understood.
    static Optional<NftKey> of(JsonPlace place) {
        var only = place.only();
        if (only.isEmpty()) {
            return Optional.empty();
        }
        var inner = only.get().place();
        return switch (only.get().name()) {
            case "concat" -> concatenated(inner);
            case "meta" -> inner.text("key").flatMap(key -> meta(key, place));
            case "payload" -> payload(inner);
            case "ct" -> inner.text("key").flatMap(key -> ct(key, inner, place));
            case "fib", "exthdr", "ip option", "tcp option", "sctp chunk", "dccp option", "rt", "socket", "osf" ->
                Optional.of(beyond(place));
            case "numgen", "jhash", "symhash", "ipsec" -> Optional.of(beyond(place));
            case "&", "|", "^", "<<", ">>" ->
                inner.items().stream()
                        .findFirst()
                        .flatMap(NftKey::of)
                        .filter(k -> !k.known())
                        .map(k -> k.blurred(place));
            default -> Optional.empty();
        };
    }

    /// Some bits of what is not the header's to tell.
    private NftKey blurred(JsonPlace place) {
        return new NftKey(needs, List.of(new Part(new Beyond(place.toString()), NftType.ANY)));
    }

    private static Optional<NftKey> concatenated(JsonPlace list) {
        var needs = new ArrayList<Condition>();
        var parts = new ArrayList<Part>();
        for (var item : list.items()) {
            var key = of(item);
            if (key.isEmpty()) {
                return Optional.empty();
            }
            needs.addAll(key.get().needs);
            parts.addAll(key.get().parts);
        }
        return Optional.of(new NftKey(needs.stream().distinct().toList(), parts));
    }

    private static NftKey one(Fact fact, NftType type, Condition... needs) {
        return new NftKey(List.of(needs), List.of(new Part(fact, type)));
    }

    private static NftKey beyond(JsonPlace place, Condition... needs) {
        return one(new Beyond(place.toString()), NftType.ANY, needs);
    }

    private static Optional<NftKey> meta(String key, JsonPlace place) {
        return switch (key) {
            case "iif", "iifname" -> Optional.of(one(Header.IN, NftType.DEVICE));
            case "oif", "oifname" -> Optional.of(one(Header.OUT, NftType.DEVICE));
            case "nfproto", "protocol" -> Optional.of(one(Header.FAMILY, NftType.FAMILY));
            case "l4proto" -> Optional.of(one(Header.PROTOCOL, NftType.PROTOCOL));
            default -> META.contains(key) ? Optional.of(beyond(place)) : Optional.empty();
        };
    }

    private static Optional<NftKey> ct(String key, JsonPlace inner, JsonPlace place) {
        return switch (key) {
            case "state" -> Optional.of(one(Header.STATE, NftType.STATE));
            case "direction" -> Optional.of(one(Header.DIRECTION, NftType.DIRECTION));
            case "l3proto", "protocol" -> Optional.of(beyond(place));
            default -> inner.text("key").map(_ -> beyond(place));
        };
    }

    private static Optional<NftKey> payload(JsonPlace payload) {
        var protocol = payload.text("protocol").orElse("");
        var field = payload.text("field").orElse("");
        return switch (protocol) {
            case "ip" -> Optional.of(ip(field, payload, 4));
            case "ip6" -> Optional.of(ip(field, payload, 6));
            case "th" -> ports(field, payload);
            case "icmp" -> Optional.of(icmp(field, payload, 1, NftType.ICMP));
            case "icmpv6" -> Optional.of(icmp(field, payload, 58, NftType.ICMPV6));
            case "ether", "vlan", "arp" -> Optional.of(beyond(payload));
            case "" -> Optional.empty(); // bits at an offset
            default -> transport(protocol, field, payload);
        };
    }

    private static NftKey ip(String field, JsonPlace place, int family) {
        var of = Condition.is(Header.FAMILY, family);
        return switch (field) {
            case "saddr" -> one(Header.SOURCE, NftType.ADDRESS, of);
            case "daddr" -> one(Header.DESTINATION, NftType.ADDRESS, of);
            case "protocol" -> one(Header.PROTOCOL, NftType.PROTOCOL, of);
            default -> beyond(place, of);
        };
    }

    private static Optional<NftKey> ports(String field, JsonPlace place, Condition... needs) {
        return Optional.of(
                switch (field) {
                    case "sport" -> one(Header.SOURCE_PORT, NftType.SERVICE, needs);
                    case "dport" -> one(Header.DESTINATION_PORT, NftType.SERVICE, needs);
                    default -> beyond(place, needs);
                });
    }

    private static NftKey icmp(String field, JsonPlace place, int protocol, NftType type) {
        var of = Condition.is(Header.PROTOCOL, protocol);
        return field.equals("type") ? one(Header.ICMP_TYPE, type, of) : beyond(place, of);
    }

    private static Optional<NftKey> transport(String protocol, String field, JsonPlace place) {
        OptionalLong number = Names.protocol(protocol);
        return number.isEmpty()
                ? Optional.empty()
                : ports(field, place, Condition.is(Header.PROTOCOL, number.getAsLong()));
    }
}
