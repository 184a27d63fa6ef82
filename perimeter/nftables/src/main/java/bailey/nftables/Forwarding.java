package bailey.nftables;

import bailey.nftables.Declaration.VerdictMap;
import bailey.nftables.LogPrefix.Reason;
import bailey.nftables.Statement.In;
import bailey.packet.Family;
import bailey.policy.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What goes through the machine: by pair of legs.
final class Forwarding {
    /// The set of what lies beyond each leg.
    static final String BEYOND = "beyond";

    /// The chains for packets of flows that began, and for errors about them.
    private static final String ONWARD = "onward";

    private static final String TOLD_ONWARD = "told_onward";

    private final Draft draft;
    private final Vantage vantage;
    private final Junctions junctions;

    Forwarding(Draft draft, Junctions junctions) {
        this.draft = draft;
        this.vantage = draft.vantage;
        this.junctions = junctions;
    }

    void declare() {
        int top = draft.here();
        var pairs = new ArrayList<Element>();
        for (var in : vantage.legs()) {
            for (var out : vantage.legs()) {
                if (!vantage.ways(in.zone(), out.zone()).isEmpty()) {
                    pairs.add(Element.of(
                            List.<Value>of(new Value.Device(in.device()), new Value.Device(out.device())),
                            new Outcome.Goto(through(in.zone(), out.zone())),
                            in.zone() + " -> " + out.zone()));
                }
            }
        }
        var key = List.of(Field.IIFNAME, Field.OIFNAME);
        draft.add(top, new VerdictMap(draft.name("pairs"), key, false, pairs));
        beyond();
        draft.chain(top, draft.name(ONWARD), and(astray(), Statement.go(Junctions.ESTABLISHED)));
        draft.chain(top, draft.name(TOLD_ONWARD), and(astray(), Statement.go(Junctions.TOLD)));
        var rules = new ArrayList<Rule>();
        rules.add(Rule.of(new Statement.ClampMss()));
        rules.addAll(junctions.known(ONWARD, TOLD_ONWARD));
        rules.add(Rule.of(new Statement.Ask(key, "pairs")));
        rules.add(Rule.of(Statement.go(junctions.offpath)));
        draft.base(top, "forward", Hook.Place.FORWARD, rules);
    }

    private static List<Rule> and(List<Rule> rules, Statement last) {
        var all = new ArrayList<>(rules);
        all.add(Rule.of(last));
        return all;
    }

    /// What is routed to a leg that its destination does not lie beyond. Flows that began are asked, too: when
    /// a leg is down, routes may lead to another.
    private List<Rule> astray() {
        return Stream.of(Family.values())
                .map(f -> Rule.of(in(f, false), Statement.go(junctions.offpath)))
                .toList();
    }

    private static Statement in(Family family, boolean in) {
        return new In(List.of(Field.OIFNAME, Field.destination(family)), in, Draft.named(BEYOND, family));
    }

    private void beyond() {
        for (var family : Family.values()) {
            var elements = new ArrayList<Element>();
            for (var leg : vantage.legs()) {
                for (var target : vantage.beyond(leg.zone())) {
                    for (var range : target.addresses().of(family).ranges()) {
                        elements.add(
                                Element.of(List.of(new Value.Device(leg.device()), Value.of(range)), target.name()));
                    }
                }
            }
            draft.set(BEYOND, List.of(Field.OIFNAME, Field.destination(family)), family, elements);
        }
    }

    private String through(Zone in, Zone out) {
        var stop = junctions.stops.refusingUnicast(Reason.DENY, in, out.name());
        return junctions.judged(
                "from_" + in.name() + "_to_" + out.name(),
                stop,
                vantage.admitted(in),
                vantage.beyondAddresses(out),
                family -> new Junction.Through(in, out, family),
                family -> List.of(in(family, true)),
                astray());
    }
}
