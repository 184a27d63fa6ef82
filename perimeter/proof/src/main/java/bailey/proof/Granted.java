package bailey.proof;

import bailey.packet.AddressSet;
import bailey.packet.Box;
import bailey.packet.PacketSet;
import bailey.packet.PacketSpace;
import bailey.packet.Selector;
import bailey.policy.Grant;
import bailey.policy.Grant.Condition;
import bailey.policy.Line;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Predicate;

/// What a site grants, as sets of packets: by what a packet must have gone through for it.
final class Granted {
    private final PacketSpace space;
    private final PacketSet anyhow;
    private final PacketSet here;
    private final PacketSet later;
    private final IdentityHashMap<Line, PacketSet> byDoor = new IdentityHashMap<>();
    private final IdentityHashMap<Opening, PacketSet> through = new IdentityHashMap<>();

    Granted(PacketSpace space, List<Grant> grants) {
        this.space = space;
        this.anyhow = set(grants, g -> g.condition() instanceof Condition.Any);
        var doors = grants.stream()
                .filter(g -> g.condition() instanceof Condition.Rewritten)
                .toList();
        doors.forEach(g -> byDoor.merge(g.line(), space.of(box(g)), PacketSet::union));
        this.here = anyhow.union(set(grants, g -> g.condition() instanceof Condition.Unrewritten));
        this.later = here.union(space.union(byDoor.values()));
    }

    private PacketSet set(Collection<Grant> grants, Predicate<Grant> some) {
        return space.of(grants.stream().filter(some).map(Granted::box).toList());
    }

    private static Box box(Grant grant) {
        return Box.between(grant.sources(), grant.destinations(), grant.selectors());
    }

    /// What may begin as it is. At the first firewall of its path a door's grant counts for what came by the door
    /// alone; later ones cannot tell.
    PacketSet straight(boolean first) {
        return first ? here : later;
    }

    /// What may begin by a door, as it is before the door rewrites it.
    PacketSet through(Opening opening) {
        return through.computeIfAbsent(opening, this::rewritten);
    }

    private PacketSet rewritten(Opening opening) {
        var inside = anyhow.union(byDoor.getOrDefault(opening.publication(), space.empty()));
        return inside.ifDestination(opening.host(), opening.port())
                .intersect(asking(opening, opening.outside()))
                .minus(asking(opening, opening.but()));
    }

    private PacketSet asking(Opening opening, List<Selector> services) {
        return space.of(Box.ANY.to(AddressSet.of(opening.address())).of(services));
    }
}
