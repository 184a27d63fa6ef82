package bailey.nftables;

import bailey.packet.Family;
import java.util.List;

/// What a rule or a key looks at: how nft spells it, and the type of its values.
public enum Field {
    IIFNAME("iifname", "ifname"),
    OIFNAME("oifname", "ifname"),
    NFPROTO("meta nfproto", "nf_proto"),
    L4PROTO("meta l4proto", "inet_proto"),
    IP_SADDR("ip saddr", "ipv4_addr"),
    IP_DADDR("ip daddr", "ipv4_addr"),
    IP6_SADDR("ip6 saddr", "ipv6_addr"),
    IP6_DADDR("ip6 daddr", "ipv6_addr"),
    IP_TTL("ip ttl", "integer"),
    IP6_HOPLIMIT("ip6 hoplimit", "integer"),
    ICMP_TYPE("icmp type", "icmp_type"),
    ICMPV6_TYPE("icmpv6 type", "icmpv6_type"),
    /// Of TCP and UDP; garbage for other protocols, so never looked at without the protocol.
    TH_DPORT("th dport", "inet_service"),
    UDP_SPORT("udp sport", "inet_service"),
    UDP_DPORT("udp dport", "inet_service"),
    /// What the flow's first packet asked for, before this machine rewrote it.
    ORIGINAL_DADDR("ct original ip daddr", "ipv4_addr"),
    /// Who began the flow, and in IPv6.
    BEGAN4("ct original ip saddr", "ipv4_addr"),
    BEGAN6("ct original ip6 saddr", "ipv6_addr"),
    /// Who answers it, by the address that this machine rewrote it to.
    ANSWERS4("ct reply ip saddr", "ipv4_addr"),
    ANSWERS6("ct reply ip6 saddr", "ipv6_addr"),
    CT_STATE("ct state", "ct_state"),
    /// The day on which the flow ends, counted from 1970-01-01 (0: never). The mark's upper half is not ours.
    END_DAY("ct mark & 0x0000ffff", "mark");

    private final String expression;
    private final String type;

    Field(String expression, String type) {
        this.expression = expression;
        this.type = type;
    }

    public String expression() {
        return expression;
    }

    public String type() {
        return type;
    }

    static Field source(Family family) {
        return family == Family.IPV4 ? IP_SADDR : IP6_SADDR;
    }

    static Field destination(Family family) {
        return family == Family.IPV4 ? IP_DADDR : IP6_DADDR;
    }

    /// The two ends of a packet's flow.
    static List<Field> ends(Family family) {
        return family == Family.IPV4 ? List.of(BEGAN4, ANSWERS4) : List.of(BEGAN6, ANSWERS6);
    }

    /// How many routers a packet may still pass.
    static Field hops(Family family) {
        return family == Family.IPV4 ? IP_TTL : IP6_HOPLIMIT;
    }

    static Field icmpType(Family family) {
        return family == Family.IPV4 ? ICMP_TYPE : ICMPV6_TYPE;
    }
}
