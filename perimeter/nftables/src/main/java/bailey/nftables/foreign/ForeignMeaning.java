package bailey.nftables.foreign;

import bailey.nftables.foreign.ForeignChain.Kind;
import bailey.packet.AddressSet;
import bailey.packet.Box;
import bailey.packet.Circumstances;
import bailey.packet.Family;
import bailey.packet.Field;
import bailey.packet.FlowState;
import bailey.packet.Interfaces;
import bailey.packet.PacketSet;
import bailey.packet.PacketSpace;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What someone's packet filter lets pass, as sets: the conjunction over all base chains of a way in every table, where
/// a
/// drop is final and an acceptance ends its own chain only. Packets are as they arrive, before this machine rewrites
/// them; of a flow that has begun they are as the filter sees them. [ForeignWalk] is its naive twin.
public final class ForeignMeaning {
    /// Where a chain means the same whoever calls it.
    private record Place(Outlook outlook, Kind kind) {}

    private final ForeignRuleset ruleset;
    private final Devices devices;
    private final Keeping keeping;
    private final PacketSpace space;
    private final Turning turning;
    private final boolean untracks;
    private final Map<Outlook, FactSets> facts = new HashMap<>();
    private final Map<Place, IdentityHashMap<ForeignChain, Summary>> calm = new HashMap<>();

    /// @param own the machine's addresses, where they are known
    public ForeignMeaning(ForeignRuleset ruleset, Devices devices, Optional<AddressSet> own, PacketSpace space) {
        this.ruleset = ruleset;
        this.devices = devices;
        this.keeping = new Keeping(own);
        this.space = space;
        this.turning = new Turning(space);
        this.untracks = Hooked.untracks(ruleset);
    }

    /// The packets that pass on a way: `surely` when they are ordinary ones at a calm moment (see [Condition.Beyond]);
    /// no packet outside `maybe` ever does.
    ///
    /// @throws bailey.packet.TooManyNodes when the sets outgrow their space: then nothing is known
    public Bounds passing(Way way) {
        return new Bounds(fates(way, Supposing.ORDINARY).dropped.complement(), fates(way, Supposing.NOTHING).passed);
    }

    /// The packets that may be rewritten on a way, when they are ordinary ones: those of the chains met first come
    /// first. Packets are as each chain meets them, whatever an earlier chain does.
    public List<Rewritten> rewritten(Way way) {
        return Hooked.on(way, ruleset).stream()
                .flatMap(hooked -> {
                    var outlook = Outlook.of(hooked.base(), untracks);
                    var conditions = new ConditionSets(space, facts(outlook), Supposing.ORDINARY, keeping);
                    var here = new ChainSets(space, hooked, conditions, calm(outlook, hooked))
                            .base()
                            .of(meets(hooked).maybe());
                    var others = here.accepted()
                            .union(here.dropped())
                            .union(meets(hooked).surely().complement());
                    return here.turned().stream()
                            .map(t -> new Rewritten(
                                    new Bounds(t.packets().minus(others), t.packets()), t.end(), t.target()));
                })
                .toList();
    }

    /// Those that may pass and those that may be dropped.
    private record Fates(PacketSet passed, PacketSet dropped) {}

    private Fates fates(Way way, Supposing supposing) {
        var fates = new Fates(space.all(), space.empty());
        for (var hooked : Hooked.on(way, ruleset).reversed()) {
            fates = before(fates, hooked, way, supposing);
        }
        return fates;
    }

    /// From a base chain on, where those after it are known.
    private Fates before(Fates after, Hooked hooked, Way way, Supposing supposing) {
        var outlook = Outlook.of(hooked.base(), untracks);
        var conditions = new ConditionSets(space, facts(outlook), supposing, keeping);
        var summary = new ChainSets(space, hooked, conditions, calm(outlook, hooked)).base();
        var meets = meets(hooked);
        var here = summary.of(meets.maybe());
        var stays = here.accepted().union(meets.surely().complement());
        var lost = outlook.tracked() ? space.empty() : here.untracked();
        var fates = new Fates(kept(stays, after.passed, lost), here.dropped().union(kept(stays, after.dropped, lost)));
        for (var turned : here.turned()) {
            fates = turned(fates, after, turned, way);
        }
        return fates;
    }

    /// The packets among those that stay as they are which may have this fate, those included that lose their flow on
    /// the way.
    private PacketSet kept(PacketSet stays, PacketSet fate, PacketSet lost) {
        var untracked =
                fate.intersect(state(FlowState.UNTRACKED)).forget(Field.STATE).intersect(lost);
        return stays.intersect(fate.union(untracked));
    }

    private Fates turned(Fates fates, Fates after, Summary.Turned turned, Way way) {
        if (turned.target() instanceof Target.Self && turned.end() == End.DESTINATION && way == Way.FORWARDED) {
            return new Fates(
                    fates.passed, fates.dropped.union(turned.packets())); // it is taken in, and goes no further
        }
        var passed = turning.before(after.passed, turned.end(), turned.target()).intersect(turned.packets());
        var dropped =
                turning.before(after.dropped, turned.end(), turned.target()).intersect(turned.packets());
        return new Fates(fates.passed.union(passed), fates.dropped.union(dropped));
    }

    private FactSets facts(Outlook outlook) {
        return facts.computeIfAbsent(outlook, o -> new FactSets(space, o, devices));
    }

    private IdentityHashMap<ForeignChain, Summary> calm(Outlook outlook, Hooked hooked) {
        return calm.computeIfAbsent(new Place(outlook, hooked.base().kind()), _ -> new IdentityHashMap<>());
    }

    /// The packets that come to a base chain at all.
    private Bounds meets(Hooked hooked) {
        var meets = family(hooked).and(device(hooked));
        if (hooked.base().kind() != Kind.NAT) {
            return meets;
        }
        var begins = state(FlowState.NEW);
        var flows = new Bounds(begins, begins.union(state(FlowState.RELATED)));
        var fresh = hooked.rewrites() == End.DESTINATION
                ? space.of(Box.ANY.in(Circumstances.ANY.translated(false)))
                : space.all();
        return meets.and(flows).and(Bounds.exactly(fresh));
    }

    private PacketSet state(FlowState state) {
        return space.of(Box.ANY.in(Circumstances.ANY.states(state)));
    }

    private Bounds family(Hooked hooked) {
        var seen = List.of(Family.values()).stream()
                .filter(f -> hooked.table().family().sees(f))
                .map(f -> space.of(Box.ANY.of(f)))
                .toList();
        return Bounds.exactly(space.union(seen));
    }

    private Bounds device(Hooked hooked) {
        var names = hooked.base().devices();
        var numbers = Interfaces.of(names.stream().mapToInt(devices::number).toArray());
        var on = switch (hooked.base().station()) {
            case INGRESS -> Circumstances.ANY.in(numbers);
            case EGRESS -> Circumstances.ANY.out(numbers);
            case PREROUTING, INPUT, FORWARD, OUTPUT, POSTROUTING -> Circumstances.ANY;
        };
        boolean unnamed = names.isEmpty() && !on.equals(Circumstances.ANY);
        return unnamed ? new Bounds(space.empty(), space.all()) : Bounds.exactly(space.of(Box.ANY.in(on)));
    }
}
