package bailey.nftables.foreign;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A machine's present packet filter, whoever wrote it: its tables in the order in which they were listed, and
/// tables whose kind no routed packet meets.
public record ForeignRuleset(List<ForeignTable> tables, List<Aside> asides) {
    /// A table that routed packets do not meet, such as `bridge`'s or `arp`'s.
    public record Aside(String family, String name) {}

    /// Where the reader did not understand a rule: the rule, and the part of it. Such a part may match and may not.
    public record Doubt(ForeignTable table, ForeignChain chain, ForeignRule rule, String text) {
        @Override
        public String toString() {
            return table + " " + chain.name() + ", " + rule.origin() + ": " + text;
        }
    }

    public ForeignRuleset {
        tables = List.copyOf(tables);
        asides = List.copyOf(asides);
    }

    /// Both together. A table that both have is taken from `other`: `iptables-save` tells more of a table that
    /// `iptables` keeps in nftables than `nft` does.
    public ForeignRuleset with(ForeignRuleset other) {
        var all = new ArrayList<>(tables);
        all.removeIf(mine -> other.tables.stream().anyMatch(mine::sameName));
        all.addAll(other.tables);
        return new ForeignRuleset(
                all, Stream.concat(asides.stream(), other.asides.stream()).toList());
    }

    /// All that was not understood.
    public List<Doubt> doubts() {
        var doubts = new ArrayList<Doubt>();
        for (var table : tables) {
            for (var chain : table.chains()) {
                for (var rule : chain.rules()) {
                    rule.doubts().forEach(text -> doubts.add(new Doubt(table, chain, rule, text)));
                }
            }
        }
        return doubts;
    }

    public Optional<ForeignTable> table(ForeignTable.Family family, String name) {
        return tables.stream()
                .filter(t -> t.family() == family && t.name().equals(name))
                .findFirst();
    }
}
