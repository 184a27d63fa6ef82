package bailey.nftables;

import bailey.nftables.Declaration.VerdictMap;
import bailey.nftables.LogPrefix.Reason;
import bailey.nftables.Statement.In;
import bailey.packet.Family;
import bailey.policy.Zone;
import java.util.ArrayList;
import java.util.List;

/// What goes through the machine: by pair of legs.
final class Forwarding {
    /// The set of what lies beyond each leg.
    static final String BEYOND = "beyond";

    /// The chain for what is routed to a leg that its destination does not lie beyond.
    private static final String ASTRAY = "astray";

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
        draft.chain(
                top, draft.name(ASTRAY), List.of(Rule.of(junctions.unfit()), Rule.of(Statement.go(junctions.offpath))));
        var rules = new ArrayList<Rule>();
        rules.add(Rule.of(new Statement.ClampMss()));
        for (var family : Family.values()) { // before flows go on: when a leg is down, routes may lead to another
            var beyond = List.of(Field.OIFNAME, Field.destination(family));
            rules.add(Rule.of(new In(beyond, false, beyond(beyond, family)), Statement.go(ASTRAY)));
        }
        rules.addAll(junctions.known());
        rules.add(Rule.of(new Statement.Ask(key, "pairs")));
        rules.add(Rule.of(Statement.go(junctions.offpath)));
        draft.base(top, "forward", Hook.Place.FORWARD, rules);
    }

    private String beyond(List<Field> key, Family family) {
        var elements = new ArrayList<Element>();
        for (var leg : vantage.legs()) {
            for (var target : vantage.beyond(leg.zone())) {
                for (var range : target.addresses().of(family).ranges()) {
                    elements.add(Element.of(List.of(new Value.Device(leg.device()), Value.of(range)), target.name()));
                }
            }
        }
        return draft.set(BEYOND, key, family, elements);
    }

    private String through(Zone in, Zone out) {
        var stop = junctions.stops.refusing(Reason.DENY, in, out.name());
        return junctions.judged(
                "from_" + in.name() + "_to_" + out.name(),
                stop,
                vantage.admitted(in),
                vantage.beyondAddresses(out),
                family -> new Junction.Through(in, out, family));
    }
}
