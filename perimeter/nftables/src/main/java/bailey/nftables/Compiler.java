package bailey.nftables;

import bailey.nftables.Declaration.NamedSet;
import bailey.nftables.Declaration.VerdictMap;
import bailey.nftables.LogPrefix.Reason;
import bailey.nftables.Statement.Count;
import bailey.nftables.Statement.In;
import bailey.nftables.Statement.SourceRouted;
import bailey.nftables.Table.Reload;
import bailey.packet.AddressSet;
import bailey.packet.Family;
import bailey.packet.Protocol;
import bailey.policy.Firewall;
import bailey.policy.Firewall.Leg;
import bailey.policy.Site;
import bailey.policy.Zone;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Makes the ruleset of one machine of a site: what `Meaning.verdict` says of every packet, as the kernel can
/// do it. Pure.
///
/// The base chains ask cheap questions first and lead new flows to a chain of their own for each pair of legs;
/// there a few lookups find the lines of the file that grant.
public final class Compiler {
    private static final int QUENCH = 4; // ICMP, long gone: RFC 6633
    private static final int REDIRECT = 5; // ICMP, RFC 792
    private static final int ND_REDIRECT = 137; // ICMPv6, RFC 4861

    private final Draft draft;
    private final Vantage vantage;
    private final Stops stops;
    private final Trials trials;
    private final Entrances entrances;
    private final Map<Junction, List<Claim>> claims;
    private final String offpath;

    private Compiler(Site site, Firewall.Member machine, Options options) {
        this.vantage = new Vantage(site, machine);
        this.draft = new Draft(vantage, options);
        this.stops = new Stops(draft);
        this.trials = new Trials(draft, stops);
        this.entrances = new Entrances(vantage);
        this.claims = new Claims(vantage, entrances).all();
        this.offpath = stops.byLeg(Reason.OFFPATH, true);
    }

    /// The table `inet bailey` of a machine, in place of the one that is there.
    ///
    /// @throws IllegalArgumentException when the machine is no firewall of the site
    public static Ruleset compile(Site site, Firewall.Member machine, Options options) {
        var compiler = new Compiler(site, machine, options);
        compiler.declare();
        return new Ruleset(List.of(new Table("bailey", Reload.REPLACE, compiler.draft.declarations())));
    }

    /// The table `inet bailey_bans`: who is in its sets is stopped before all else. Loading it again leaves the
    /// sets as they are.
    public static Ruleset bans(Options options) {
        return Bans.ruleset(options);
    }

    private void declare() {
        int top = draft.here();
        var sources = new EnumMap<Family, String>(Family.class);
        for (var family : Family.values()) {
            sources.put(family, sources(family));
        }
        var hearing = new Hearing(draft, sources.getOrDefault(Family.IPV6, ""));
        arrive(top, hearing, sources);
        new Rewriting(draft, entrances).declare();
        draft.name("established");
        forward();
        input(hearing);
        output();
        new Leaving(draft, entrances).declare();
        established();
        stops.declare();
    }

    /// Before connection tracking: who may come in by which leg at all.
    private void arrive(int at, Hearing hearing, Map<Family, String> sources) {
        draft.chain(draft.name("local"), hearing.sparing());
        var rules = new ArrayList<Rule>();
        rules.add(Rule.of(Statement.device(Field.IIFNAME, "lo"), Statement.accept()));
        rules.addAll(malformed());
        rules.add(Rule.of(Statement.jump("local")));
        var never = AddressSet.ALL.minus(vantage.ground.unicast());
        for (var family : Family.values()) {
            var set = draft.addresses(never.of(family), family, "nonunicast");
            for (var field : List.of(Field.destination(family), Field.source(family))) {
                rules.add(Rule.of(
                        new In(List.of(field), true, set), Statement.go(stops.byLeg(Reason.NONUNICAST, false))));
            }
        }
        var spoof = stops.byLeg(Reason.SPOOF, false);
        for (var family : Family.values()) {
            var key = List.of(Field.IIFNAME, Field.source(family));
            rules.add(Rule.of(new In(key, false, sources.getOrDefault(family, "")), Statement.go(spoof)));
        }
        rules.add(Rule.of(new Statement.Unroutable(), Statement.go(spoof)));
        draft.chain(
                at,
                draft.name("arrive"),
                new Hook(Hook.Type.FILTER, Hook.Place.PREROUTING, Hook.Priority.RAW, true),
                rules);
    }

    private List<Rule> malformed() {
        var linkOnly = Statement.go(stops.silent(Reason.LINKONLY, "*", "*"));
        var routed = Statement.go(stops.silent(Reason.SOURCEROUTE, "*", "*"));
        var redirect = Statement.go(stops.silent(Reason.REDIRECT, "*", "*"));
        return List.of(
                Rule.of(
                        Statement.is(Field.NFPROTO, ValueText.family(Family.IPV4)),
                        Statement.is(Field.L4PROTO, ValueText.protocol(Protocol.ICMPV6)),
                        linkOnly),
                Rule.of(
                        Statement.is(Field.NFPROTO, ValueText.family(Family.IPV6)),
                        Statement.is(Field.L4PROTO, ValueText.protocol(Protocol.ICMP)),
                        linkOnly),
                Rule.of(new SourceRouted(SourceRouted.Kind.STRICT), routed),
                Rule.of(new SourceRouted(SourceRouted.Kind.LOOSE), routed),
                Rule.of(new SourceRouted(SourceRouted.Kind.HEADER), routed),
                Rule.of(Statement.is(Field.ICMP_TYPE, Value.of(REDIRECT)), redirect),
                Rule.of(Statement.is(Field.ICMPV6_TYPE, Value.of(ND_REDIRECT)), redirect),
                Rule.of(
                        Statement.is(Field.ICMP_TYPE, Value.of(QUENCH)),
                        Statement.go(stops.byLeg(Reason.INVALID, false))));
    }

    /// What each leg admits.
    private String sources(Family family) {
        var key = List.of(Field.IIFNAME, Field.source(family));
        var elements = new ArrayList<Element>();
        for (var source : vantage.sources()) {
            for (var range : source.addresses().of(family).ranges()) {
                elements.add(Element.of(
                        List.of(new Value.Device(vantage.device(source.leg())), Value.of(range)),
                        source.zone().name()));
            }
        }
        return set("sources", key, family, elements);
    }

    private String set(String wanted, List<Field> key, Family family, List<Element> elements) {
        var name = draft.name(wanted + (family == Family.IPV4 ? "4" : "6"));
        draft.add(new NamedSet(name, key, true, false, elements));
        return name;
    }

    /// The questions that every flow's packets are asked alike.
    private List<Rule> known() {
        var states = List.of(
                state("established", "established"),
                state("related", "established"),
                state("invalid", stops.byLeg(Reason.INVALID, false)),
                state("untracked", stops.silent(Reason.LINKONLY, "*", "*")));
        return List.of(
                Rule.of(new Statement.Switch(Field.CT_STATE, states)),
                Rule.of(new Statement.NotSyn(), Statement.go(stops.byLeg(Reason.NEWNOTSYN, false))));
    }

    private static Element state(String word, String chain) {
        return Element.of(List.<Value>of(new Value.Word(word)), new Outcome.Goto(chain), "");
    }

    private void forward() {
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
        var rules = new ArrayList<Rule>();
        rules.add(Rule.of(new Statement.ClampMss()));
        rules.addAll(known());
        for (var family : Family.values()) {
            var beyond = List.of(Field.OIFNAME, Field.destination(family));
            rules.add(Rule.of(new In(beyond, false, beyond(beyond, family)), Statement.go(offpath)));
        }
        rules.add(Rule.of(new Statement.Ask(key, "pairs")));
        rules.add(Rule.of(Statement.go(offpath)));
        base(top, "forward", Hook.Place.FORWARD, rules);
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
        return set("beyond", key, family, elements);
    }

    private String through(Zone in, Zone out) {
        var stop = stops.refusing(Reason.DENY, in, out.name());
        return judged(
                "from_" + in.name() + "_to_" + out.name(),
                stop,
                vantage.admitted(in),
                vantage.beyondAddresses(out),
                family -> new Junction.Through(in, out, family));
    }

    /// The chain that decides all that comes to a junction, or the stop itself if no line grants anything there.
    private String judged(
            String wanted,
            String stop,
            AddressSet everyone,
            AddressSet everywhere,
            Function<Family, Junction> junction) {
        int at = draft.here();
        var name = draft.name(wanted);
        var rules = new ArrayList<Rule>();
        for (var family : Family.values()) {
            var some = claims.getOrDefault(junction.apply(family), List.of());
            var lookups = new Lookups(draft, trials, entrances, family, everyone, everywhere, name, stop);
            rules.addAll(lookups.rules(some));
        }
        if (rules.isEmpty()) {
            return stop;
        }
        rules.add(Rule.of(Statement.go(stop)));
        draft.chain(at, name, rules);
        return name;
    }

    private void input(Hearing hearing) {
        int top = draft.here();
        draft.chain(draft.name("local_in"), hearing.accepting(trials));
        var own = inward();
        var legs = vantage.legs().stream()
                .map(l -> toward(l, taken(l.zone(), own)))
                .toList();
        draft.add(top, new VerdictMap(draft.name("inputs"), List.of(Field.IIFNAME), false, legs));
        var rules = new ArrayList<Rule>();
        rules.add(Rule.of(Statement.device(Field.IIFNAME, "lo"), Statement.accept()));
        rules.add(Rule.of(Statement.jump("local_in")));
        rules.addAll(known());
        rules.addAll(unicastOnly());
        rules.addAll(among(own, "own", Field::destination, offpath));
        rules.add(Rule.of(new Statement.Ask(List.of(Field.IIFNAME), "inputs")));
        rules.add(Rule.of(Statement.go(offpath)));
        base(top, "input", Hook.Place.INPUT, rules);
    }

    /// What this machine takes in and something may be granted to.
    private AddressSet inward() {
        var granted = new ArrayList<AddressSet>();
        claims.forEach((junction, some) -> {
            if (junction instanceof Junction.Inward) {
                some.forEach(c -> granted.add(c.destinations()));
            }
        });
        return vantage.own().union(AddressSet.union(granted).intersect(vantage.inward()));
    }

    /// Local packets whose line did not let them pass were spared this question before.
    private List<Rule> unicastOnly() {
        var never = AddressSet.ALL.minus(vantage.ground.unicast());
        return List.of(Family.values()).stream()
                .map(f -> Rule.of(
                        new In(List.of(Field.source(f)), true, draft.addresses(never.of(f), f, "nonunicast")),
                        Statement.go(stops.byLeg(Reason.NONUNICAST, false))))
                .toList();
    }

    private List<Rule> among(AddressSet set, String wanted, Function<Family, Field> field, String otherwise) {
        var rules = new ArrayList<Rule>();
        for (var family : Family.values()) {
            var name = draft.addresses(set.of(family), family, wanted);
            rules.add(Rule.of(new In(List.of(field.apply(family)), false, name), Statement.go(otherwise)));
        }
        return rules;
    }

    private String taken(Zone in, AddressSet own) {
        var stop = stops.refusing(Reason.DENY, in, vantage.here.name());
        return judged(
                "to_" + vantage.here.name() + "_from_" + in.name(),
                stop,
                vantage.admitted(in),
                own,
                family -> new Junction.Inward(in, family));
    }

    private static Element toward(Leg leg, String chain) {
        return Element.of(
                List.<Value>of(new Value.Device(leg.device())),
                new Outcome.Goto(chain),
                leg.zone().name());
    }

    private void output() {
        int top = draft.here();
        draft.chain(draft.name("local_out"), new Speaking(draft).rules());
        var unsaid = stops.silent(Reason.DENY, vantage.here.name(), "*");
        var legs = vantage.legs().stream().map(l -> toward(l, sent(l.zone()))).toList();
        draft.add(top, new VerdictMap(draft.name("outputs"), List.of(Field.OIFNAME), false, legs));
        var rules = new ArrayList<Rule>();
        rules.add(Rule.of(Statement.device(Field.OIFNAME, "lo"), Statement.accept()));
        rules.add(Rule.of(Statement.is(Field.ICMP_TYPE, Value.of(REDIRECT)), Statement.drop()));
        rules.add(Rule.of(Statement.is(Field.ICMPV6_TYPE, Value.of(ND_REDIRECT)), Statement.drop()));
        rules.add(Rule.of(Statement.jump("local_out")));
        rules.add(Rule.of(new Statement.Switch(
                Field.CT_STATE, List.of(state("established", "established"), state("related", "established")))));
        rules.addAll(errors());
        rules.add(Rule.of(Statement.is(Field.CT_STATE, new Value.Word("invalid")), new Count(), Statement.drop()));
        rules.addAll(among(vantage.own(), "mine", Field::source, unsaid));
        for (var family : Family.values()) {
            var key = List.of(Field.OIFNAME, Field.destination(family));
            rules.add(Rule.of(
                    new In(key, false, "beyond" + (family == Family.IPV4 ? "4" : "6")), Statement.go(unsaid)));
        }
        rules.add(Rule.of(new Statement.Ask(List.of(Field.OIFNAME), "outputs")));
        rules.add(Rule.of(Statement.go(unsaid)));
        base(top, "output", Hook.Place.OUTPUT, rules);
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
        var stop = stops.silent(Reason.DENY, vantage.here.name(), out.name());
        return judged(
                "from_" + vantage.here.name() + "_to_" + out.name(),
                stop,
                vantage.own(),
                vantage.beyondAddresses(out),
                family -> new Junction.Outward(out, family));
    }

    private void base(int at, String wanted, Hook.Place place, List<Rule> rules) {
        draft.chain(at, draft.name(wanted), new Hook(Hook.Type.FILTER, place, Hook.Priority.FILTER, false), rules);
    }

    /// Packets of flows that began, and errors about them; flows that are to end look at the clock.
    private void established() {
        var endings = trials.endings();
        var rules = new ArrayList<Rule>();
        if (!endings.isEmpty()) {
            draft.add(new VerdictMap(draft.name("endings"), List.of(Field.END_DAY), false, endings));
            rules.add(Rule.of(new Statement.Ask(List.of(Field.END_DAY), "endings")));
        }
        rules.add(Rule.of(new Count(), Statement.accept()));
        draft.chain("established", rules);
    }
}
