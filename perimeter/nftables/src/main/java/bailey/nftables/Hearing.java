package bailey.nftables;

import bailey.packet.Address;
import bailey.packet.AddressSet;
import bailey.packet.Family;
import bailey.packet.Prefix;
import bailey.packet.Protocol;
import bailey.policy.Firewall.Leg;
import bailey.policy.Grant;
import bailey.policy.Role;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the machine takes from its wires over broadcast, multicast and link-local addresses: neighbour
/// discovery (RFC 4861) and listener reports (RFC 3810) always, but routers' advertisements on external legs
/// alone, `vrrp` from the other member of its pair, and `dhcp`, `mdns` and `vrrp` where a flow says so, on the
/// leg of the flow's other end.
final class Hearing {
    private static final Prefix MULTICAST = Prefix.of("ff00::/8");
    private static final Statement DISCOVERY =
            Statement.is(Field.ICMPV6_TYPE, Value.of(133), new Value.Numbers(135, 136));
    private static final Statement ADVERTISEMENT = Statement.is(Field.ICMPV6_TYPE, Value.of(134));
    private static final Statement FROM_HERE = fromHere(Family.IPV6);
    private static final Statement UNADDRESSED =
            Statement.is(Field.IP6_SADDR, Value.of(Address.first(Family.IPV6)), Value.of(Spoken.LINK_LOCAL));
    private static final Statement LISTENERS =
            Statement.is(Field.ICMPV6_TYPE, new Value.Numbers(130, 132), Value.of(143));

    private final Draft draft;
    private final Vantage vantage;
    private final Statement toMe;
    private final Set<Local> heard = new LinkedHashSet<>();

    /// `sources6` is the set of what each leg admits.
    Hearing(Draft draft, String sources6) {
        this.draft = draft;
        this.vantage = draft.vantage;
        var near = AddressSet.of(List.of(MULTICAST, Spoken.LINK_LOCAL)).union(own(Family.IPV6));
        this.toMe = Statement.is(Field.IP6_DADDR, Draft.values(near));
        discovery(sources6);
        vantage.legs().stream().filter(l -> l.zone().role() == Role.EXTERNAL).forEach(l -> advertised(l, sources6));
        vantage.legs().forEach(this::peers);
        for (var grant : vantage.mine()) {
            for (var spoken : Spoken.values()) {
                if (spoken.named(grant)) {
                    vantage.legs().forEach(leg -> add(spoken, grant, leg));
                }
            }
        }
    }

    /// Spares local packets the questions about their source; whether they are granted is asked at `input`.
    List<Rule> sparing() {
        return heard.stream().map(l -> l.rule(List.of(Statement.accept()))).toList();
    }

    /// Those that any of it is of.
    Set<Protocol> protocols() {
        return heard.stream()
                .flatMap(l -> l.looks().stream())
                .flatMap(s ->
                        s instanceof Statement.Is(var field, var _, var values) ? of(field, values) : Stream.empty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Protocol> of(Field field, List<Value> values) {
        return switch (field) {
            case ICMPV6_TYPE -> Stream.of(Protocol.ICMPV6);
            case UDP_DPORT, UDP_SPORT -> Stream.of(Protocol.UDP);
            case L4PROTO -> values.contains(Value.of(Protocol.VRRP)) ? Stream.of(Protocol.VRRP) : Stream.empty();
            default -> Stream.empty();
        };
    }

    List<Rule> accepting(Trials trials) {
        return heard.stream()
                .map(l -> l.rule(
                        l.line().map(trials::verdict).orElse(List.of(new Statement.Count(), Statement.accept()))))
                .toList();
    }

    private void discovery(String sources6) {
        heard.add(Local.byItself("neighbour discovery", DISCOVERY, FROM_HERE, UNADDRESSED, toMe));
        heard.add(Local.byItself("neighbour discovery", DISCOVERY, FROM_HERE, admitted(sources6), toMe));
        heard.add(Local.byItself(
                "who listens to which group",
                LISTENERS,
                Statement.is(Field.IP6_SADDR, Value.of(Spoken.LINK_LOCAL)),
                toMe));
    }

    /// A firewall goes by routers' advertisements only outside, where its provider's may be its way out.
    private void advertised(Leg leg, String sources6) {
        var iif = Statement.device(Field.IIFNAME, leg.device());
        heard.add(Local.byItself("neighbour discovery", iif, ADVERTISEMENT, FROM_HERE, UNADDRESSED, toMe));
        heard.add(Local.byItself("neighbour discovery", iif, ADVERTISEMENT, FROM_HERE, admitted(sources6), toMe));
    }

    private static Statement admitted(String sources6) {
        return new Statement.In(List.of(Field.IIFNAME, Field.IP6_SADDR), true, sources6);
    }

    /// Nothing that a router forwarded.
    private static Statement fromHere(Family family) {
        return Statement.is(Field.hops(family), Value.of(255));
    }

    /// Of the other member of the pair, by the leg that its address is of and to this one's of it.
    private void peers(Leg leg) {
        var peers = Draft.set(vantage.here
                .legs()
                .filter(l -> l.zone().equals(leg.zone()))
                .flatMap(l -> l.addresses().stream())
                .filter(a -> !leg.addresses().contains(a))
                .toList());
        for (var family : Family.values()) {
            var there = peers.of(family);
            var from = family == Family.IPV6 && vantage.here.pair()
                    ? there.union(AddressSet.of(Spoken.LINK_LOCAL))
                    : there;
            if (from.isEmpty()) {
                continue;
            }
            var iif = Statement.device(Field.IIFNAME, leg.device());
            var to = own(leg, family).union(AddressSet.of(Spoken.VRRP.group(family)));
            heard.add(Local.byItself(
                    "vrrp of the other member",
                    iif,
                    Statement.is(Field.L4PROTO, Value.of(Protocol.VRRP)),
                    fromHere(family),
                    Statement.is(Field.source(family), Draft.values(from)),
                    Statement.is(Field.destination(family), Draft.values(to))));
            if (family == Family.IPV6 && !there.isEmpty()) {
                var source = Statement.is(Field.IP6_SADDR, Draft.values(there));
                heard.add(Local.byItself("neighbour discovery", iif, DISCOVERY, FROM_HERE, source, toMe));
                if (leg.zone().role() == Role.EXTERNAL) {
                    heard.add(Local.byItself("neighbour discovery", iif, ADVERTISEMENT, FROM_HERE, source, toMe));
                }
            }
        }
    }

    private void add(Spoken spoken, Grant grant, Leg leg) {
        var family = grant.family();
        var there = vantage.ground.of(leg.zone()).of(family);
        var group = AddressSet.of(spoken.group(family));
        var me = family == Family.IPV4 ? own(family) : own(family).union(AddressSet.of(Spoken.LINK_LOCAL));
        var clients = grant.sources().intersect(there);
        if (grant.to().equals(vantage.here.name()) && !clients.isEmpty()) {
            add(grant, leg, clients, group, spoken.question(family));
            add(grant, leg, spoken.unaddressed(family), group.union(me), spoken.question(family));
        }
        var servers = grant.destinations().intersect(there);
        if (grant.from().equals(vantage.here.name()) && spoken == Spoken.DHCP && !servers.isEmpty()) {
            var linkLocal = AddressSet.of(Spoken.LINK_LOCAL);
            var from = family == Family.IPV4 ? servers : linkLocal; // RFC 8415
            var to = own(leg, family).union(family == Family.IPV4 ? group : linkLocal);
            add(grant, leg, from, to, spoken.answer(family));
        }
    }

    private void add(Grant grant, Leg leg, AddressSet from, AddressSet to, List<Statement> service) {
        if (!from.isEmpty()) {
            var family = grant.family();
            heard.add(Local.by(
                    grant.line(),
                    service,
                    Statement.device(Field.IIFNAME, leg.device()),
                    draft.among(
                            Field.source(family),
                            family,
                            from,
                            "wire_" + leg.zone().name()),
                    Statement.is(Field.destination(family), Draft.values(to))));
        }
    }

    private static AddressSet own(Leg leg, Family family) {
        return Draft.set(leg.addresses()).of(family);
    }

    private AddressSet own(Family family) {
        return vantage.own().of(family);
    }
}
