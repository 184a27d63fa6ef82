package bailey.policy;

import bailey.packet.Address;
import bailey.packet.AddressSet;
import bailey.packet.Family;
import bailey.packet.Packet;
import bailey.packet.Prefix;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Step 8 of the meaning: the source that a packet leaves with.
public final class Nat {
    private final Site site;
    private final Ground ground;
    private final Map<Zone, AddressSet> translated = new HashMap<>();

    public Nat(Site site, Ground ground) {
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

    /// The private IPv4 addresses of `from` that would leave to `to` as they are, since no line names them. A firewall
    /// with a leg there speaks from that.
    public synchronized AddressSet untranslated(Endpoint from, Zone to) {
        Stream<Prefix> prefixes = switch (from) {
            case Zone zone -> zone.prefixes().stream();
            case Host host -> addresses(Stream.of(host), to);
            case Group group -> addresses(group.hosts().stream(), to);
            case Firewall firewall when firewall.touches(to) -> Stream.of();
            case Firewall firewall ->
                firewall.legs().flatMap(l -> l.addresses().stream()).map(Prefix::of);
        };
        var mine = prefixes.filter(p -> p.family() == Family.IPV4 && Ground.isPrivate(p))
                .toList();
        return AddressSet.of(mine).intersect(ground.of(from)).minus(translated.computeIfAbsent(to, this::translated));
    }

    private static Stream<Prefix> addresses(Stream<Host> hosts, Zone to) {
        return hosts.filter(h -> !h.zone().equals(to)).flatMap(h -> h.addresses().stream());
    }

    private AddressSet translated(Zone to) {
        return AddressSet.union(site.nat().stream()
                .filter(n -> n.to().equals(to))
                .map(this::sources)
                .toList());
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
