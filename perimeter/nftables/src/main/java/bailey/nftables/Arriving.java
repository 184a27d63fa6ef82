package bailey.nftables;

import bailey.nftables.LogPrefix.Reason;
import bailey.nftables.Statement.In;
import bailey.nftables.Statement.SourceRouted;
import bailey.packet.AddressSet;
import bailey.packet.Family;
import bailey.packet.Protocol;
import java.util.ArrayList;
import java.util.List;

/// Before connection tracking: who may come in by which leg at all.
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
        var families = List.of(
                family(Family.IPV4, arrived(Family.IPV4, four, local)),
                family(Family.IPV6, arrived(Family.IPV6, six, local)));
        draft.chain(
                at,
                draft.name("arrive"),
                new Hook(Hook.Type.FILTER, Hook.Place.PREROUTING, Hook.Priority.RAW, true),
                List.of(
                        Rule.of(Statement.device(Field.IIFNAME, "lo"), Statement.accept()),
                        Rule.of(new Statement.Switch(Field.NFPROTO, families))));
    }

    private static Element family(Family family, String chain) {
        return Element.of(List.of(ValueText.family(family)), new Outcome.Goto(chain), "");
    }

    private String arrived(Family family, String sources, List<Protocol> local) {
        int at = draft.here();
        var name = draft.name(Draft.named("arrive", family));
        var never =
                draft.addresses(AddressSet.ALL.minus(vantage.ground.unicast()).of(family), family, "nonunicast");
        var nonUnicast = Statement.go(stops.byLeg(Reason.NONUNICAST, false));
        var spoof = Statement.go(stops.byLeg(Reason.SPOOF, false));
        var strange = draft.name(Draft.named("strange", family));
        draft.chain(
                strange, // why a source is not admitted
                List.of(Rule.of(new In(List.of(Field.source(family)), true, never), nonUnicast), Rule.of(spoof)));
        var rules = new ArrayList<Rule>();
        rules.add(sourceRouted(family));
        rules.add(Rule.of(new Statement.Switch(Field.L4PROTO, protocols(family, local))));
        rules.add(Rule.of(new In(List.of(Field.destination(family)), true, never), nonUnicast));
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
    private List<Element> protocols(Family family, List<Protocol> local) {
        boolean four = family == Family.IPV4;
        var elements = new ArrayList<Element>();
        elements.add(leads(
                four ? Protocol.ICMPV6 : Protocol.ICMP, new Outcome.Goto(stops.silent(Reason.LINKONLY, "*", "*"))));
        elements.add(leads(four ? Protocol.ICMP : Protocol.ICMPV6, new Outcome.Jump(four ? icmp() : icmpv6())));
        local.stream()
                .filter(p -> !p.isIcmp())
                .map(p -> leads(p, new Outcome.Jump(LOCAL)))
                .forEach(elements::add);
        return elements;
    }

    private static Element leads(Protocol protocol, Outcome outcome) {
        return Element.of(List.of(ValueText.protocol(protocol)), outcome, "");
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
