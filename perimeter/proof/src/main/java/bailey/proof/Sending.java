package bailey.proof;

import bailey.packet.AddressSet;
import bailey.packet.Box;
import bailey.packet.Circumstances;
import bailey.packet.Family;
import bailey.packet.Interfaces;
import bailey.packet.PacketSet;
import bailey.packet.PacketSpace;
import bailey.policy.Firewall;
import bailey.policy.Place;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a site lets one machine of a firewall begin itself: docs/meaning.md, step 9 (`Meaning.sent`), for all packets
/// at
/// once. They come in by the number of the machine itself, as [Beginnings] counts legs.
final class Sending {
    private final Terrain terrain;
    private final Firewall here;
    private final PacketSpace space;
    private final AddressSet own;
    private final Whereabouts whereabouts;

    Sending(Terrain terrain, Firewall here, Firewall.Member machine, PacketSpace space) {
        this.terrain = terrain;
        this.here = here;
        this.space = space;
        this.own = Beginnings.own(machine);
        this.whereabouts = new Whereabouts(terrain, here);
    }

    /// Packets from the machine's addresses that leave by some leg for elsewhere.
    PacketSet questions() {
        var outs =
                new Interfaces(IntStream.range(0, here.zones().size()).boxed().collect(Collectors.toSet()), false);
        return space.of(Box.ANY
                .from(own)
                .to(AddressSet.ALL.minus(whereabouts.destinations(here)))
                .in(itself().out(outs)));
    }

    /// What is among `granted`.
    PacketSet of(Granted granted) {
        var parts = new ArrayList<PacketSet>();
        for (var family : Family.values()) {
            Stream.<Place>concat(
                            terrain.site().firewalls().stream().filter(f -> !f.equals(here)),
                            terrain.site().zones().stream())
                    .forEach(to -> to(to, family).ifPresent(parts::add));
        }
        return space.union(parts).intersect(granted.straight(true));
    }

    private Optional<PacketSet> to(Place to, Family family) {
        return terrain.paths()
                .between(here, to)
                .flatMap(path -> path.getFirst().out())
                .map(out -> space.of(Box.ANY
                        .from(own)
                        .to(whereabouts.answerable(to, out, family))
                        .in(itself().out(Interfaces.of(here.zones().indexOf(out))))));
    }

    private Circumstances itself() {
        return Circumstances.ANY.in(Interfaces.of(here.zones().size()));
    }
}
