package bailey.audit;

import bailey.nftables.foreign.Bounds;
import bailey.packet.AddressSet;
import bailey.packet.Box;
import bailey.packet.PacketSet;
import bailey.packet.Ports;
import bailey.packet.Protocol;
import bailey.packet.Selector;
import bailey.policy.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Nothing reaches an inward zone straight from an external one; what is sent on by a door is published-in-dmz's
/// matter. Nor does it reach the firewall itself.
record NoBypass(Present present) implements Judge {
    @Override
    public List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        for (var from : present.terrain().zones(Role.EXTERNAL)) {
            for (var to : present.terrain().inward()) {
                present.finding(
                                AuditLaw.NO_BYPASS,
                                straight(from, to),
                                from.name() + " reaches " + to.name() + " straight")
                        .ifPresent(findings::add);
            }
            new Itself(present, from).any().ifPresent(findings::add);
        }
        return findings;
    }

    private Bounds straight(AuditZone from, AuditZone to) {
        var terrain = present.terrain();
        var doors = present.doors();
        var behind =
                terrain.space().union(doors.all().stream().map(this::behind).toList());
        return doors.straight(
                present.forwarded().within(terrain.between(from, to).minus(behind)));
    }

    /// What a door leads to, asked for by its inner address: the same host and port, no more.
    private PacketSet behind(Door door) {
        var ports = door.target().ports();
        var space = present.terrain().space();
        var here = Box.ANY.to(AddressSet.of(door.address()));
        if (ports.isPresent()) {
            return space.of(here.of(both(ports.get())));
        }
        var served = door.arrivals().maybe().boxes(1_000).stream()
                .map(b -> here.of(b.selectors()))
                .toList();
        return space.of(served);
    }

    private static List<Selector> both(Ports ports) {
        return Stream.of(Protocol.TCP, Protocol.UDP)
                .map(p -> new Selector(p, ports))
                .toList();
    }
}
