package bailey.nftables;

import bailey.packet.Box;
import bailey.packet.Family;
import bailey.packet.Protocol;
import bailey.packet.Selector;
import java.util.List;

/// What the fields of keys are of.
final class Fields {
    private Fields() {}

    /// Whether a set of packets cannot tell it: hop limits, and what is known of flows that began.
    static boolean hidden(Field field) {
        return switch (field) {
            case IP_TTL, IP6_HOPLIMIT, BEGAN4, BEGAN6, ANSWERS4, ANSWERS6, END_DAY -> true;
            case IIFNAME,
                    OIFNAME,
                    NFPROTO,
                    L4PROTO,
                    IP_SADDR,
                    IP_DADDR,
                    IP6_SADDR,
                    IP6_DADDR,
                    ICMP_TYPE,
                    ICMPV6_TYPE,
                    TH_DPORT,
                    UDP_SPORT,
                    UDP_DPORT,
                    ORIGINAL_DADDR,
                    CT_STATE -> false;
        };
    }

    /// The packets that have all of these fields.
    static Box having(List<Field> key) {
        var box = Box.ANY;
        for (var field : key) {
            box = switch (field) {
                case IP_SADDR, IP_DADDR, ORIGINAL_DADDR -> box.of(Family.IPV4);
                case IP6_SADDR, IP6_DADDR -> box.of(Family.IPV6);
                case ICMP_TYPE -> box.of(List.of(Selector.all(Protocol.ICMP)));
                case ICMPV6_TYPE -> box.of(List.of(Selector.all(Protocol.ICMPV6)));
                case TH_DPORT -> box.of(List.of(Selector.all(Protocol.TCP), Selector.all(Protocol.UDP)));
                case UDP_SPORT, UDP_DPORT -> box.of(List.of(Selector.all(Protocol.UDP)));
                case IIFNAME, OIFNAME, NFPROTO, L4PROTO, CT_STATE -> box;
                case IP_TTL, IP6_HOPLIMIT, BEGAN4, BEGAN6, ANSWERS4, ANSWERS6, END_DAY ->
                    throw new IllegalArgumentException("hidden: " + field);
            };
        }
        return box;
    }
}
