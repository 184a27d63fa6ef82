package bailey.nftables.foreign;

import bailey.nftables.foreign.ForeignChain.Base;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A base chain with its table, as packets meet it: by station and priority, over all tables.
record Hooked(ForeignTable table, ForeignChain chain, Base base, Map<String, ForeignChain> called) {
    /// The base chains of a way, in the order in which a packet meets them. The drop of any is final, an acceptance
    /// ends its own chain only.
    static List<Hooked> on(Way way, ForeignRuleset ruleset) {
        var all = new ArrayList<Hooked>();
        for (var table : ruleset.tables()) {
            var called = new HashMap<String, ForeignChain>();
            table.chains().forEach(c -> called.put(c.name(), c));
            for (var chain : table.chains()) {
                chain.base()
                        .filter(b -> way.stations().contains(b.station()))
                        .ifPresent(b -> all.add(new Hooked(table, chain, b, Map.copyOf(called))));
            }
        }
        all.sort(Comparator.<Hooked>comparingInt(h -> way.stations().indexOf(h.base.station()))
                .thenComparingInt(h -> h.base.priority()));
        return all;
    }

    /// Which end of a flow a chain of this place may rewrite (nf_nat(9): destinations before routing).
    End rewrites() {
        return switch (base.station()) {
            case PREROUTING, OUTPUT, INGRESS -> End.DESTINATION;
            case INPUT, FORWARD, POSTROUTING, EGRESS -> End.SOURCE;
        };
    }

    /// Whether any rule of the ruleset keeps connection tracking from packets.
    static boolean untracks(ForeignRuleset ruleset) {
        return ruleset.tables().stream()
                .flatMap(t -> t.chains().stream())
                .flatMap(c -> c.rules().stream())
                .flatMap(r -> r.steps().stream())
                .anyMatch(s -> s instanceof Act.Untrack);
    }
}
