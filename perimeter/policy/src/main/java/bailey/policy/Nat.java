package bailey.policy;

import bailey.packet.Address;
import bailey.packet.AddressSet;
import bailey.packet.Family;
import bailey.packet.Packet;
import java.util.Optional;

/// Step 8 of the meaning: the source that a packet leaves with.
final class Nat {
    private final Site site;
    private final Ground ground;

    Nat(Site site, Ground ground) {
        this.site = site;
        this.ground = ground;
    }

    /// As it leaves by the external leg to `out`: from the address that the line with the fewest sources says.
    Packet leaving(Packet packet, Firewall here, Zone out) {
        return packet.family() == Family.IPV6 || here.owns(packet.source())
                ? packet
                : translation(packet.source(), here, out)
                        .map(packet::withSource)
                        .orElse(packet);
    }

    private Optional<Address> translation(Address source, Firewall here, Zone out) {
        var lines = site.nat().stream()
                .filter(n -> n.to().equals(out) && sources(n).contains(source))
                .toList();
        return lines.stream()
                .filter(n -> lines.stream().allMatch(other -> sources(other).contains(sources(n))))
                .findFirst()
                .flatMap(n -> n.address().or(() -> speaking(here, out)));
    }

    private AddressSet sources(NatLine line) {
        return ground.of(line.from());
    }

    /// As it goes back by the leg that it came in by: from that leg, so that answers come back by the firewall too.
    static Packet turned(Packet packet, Firewall here, Zone leg) {
        return packet.family() == Family.IPV6
                ? packet
                : speaking(here, leg).map(packet::withSource).orElse(packet);
    }

    /// The address that a leg bears to others; of a pair that has none in common, the first member's.
    private static Optional<Address> speaking(Firewall here, Zone leg) {
        return here.speaking(here.members().getFirst(), leg, Family.IPV4);
    }
}
