package bailey.audit;

import bailey.nftables.foreign.Bounds;
import bailey.nftables.foreign.End;
import bailey.nftables.foreign.ForeignMeaning;
import bailey.nftables.foreign.Rewritten;
import bailey.nftables.foreign.Target;
import bailey.nftables.foreign.Way;
import bailey.packet.Address;
import bailey.packet.PacketSet;
import bailey.policy.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The doors from outside, and all packets whose destination is rewritten to another machine's.
record Doors(List<Door> all, Bounds rewritten) {
    static Doors of(Terrain terrain, ForeignMeaning meaning, Bounds forwarded) {
        var doors = new ArrayList<Door>();
        var surely = new ArrayList<PacketSet>();
        var maybe = new ArrayList<PacketSet>();
        for (var turn : meaning.rewritten(Way.FORWARDED)) {
            if (turn.end() == End.DESTINATION) {
                maybe.add(turn.packets().maybe());
                if (!(turn.target() instanceof Target.Self)) {
                    surely.add(turn.packets().surely());
                }
                for (var from : terrain.zones(Role.EXTERNAL)) {
                    door(terrain, turn, from, forwarded).ifPresent(doors::add);
                }
            }
        }
        return new Doors(
                List.copyOf(doors),
                new Bounds(terrain.space().union(surely), terrain.space().union(maybe)));
    }

    /// Those of a set that keep their destination.
    Bounds straight(Bounds some) {
        return new Bounds(some.surely().minus(rewritten.maybe()), some.maybe().minus(rewritten.surely()));
    }

    private static Optional<Door> door(Terrain terrain, Rewritten turn, AuditZone from, Bounds forwarded) {
        if (!(turn.target() instanceof Target.To to) || to.addresses().isEmpty()) {
            return Optional.empty();
        }
        var address = to.addresses().get().first();
        return terrain.zones().stream()
                .filter(z -> terrain.addresses(z).contains(address))
                .max(Comparator.comparing(z -> z.role() != Role.EXTERNAL))
                .flatMap(zone -> door(terrain, turn.packets(), from, zone, forwarded, address, to));
    }

    private static Optional<Door> door(
            Terrain terrain,
            Bounds packets,
            AuditZone from,
            AuditZone zone,
            Bounds forwarded,
            Address address,
            Target.To to) {
        var arrivals =
                forwarded.within(packets.maybe().intersect(terrain.from(from)).intersect(terrain.leaving(zone)));
        var sure = new Bounds(arrivals.surely().intersect(packets.surely()), arrivals.maybe());
        return arrivals.maybe().isEmpty() ? Optional.empty() : Optional.of(new Door(from, sure, address, to, zone));
    }
}
