package bailey.nftables;

import bailey.packet.AddressSet;
import bailey.packet.Family;
import bailey.packet.Protocol;
import bailey.policy.Firewall.Leg;
import bailey.policy.Grant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What the machine itself says on its wires over broadcast, multicast and link-local addresses: the other half
/// of [Hearing].
final class Speaking {
    private final Draft draft;
    private final Vantage vantage;
    private final Set<Local> said = new LinkedHashSet<>();

    Speaking(Draft draft) {
        this.draft = draft;
        this.vantage = draft.vantage;
        said.add(Local.byItself(
                "neighbour discovery, listener reports",
                Statement.is(Field.ICMPV6_TYPE, new Value.Numbers(130, 136), Value.of(143))));
        if (vantage.here.pair()) {
            peers();
        }
        for (var grant : vantage.mine()) {
            for (var spoken : Spoken.values()) {
                if (spoken.named(grant)) {
                    vantage.legs().forEach(leg -> add(spoken, grant, leg));
                }
            }
        }
    }

    List<Rule> rules() {
        return said.stream()
                .map(l -> l.rule(List.of(new Statement.Count(), Statement.accept())))
                .toList();
    }

    private void peers() {
        var peers = vantage.ground.of(vantage.here).minus(vantage.own());
        for (var family : Family.values()) {
            var to = peers.of(family).union(AddressSet.of(Spoken.VRRP.group(family)));
            said.add(Local.byItself(
                    "vrrp to the other member",
                    Statement.is(Field.L4PROTO, Value.of(Protocol.VRRP)),
                    Statement.is(Field.destination(family), Draft.values(to))));
        }
    }

    private void add(Spoken spoken, Grant grant, Leg leg) {
        var family = grant.family();
        var there = vantage.ground.of(leg.zone()).of(family);
        var group = AddressSet.of(spoken.group(family));
        var clients = grant.sources().intersect(there);
        if (grant.to().equals(vantage.here.name()) && !clients.isEmpty()) {
            add(grant, leg, group.union(spoken.answered(clients, family)), spoken.answer(family));
        }
        if (grant.from().equals(vantage.here.name()) && grant.destinations().overlaps(there)) {
            add(grant, leg, group, spoken.asking(family));
        }
    }

    private void add(Grant grant, Leg leg, AddressSet to, List<Statement> service) {
        var family = grant.family();
        said.add(Local.by(
                grant.line(),
                service,
                Statement.device(Field.OIFNAME, leg.device()),
                draft.among(
                        Field.destination(family),
                        family,
                        to,
                        "wire_" + leg.zone().name())));
    }
}
