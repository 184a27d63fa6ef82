package bailey.nftables;

import bailey.nftables.LogPrefix.Reason;
import bailey.nftables.Statement.In;
import bailey.nftables.Statement.SourceRouted;
import bailey.packet.Family;
import bailey.packet.Protocol;
import java.util.ArrayList;
import java.util.List;

/// Before connection tracking: who may come in by which leg at all. Where a packet is going is asked by the chains
/// that would accept it: no grant leads to what is not unicast, and every packet would pay for the question.
final class Arriving {
    private static final int QUENCH = 4; // ICMP, long gone: RFC 6633
    static final int REDIRECT = 5; // ICMP, RFC 792
    static final int ND_REDIRECT = 137; // ICMPv6, RFC 4861

    /// The set of what each leg admits.
    static final String SOURCES = "sources";

    /// The chain that spares what the machine hears on its wires the questions about its source.
    private static final String LOCAL = "local";

    private final Draft draft;
    private final Vantage vantage;
    private final Stops stops;

    Arriving(Draft draft, Stops stops) {
        this.draft = draft;
        this.vantage = draft.vantage;
        this.stops = stops;
    }

    /// Gives what the machine hears on its wires, for `input` to ask again whether it is granted.
    Hearing declare() {
        int top = draft.here();
        var four = sources(Family.IPV4);
        var six = sources(Family.IPV6);
        var hearing = new Hearing(draft, six);
        arrive(top, hearing, four, six);
        return hearing;
    }

    /// By family, so that a packet meets only questions of its own.
    private void arrive(int at, Hearing hearing, String four, String six) {
        var local = new ArrayList<>(hearing.protocols());
        draft.chain(draft.name(LOCAL), hearing.sparing());
        var strange = strange();
        var chain4 = arrived(Family.IPV4, four, local, strange);
        var chain6 = arrived(Family.IPV6, six, local, strange);
        draft.chain(
                at,
                draft.name("arrive"),
                new Hook(Hook.Type.FILTER, Hook.Place.PREROUTING, Hook.Priority.RAW, true),
                List.of(
                        Rule.of(Statement.device(Field.IIFNAME, "lo"), Statement.accept()),
                        Rule.of(Statement.is(Field.NFPROTO, ValueText.family(Family.IPV4)), Statement.go(chain4)),
                        Rule.of(Statement.go(chain6))));
    }

    /// Why a source is not admitted.
    private String strange() {
        var rules = new ArrayList<>(stops.unicastOnly(Field::source));
        rules.add(Rule.of(Statement.go(stops.byLeg(Reason.SPOOF, false))));
        var name = draft.name("strange");
        draft.chain(name, rules);
        return name;
    }

    private String arrived(Family family, String sources, List<Protocol> local, String strange) {
        int at = draft.here();
        var name = draft.name(Draft.named("arrive", family));
        var spoof = Statement.go(stops.byLeg(Reason.SPOOF, false));
        var rules = new ArrayList<Rule>();
        rules.add(sourceRouted(family));
        rules.addAll(protocols(family, local));
        var key = List.of(Field.IIFNAME, Field.source(family));
        rules.add(Rule.of(new In(key, false, sources), Statement.go(strange)));
        rules.add(Rule.of(new Statement.Unroutable(), spoof));
        draft.chain(at, name, rules);
        return name;
    }

    /// IPv4's options are looked at only where there are any.
    private Rule sourceRouted(Family family) {
        var stop = Statement.go(stops.silent(Reason.SOURCEROUTE, "*", "*"));
        if (family == Family.IPV6) {
            return Rule.of(new SourceRouted(SourceRouted.Kind.HEADER), stop);
        }
        var options = draft.name("options");
        draft.chain(
                options,
                List.of(
                        Rule.of(new SourceRouted(SourceRouted.Kind.STRICT), stop),
                        Rule.of(new SourceRouted(SourceRouted.Kind.LOOSE), stop)));
        return Rule.of(new Statement.Optioned(), Statement.jump(options));
    }

    /// Which protocols have questions of their own: the other family's ICMP never passes, this one's redirects
    /// do not, and what the machine hears on its wires is spared the rest.
    private List<Rule> protocols(Family family, List<Protocol> local) {
        boolean four = family == Family.IPV4;
        var rules = new ArrayList<Rule>();
        rules.add(of(four ? Protocol.ICMPV6 : Protocol.ICMP, Statement.go(stops.silent(Reason.LINKONLY, "*", "*"))));
        rules.add(of(four ? Protocol.ICMP : Protocol.ICMPV6, Statement.jump(four ? icmp() : icmpv6())));
        local.stream()
                .filter(p -> !p.isIcmp())
                .map(p -> of(p, Statement.jump(LOCAL)))
                .forEach(rules::add);
        return rules;
    }

    private static Rule of(Protocol protocol, Statement statement) {
        return Rule.of(Statement.is(Field.L4PROTO, ValueText.protocol(protocol)), statement);
    }

    private String icmp() {
        var name = draft.name("arrive_icmp");
        draft.chain(
                name,
                List.of(
                        Rule.of(
                                Statement.is(Field.ICMP_TYPE, Value.of(REDIRECT)),
                                Statement.go(stops.silent(Reason.REDIRECT, "*", "*"))),
                        Rule.of(
                                Statement.is(Field.ICMP_TYPE, Value.of(QUENCH)),
                                Statement.go(stops.byLeg(Reason.INVALID, false)))));
        return name;
    }

    private String icmpv6() {
        var name = draft.name("arrive_icmpv6");
        draft.chain(
                name,
                List.of(
                        Rule.of(
                                Statement.is(Field.ICMPV6_TYPE, Value.of(ND_REDIRECT)),
                                Statement.go(stops.silent(Reason.REDIRECT, "*", "*"))),
                        Rule.of(Statement.jump(LOCAL))));
        return name;
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
        return draft.set(SOURCES, key, family, elements);
    }
}
