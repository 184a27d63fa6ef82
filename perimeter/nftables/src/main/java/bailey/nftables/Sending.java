package bailey.nftables;

import bailey.nftables.Declaration.VerdictMap;
import bailey.nftables.LogPrefix.Reason;
import bailey.nftables.Statement.Count;
import bailey.nftables.Statement.In;
import bailey.packet.Family;
import bailey.policy.Zone;
import java.util.ArrayList;
import java.util.List;

/// What the machine itself sends: by leg.
final class Sending {
    private final Draft draft;
    private final Vantage vantage;
    private final Junctions junctions;

    Sending(Draft draft, Junctions junctions) {
        this.draft = draft;
        this.vantage = draft.vantage;
        this.junctions = junctions;
    }

    void declare() {
        int top = draft.here();
        draft.chain(draft.name("local_out"), new Speaking(draft).rules());
        var unsaid = junctions.stops.silent(Reason.DENY, vantage.here.name(), "*");
        var legs = vantage.legs().stream()
                .map(l -> Junctions.toward(l, sent(l.zone())))
                .toList();
        draft.add(top, new VerdictMap(draft.name("outputs"), List.of(Field.OIFNAME), false, legs));
        var rules = new ArrayList<Rule>();
        rules.add(Rule.of(Statement.device(Field.OIFNAME, "lo"), Statement.accept()));
        rules.add(Rule.of(Statement.is(Field.ICMP_TYPE, Value.of(Arriving.REDIRECT)), Statement.drop()));
        rules.add(Rule.of(Statement.is(Field.ICMPV6_TYPE, Value.of(Arriving.ND_REDIRECT)), Statement.drop()));
        rules.add(Rule.of(Statement.jump("local_out")));
        rules.add(junctions.begun());
        rules.addAll(errors());
        rules.add(Rule.of(Statement.is(Field.CT_STATE, new Value.Word("invalid")), new Count(), Statement.drop()));
        rules.addAll(junctions.among(vantage.own(), "mine", Field::source, unsaid));
        for (var family : Family.values()) {
            var key = List.of(Field.OIFNAME, Field.destination(family));
            rules.add(Rule.of(new In(key, false, Draft.named(Forwarding.BEYOND, family)), Statement.go(unsaid)));
        }
        rules.add(Rule.of(new Statement.Ask(List.of(Field.OIFNAME), "outputs")));
        rules.add(Rule.of(Statement.go(unsaid)));
        draft.base(top, "output", Hook.Place.OUTPUT, rules);
    }

    /// Errors about packets that began no flow are told only where refusals are.
    private List<Rule> errors() {
        var told = vantage.legs().stream()
                .filter(l -> vantage.site.refuses(l.zone()))
                .<Value>map(l -> new Value.Device(l.device()))
                .toList();
        if (told.isEmpty()) {
            return List.of();
        }
        var icmp = List.of(Value.of(3), Value.of(11), Value.of(12));
        return List.of(
                Rule.of(
                        Statement.is(Field.OIFNAME, told),
                        Statement.is(Field.ICMP_TYPE, icmp),
                        new Count(),
                        Statement.accept()),
                Rule.of(
                        Statement.is(Field.OIFNAME, told),
                        Statement.is(Field.ICMPV6_TYPE, new Value.Numbers(1, 4)),
                        new Count(),
                        Statement.accept()));
    }

    private String sent(Zone out) {
        var stop = junctions.stops.silent(Reason.DENY, vantage.here.name(), out.name());
        return junctions.judged(
                "from_" + vantage.here.name() + "_to_" + out.name(),
                stop,
                vantage.own(),
                vantage.beyondAddresses(out),
                family -> new Junction.Outward(out, family));
    }
}
