package bailey.nftables;

import bailey.nftables.LogPrefix.Reason;
import bailey.nftables.LogPrefix.Stopped;
import bailey.nftables.Statement.Count;
import bailey.nftables.Statement.In;
import bailey.nftables.Statement.Log;
import bailey.nftables.Statement.Reject;
import bailey.nftables.Statement.Sometimes;
import bailey.packet.AddressSet;
import bailey.packet.Family;
import bailey.packet.Protocol;
import bailey.policy.Firewall.Leg;
import bailey.policy.Zone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Where packets end: chains that log, count, and drop or refuse, one for each reason and pair of ends.
final class Stops {
    private static final String REFUSE = "refuse";
    private static final String FOR_ONE = "unicast";
    private static final Rule DROP = Rule.of(new Count(), Statement.drop());

    private final Draft draft;
    private final Map<Stopped, String> chains = new LinkedHashMap<>();
    private final Map<String, List<Rule>> rules = new LinkedHashMap<>();

    Stops(Draft draft) {
        this.draft = draft;
        draft.name(REFUSE);
        draft.name(FOR_ONE);
    }

    /// Of what came in by a leg and was to go `to`; refused if the source's zone is told.
    String refusing(Reason reason, Zone leg, String to) {
        return chain(new Stopped(reason, leg.name(), to), Optional.of(leg), List.of());
    }

    /// As [#refusing(Reason, Zone, String)], of what may be for no single machine: that is dropped, and no grant is
    /// missing for it.
    String refusingUnicast(Reason reason, Zone leg, String to) {
        return chain(new Stopped(reason, leg.name(), to), Optional.of(leg), List.of(forOne()));
    }

    /// Leads what bears an address that is no single machine's to the stop for it.
    List<Rule> unicastOnly(Function<Family, Field> address) {
        var never = AddressSet.ALL.minus(draft.vantage.ground.unicast());
        var stop = Statement.go(byLeg(Reason.NONUNICAST, false));
        return Stream.of(Family.values())
                .map(f -> new In(List.of(address.apply(f)), true, draft.addresses(never.of(f), f, "nonunicast")))
                .map(in -> Rule.of(in, stop))
                .toList();
    }

    /// Asks whether a packet is for a single machine.
    Rule forOne() {
        if (!rules.containsKey(
                FOR_ONE)) { // asking for the questions may make another stop, so they are not computed within
            var questions = unicastOnly(Field::destination);
            rules.put(FOR_ONE, questions);
        }
        return Rule.of(Statement.jump(FOR_ONE));
    }

    /// In silence.
    String silent(Reason reason, String from, String to) {
        return chain(new Stopped(reason, from, to), Optional.empty(), List.of());
    }

    /// A chain that leads to a stop for each leg.
    String byLeg(Reason reason, boolean refusing) {
        var prefix = new Stopped(reason, "*", "*");
        var known = chains.get(prefix);
        if (known != null) {
            return known;
        }
        var name = draft.name("by_leg_" + reason.word());
        chains.put(prefix, name);
        var elements = draft.vantage.legs().stream()
                .map(l -> Element.of(
                        List.<Value>of(new Value.Device(l.device())), new Outcome.Goto(of(reason, l, refusing)), ""))
                .toList();
        var all = new ArrayList<Rule>(reason == Reason.OFFPATH ? List.of(forOne()) : List.of());
        all.add(Rule.of(new Statement.Switch(Field.IIFNAME, elements)));
        all.add(Rule.of(Statement.drop()));
        rules.put(name, all);
        return name;
    }

    private String of(Reason reason, Leg leg, boolean refusing) {
        return refusing
                ? refusing(reason, leg.zone(), "*")
                : silent(reason, leg.zone().name(), "*");
    }

    private String chain(Stopped prefix, Optional<Zone> leg, List<Rule> first) {
        var known = chains.get(prefix);
        if (known != null) {
            return known;
        }
        var name = draft.name("stop_" + prefix.reason().word() + end(prefix.from()) + end(prefix.to()));
        chains.put(prefix, name);
        var all = new ArrayList<>(first);
        all.addAll(rules(prefix, leg));
        rules.put(name, all);
        return name;
    }

    private static String end(String zone) {
        return zone.equals("*") ? "" : "_" + zone;
    }

    private List<Rule> rules(Stopped prefix, Optional<Zone> leg) {
        var all = new ArrayList<Rule>();
        var log = new Log(prefix, draft.options.dropGroup());
        all.add(draft.options
                .dropLog()
                .map(limit -> Rule.of(new Sometimes(limit), log))
                .orElseGet(() -> Rule.of(log)));
        all.addAll(leg.map(this::manner).orElse(List.of(DROP)));
        return all;
    }

    /// How those who come in by this leg are told: all, none, or some of them.
    private List<Rule> manner(Zone leg) {
        var vantage = draft.vantage;
        var here = vantage.sources().stream().filter(s -> s.leg().equals(leg)).toList();
        var told = here.stream().filter(s -> vantage.site.refuses(s.zone())).toList();
        if (told.size() == here.size() && !here.isEmpty()) {
            return List.of(Rule.of(new Count(), Statement.go(REFUSE)));
        }
        var set = AddressSet.union(told.stream().map(Vantage.Sources::addresses).toList());
        var rules = new ArrayList<Rule>();
        for (var family : Family.values()) {
            var part = set.of(family);
            if (!part.isEmpty()) {
                var among = draft.among(Field.source(family), family, part, "told_" + leg.name());
                rules.add(Rule.of(among, new Count(), Statement.go(REFUSE)));
            }
        }
        rules.add(DROP);
        return rules;
    }

    /// Declares all that was asked for.
    void declare() {
        draft.chain(
                REFUSE,
                List.of(
                        Rule.of(Statement.is(Field.L4PROTO, ValueText.protocol(Protocol.TCP)), new Reject(true)),
                        Rule.of(new Reject(false))));
        rules.forEach(draft::chain);
    }
}
