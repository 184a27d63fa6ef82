package bailey.nftables;

import bailey.nftables.Declaration.VerdictMap;
import bailey.nftables.LogPrefix.Reason;
import bailey.nftables.Statement.Count;
import bailey.nftables.Statement.In;
import bailey.packet.AddressSet;
import bailey.packet.Family;
import bailey.packet.Protocol;
import bailey.policy.Firewall.Leg;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What the base chains have in common: the questions about a packet's flow, and the chains that judge new ones.
final class Junctions {
    static final String ESTABLISHED = "established";
    static final String TOLD = "told";

    final Stops stops;
    final Trials trials;
    final String offpath;
    private final Draft draft;
    private final Entrances entrances;
    private final Map<Junction, List<Claim>> claims;

    Junctions(Draft draft, Stops stops, Entrances entrances) {
        this.draft = draft;
        this.stops = stops;
        this.trials = new Trials(draft, stops);
        this.entrances = entrances;
        this.claims = new Claims(draft.vantage, entrances).all();
        this.offpath = stops.byLeg(Reason.OFFPATH, true);
        draft.name(ESTABLISHED);
        draft.name(TOLD);
    }

    /// The questions that every flow's packets are asked alike.
    List<Rule> known() {
        return known(ESTABLISHED, TOLD);
    }

    /// As [#known()], those of flows that began asked on by chains of one's own.
    List<Rule> known(String established, String told) {
        var states = List.of(
                state("established", established),
                state("related", told),
                state("invalid", stops.byLeg(Reason.INVALID, false)),
                state("untracked", stops.silent(Reason.LINKONLY, "*", "*")));
        return List.of(
                Rule.of(new Statement.Switch(Field.CT_STATE, states)),
                Rule.of(new Statement.NotSyn(), Statement.go(stops.byLeg(Reason.NEWNOTSYN, false))));
    }

    /// As [#known], for what the machine itself sends: the rest is asked on.
    Rule begun() {
        return Rule.of(new Statement.Switch(
                Field.CT_STATE, List.of(state("established", ESTABLISHED), state("related", ESTABLISHED))));
    }

    private static Element state(String word, String chain) {
        return Element.of(List.<Value>of(new Value.Word(word)), new Outcome.Goto(chain), "");
    }

    /// The chain that decides all that comes to a junction, or the stop itself if no line grants anything there.
    String judged(
            String wanted,
            String stop,
            AddressSet everyone,
            AddressSet everywhere,
            Function<Family, Junction> junction) {
        return judged(wanted, stop, everyone, everywhere, junction, _ -> List.of(), List.of());
    }

    /// As the other, where not all that comes lies `everywhere`: `bound` asks it where a line asks for no
    /// destination, and what no line grants is asked `last`.
    String judged(
            String wanted,
            String stop,
            AddressSet everyone,
            AddressSet everywhere,
            Function<Family, Junction> junction,
            Function<Family, List<Statement>> bound,
            List<Rule> last) {
        int at = draft.here();
        var name = draft.name(wanted);
        var rules = new ArrayList<Rule>();
        for (var family : Family.values()) {
            var some = claims.getOrDefault(junction.apply(family), List.of());
            var lookups = new Lookups(
                    draft, trials, entrances, family, everyone, everywhere, name, stop, bound.apply(family));
            rules.addAll(lookups.rules(some));
        }
        if (rules.isEmpty()) {
            return stop;
        }
        rules.addAll(last);
        rules.add(Rule.of(Statement.go(stop)));
        draft.chain(at, name, rules);
        return name;
    }

    /// Leads what is not one of `set` to `otherwise`.
    List<Rule> among(AddressSet set, String wanted, Function<Family, Field> field, String otherwise) {
        var rules = new ArrayList<Rule>();
        for (var family : Family.values()) {
            var name = draft.addresses(set.of(family), family, wanted);
            rules.add(Rule.of(new In(List.of(field.apply(family)), false, name), Statement.go(otherwise)));
        }
        return rules;
    }

    static Element toward(Leg leg, String chain) {
        return Element.of(
                List.<Value>of(new Value.Device(leg.device())),
                new Outcome.Goto(chain),
                leg.zone().name());
    }

    /// Packets of flows that began, and errors about them; flows that are to end look at the clock.
    void established() {
        var endings = trials.endings();
        var rules = new ArrayList<Rule>();
        if (!endings.isEmpty()) {
            draft.add(new VerdictMap(draft.name("endings"), List.of(Field.END_DAY), false, endings));
            rules.add(Rule.of(new Statement.Ask(List.of(Field.END_DAY), "endings")));
        }
        rules.add(Rule.of(new Count(), Statement.accept()));
        draft.chain(ESTABLISHED, rules);
        draft.chain(TOLD, told());
    }

    /// Errors about flows come by a leg of the flow (RFC 5927: whoever guesses its ports could end it), and
    /// nothing else is related to one: no helper is asked to expect anything, and of IPv6 the kernel relates
    /// whatever has a type below 128 (RFC 4443, section 2.1), also what is no error that anybody knows.
    private List<Rule> told() {
        var invalid = Statement.go(stops.byLeg(Reason.INVALID, false));
        var icmp = List.of(ValueText.protocol(Protocol.ICMP), ValueText.protocol(Protocol.ICMPV6));
        var rules = new ArrayList<>(List.of(stops.forOne()));
        rules.add(Rule.of(new Statement.Is(Field.L4PROTO, false, icmp), invalid));
        rules.add(Rule.of(
                new Statement.Is(Field.ICMP_TYPE, false, List.of(Value.of(3), Value.of(11), Value.of(12))), invalid));
        rules.add(Rule.of(new Statement.Is(Field.ICMPV6_TYPE, false, List.of(new Value.Numbers(1, 4))), invalid));
        for (var family : Family.values()) {
            for (var end : Field.ends(family)) {
                var sources = Draft.named(Arriving.SOURCES, family);
                rules.add(Rule.of(new In(List.of(Field.IIFNAME, end), true, sources), Statement.go(ESTABLISHED)));
            }
        }
        rules.add(Rule.of(invalid));
        return rules;
    }
}
