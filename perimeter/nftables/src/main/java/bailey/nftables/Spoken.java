package bailey.nftables;

import bailey.packet.Address;
import bailey.packet.AddressSet;
import bailey.packet.Family;
import bailey.packet.Prefix;
import bailey.packet.Protocol;
import bailey.packet.Selector;
import bailey.policy.Flow;
import bailey.policy.Grant;
import java.util.List;

/// A service that a machine and its neighbours may speak by group address, or before they have an address.
@SuppressWarnings("ImmutableEnumChecker") // addresses and selectors are records of numbers
enum Spoken {
    /// RFC 2131, RFC 8415: a server's port and a client's differ.
    DHCP("dhcp", "255.255.255.255", "ff02::1:2", Selector.udp(67), Selector.udp(547), 68, 546),
    /// RFC 6762.
    MDNS("mdns", "224.0.0.251", "ff02::fb", Selector.udp(5353), Selector.udp(5353), 5353, 5353),
    /// RFC 9568.
    VRRP("vrrp", "224.0.0.18", "ff02::12", Selector.all(Protocol.VRRP), Selector.all(Protocol.VRRP), 0, 0);

    static final Prefix LINK_LOCAL = Prefix.of("fe80::/10");

    private final String word;
    private final Address group4;
    private final Address group6;
    private final Selector server4;
    private final Selector server6;
    private final int client4;
    private final int client6;

    Spoken(String word, String group4, String group6, Selector server4, Selector server6, int client4, int client6) {
        this.word = word;
        this.group4 = Address.of(group4);
        this.group6 = Address.of(group6);
        this.server4 = server4;
        this.server6 = server6;
        this.client4 = client4;
        this.client6 = client6;
    }

    /// Whether a grant's flow names the service, as what it is everywhere.
    boolean named(Grant grant) {
        return grant.line() instanceof Flow flow
                && flow.services().stream().anyMatch(s -> s.name().equals(word))
                && grant.selectors().stream().anyMatch(s -> s.contains(server(grant.family())));
    }

    Address group(Family family) {
        return family == Family.IPV4 ? group4 : group6;
    }

    Selector server(Family family) {
        return family == Family.IPV4 ? server4 : server6;
    }

    private int client(Family family) {
        return family == Family.IPV4 ? client4 : client6;
    }

    /// What senders bear that have no address yet; empty if none may.
    AddressSet unaddressed(Family family) {
        if (family == Family.IPV6) {
            return AddressSet.of(LINK_LOCAL);
        }
        return this == DHCP ? AddressSet.of(Address.first(family)) : AddressSet.EMPTY;
    }

    /// Whom answers go to beside the group: a server's client may have no address yet. All packets of VRRP are alike,
    /// and none is an answer.
    AddressSet answered(AddressSet clients, Family family) {
        if (this == VRRP) {
            return AddressSet.EMPTY;
        }
        return family == Family.IPV4 ? clients : clients.union(AddressSet.of(LINK_LOCAL));
    }

    /// What is asked of a server, whatever port it is asked from.
    List<Statement> question(Family family) {
        return this == VRRP
                ? List.of(Statement.is(Field.L4PROTO, Value.of(Protocol.VRRP)))
                : List.of(Statement.is(
                        Field.UDP_DPORT, Value.of(server(family).ports().low())));
    }

    /// What a client's own questions look like.
    List<Statement> asking(Family family) {
        return this == VRRP
                ? question(family)
                : ports(client(family), server(family).ports().low());
    }

    /// What a server's answers look like.
    List<Statement> answer(Family family) {
        return this == VRRP ? question(family) : ports(server(family).ports().low(), client(family));
    }

    private static List<Statement> ports(int from, int to) {
        return List.of(Statement.is(Field.UDP_SPORT, Value.of(from)), Statement.is(Field.UDP_DPORT, Value.of(to)));
    }
}
