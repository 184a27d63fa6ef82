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

    private void arrive(int at, Hearing hearing, String four, String six) {
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
            rules.add(Rule.of(new In(key, false, family == Family.IPV4 ? four : six), Statement.go(spoof)));
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
        return draft.set(SOURCES, key, family, elements);
    }
}
