package bailey.proof;

import bailey.nftables.Toward;
import bailey.packet.Address;
import bailey.packet.AddressSet;
import bailey.packet.Box;
import bailey.packet.Circumstances;
import bailey.packet.Family;
import bailey.packet.Interfaces;
import bailey.packet.PacketSet;
import bailey.packet.PacketSpace;
import bailey.policy.Firewall;
import bailey.policy.NatLine;
import bailey.policy.Role;
import bailey.policy.Zone;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// With which source packets are to leave one machine of a firewall: docs/meaning.md, step 8, for all packets at once.
final class Departures {
    private final Terrain terrain;
    private final Firewall here;
    private final Firewall.Member machine;
    private final PacketSpace space;
    private final AddressSet own;

    Departures(Terrain terrain, Firewall here, Firewall.Member machine, PacketSpace space) {
        this.terrain = terrain;
        this.here = here;
        this.machine = machine;
        this.space = space;
        this.own = AddressSet.union(here.members().stream().map(Beginnings::own).toList());
    }

    /// Packets that are for `toward` by now, by the source that they are to leave with; none: their own.
    Map<Optional<Address>, PacketSet> of(Toward toward, PacketSet packets) {
        var leaving = new LinkedHashMap<Optional<Address>, PacketSet>();
        var left = packets;
        for (var leg : here.zones()) {
            if (toward.host().isPresent()) {
                var turned = left.intersect(between(Interfaces.of(number(leg)), leg));
                put(leaving, speaking(leg), turned);
                left = left.minus(turned);
            }
            if (leg.role() == Role.EXTERNAL) {
                left = translated(leg, left, leaving);
            }
        }
        put(leaving, Optional.empty(), left);
        return leaving;
    }

    private PacketSet translated(Zone leg, PacketSet packets, Map<Optional<Address>, PacketSet> leaving) {
        var lines =
                terrain.site().nat().stream().filter(n -> n.to().equals(leg)).toList();
        var left = packets;
        for (var line : lines) {
            var some = space.of(Box.ANY
                            .of(Family.IPV4)
                            .from(smallest(line, lines).of(Family.IPV4).minus(own)))
                    .intersect(between(Interfaces.ANY, leg))
                    .intersect(left);
            put(leaving, line.address().or(() -> speaking(leg)), some);
            left = left.minus(some);
        }
        return left;
    }

    /// The sources of a line that no other has without having them all.
    private AddressSet smallest(NatLine line, List<NatLine> lines) {
        var mine = sources(line);
        var others =
                lines.stream().map(this::sources).filter(s -> !s.contains(mine)).toList();
        return mine.minus(AddressSet.union(others));
    }

    private AddressSet sources(NatLine line) {
        return terrain.ground().of(line.from());
    }

    private PacketSet between(Interfaces in, Zone out) {
        return space.of(Box.ANY.of(Family.IPV4).in(Circumstances.ANY.in(in).out(Interfaces.of(number(out)))));
    }

    private int number(Zone leg) {
        return here.zones().indexOf(leg);
    }

    private Optional<Address> speaking(Zone leg) {
        return here.speaking(machine, leg, Family.IPV4);
    }

    private static void put(Map<Optional<Address>, PacketSet> leaving, Optional<Address> source, PacketSet some) {
        leaving.merge(source, some, PacketSet::union);
    }
}
