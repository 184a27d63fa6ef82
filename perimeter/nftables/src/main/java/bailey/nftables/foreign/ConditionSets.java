package bailey.nftables.foreign;

import bailey.nftables.foreign.Elements.Element;
import bailey.packet.Box;
import bailey.packet.Circumstances;
import bailey.packet.FlowState;
import bailey.packet.PacketSet;
import bailey.packet.PacketSpace;
import bailey.packet.Protocol;
import bailey.packet.Selector;
import java.util.List;
import java.util.Set;

/// The packets for which a condition holds, as a chain at its place sees them. What [Looking] is for one packet.
final class ConditionSets {
    private static final int SYN = 2;

    private final PacketSpace space;
    private final Supposing supposing;
    private final Keeping keeping;
    private final FactSets facts;
    private boolean hangs;

    ConditionSets(PacketSpace space, FactSets facts, Supposing supposing, Keeping keeping) {
        this.space = space;
        this.supposing = supposing;
        this.keeping = keeping;
        this.facts = facts;
    }

    private boolean nothingSupposed() {
        hangs = true;
        return supposing == Supposing.NOTHING;
    }

    /// Whether, since this was last set to `before`, an answer has hung on what is supposed.
    boolean hangs(boolean before) {
        boolean did = hangs;
        hangs = before;
        return did;
    }

    private Bounds unknown() {
        return new Bounds(space.empty(), space.all());
    }

    Bounds holds(Condition condition) {
        return switch (condition) {
            case Condition.Is(var fact, boolean is, var spans) ->
                having(List.of(fact), facts.in(fact, spans).when(is));
            case Condition.In(var key, boolean in, var set) ->
                having(key, member(key, set).when(in));
            case Condition.Flags(int mask, boolean is, int value) ->
                flags(mask, value).when(is);
            case Condition.Kept(var end, boolean is, var kinds) ->
                kept(end, kinds).when(is);
            case Condition.Beyond(var _, var ordinary) ->
                nothingSupposed()
                        ? unknown()
                        : switch (ordinary) {
                            case YES -> Bounds.exactly(space.all());
                            case NO -> Bounds.exactly(space.empty());
                            case MAYBE -> unknown();
                        };
            case Condition.Unknown _ -> unknown();
        };
    }

    private Bounds having(List<Fact> key, Bounds bounds) {
        var all = bounds;
        for (var fact : key) {
            var lacking = facts.lacking(fact);
            all = lacking.isEmpty() ? all : all.and(Bounds.exactly(lacking.complement()));
        }
        return all;
    }

    private Bounds member(List<Fact> key, Elements set) {
        if (set.changing() && nothingSupposed()) {
            return unknown();
        }
        var all = set.elements().stream().map(e -> element(key, e)).toList();
        return new Bounds(
                space.union(all.stream().map(Bounds::surely).toList()),
                space.union(all.stream().map(Bounds::maybe).toList()));
    }

    private Bounds element(List<Fact> key, Element element) {
        var all = Bounds.exactly(space.all());
        for (int i = 0; i < key.size(); i++) {
            all = all.and(facts.in(key.get(i), List.of(element.key().get(i))));
        }
        return all;
    }

    /// As [#element], of a map that may have lost it.
    Bounds element(List<Fact> key, Elements map, Element element) {
        var has = element(key, element);
        return map.changing() && nothingSupposed() ? new Bounds(space.empty(), has.maybe()) : has;
    }

    private Bounds flags(int mask, int value) {
        if (nothingSupposed()) {
            return unknown();
        }
        var syn = begins();
        return (SYN & mask) == value ? new Bounds(syn, space.all()) : new Bounds(space.empty(), syn.complement());
    }

    private PacketSet begins() {
        return space.of(Box.ANY.of(List.of(Selector.all(Protocol.TCP))).in(Circumstances.ANY.states(FlowState.NEW)));
    }

    private Bounds kept(End end, Set<AddressKind> kinds) {
        return new Bounds(at(end, keeping.surely(kinds)), at(end, keeping.maybe(kinds)));
    }

    private PacketSet at(End end, bailey.packet.AddressSet addresses) {
        return space.of(end == End.SOURCE ? Box.ANY.from(addresses) : Box.ANY.to(addresses));
    }
}
