package bailey.nftables;

import bailey.nftables.Declaration.VerdictMap;
import bailey.nftables.LogPrefix.Reason;
import bailey.packet.AddressSet;
import bailey.policy.Zone;
import java.util.ArrayList;
import java.util.List;

/// What is for the machine itself: by leg.
final class Receiving {
    private final Draft draft;
    private final Vantage vantage;
    private final Junctions junctions;

    Receiving(Draft draft, Junctions junctions) {
        this.draft = draft;
        this.vantage = draft.vantage;
        this.junctions = junctions;
    }

    void declare(Hearing hearing) {
        int top = draft.here();
        draft.chain(draft.name("local_in"), hearing.accepting(junctions.trials));
        var own = vantage.own();
        var legs = vantage.legs().stream()
                .map(l -> Junctions.toward(l, taken(l.zone(), own)))
                .toList();
        draft.add(top, new VerdictMap(draft.name("inputs"), List.of(Field.IIFNAME), false, legs));
        var rules = new ArrayList<Rule>();
        rules.add(Rule.of(Statement.device(Field.IIFNAME, "lo"), Statement.accept()));
        rules.add(Rule.of(Statement.jump("local_in")));
        rules.addAll(junctions.known());
        // Local packets whose line did not let them pass were spared the question about their source before.
        rules.addAll(junctions.stops.unicastOnly(Field::source));
        rules.addAll(junctions.among(own, "own", Field::destination, junctions.offpath));
        rules.add(Rule.of(new Statement.Ask(List.of(Field.IIFNAME), "inputs")));
        rules.add(Rule.of(Statement.go(junctions.offpath)));
        draft.base(top, "input", Hook.Place.INPUT, rules);
    }

    private String taken(Zone in, AddressSet own) {
        var stop = junctions.stops.refusing(Reason.DENY, in, vantage.here.name());
        return junctions.judged(
                "to_" + vantage.here.name() + "_from_" + in.name(),
                stop,
                vantage.admitted(in),
                own,
                family -> new Junction.Inward(in, family));
    }
}
