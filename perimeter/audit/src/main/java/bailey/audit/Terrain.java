package bailey.audit;

import bailey.nftables.foreign.Devices;
import bailey.packet.Address;
import bailey.packet.AddressSet;
import bailey.packet.Box;
import bailey.packet.Circumstances;
import bailey.packet.Direction;
import bailey.packet.Family;
import bailey.packet.FlowState;
import bailey.packet.Interfaces;
import bailey.packet.PacketSet;
import bailey.packet.PacketSpace;
import bailey.packet.Prefix;
import bailey.packet.Protocol;
import bailey.packet.Selector;
import bailey.policy.Role;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The zones around a firewall as sets: whose a device and an address is, and which packets come from where. Packets
/// are ones that would begin a flow, as they arrive.
final class Terrain {
    /// Addresses that a packet between networks may bear (LAWS: not unicast is the rest).
    static final AddressSet UNICAST = AddressSet.of(Stream.of(
                            "0.0.0.0/8",
                            "127.0.0.0/8",
                            "169.254.0.0/16",
                            "224.0.0.0/3",
                            "::/127",
                            "fe80::/10",
                            "ff00::/8")
                    .map(Prefix::of)
                    .toList())
            .complement();

    /// No program's (RFC 3692).
    private static final Protocol EXPERIMENTAL = new Protocol(253);

    private final List<AuditZone> zones;
    private final Devices devices;
    private final PacketSpace space;
    private final PacketSet begins;

    /// @param named the devices that rules name, beside those of the zones
    Terrain(List<AuditZone> zones, List<String> named, Set<Family> families, PacketSpace space) {
        this.zones = List.copyOf(zones);
        this.space = space;
        var names = new LinkedHashSet<String>();
        zones.forEach(z -> names.addAll(z.devices()));
        names.addAll(named);
        names.add("lo");
        this.devices = new Devices(List.copyOf(names));
        var fresh = new Circumstances(
                Interfaces.ANY, Interfaces.ANY, Set.of(FlowState.NEW), Set.of(Direction.ORIGINAL), Set.of(false));
        var seen = families.stream().map(f -> space.of(Box.ANY.of(f).in(fresh))).toList();
        this.begins = space.union(seen);
    }

    List<AuditZone> zones() {
        return zones;
    }

    List<AuditZone> zones(Role role) {
        return zones.stream().filter(z -> z.role() == role).toList();
    }

    List<AuditZone> inward() {
        return zones.stream().filter(z -> z.role().inward()).toList();
    }

    Devices devices() {
        return devices;
    }

    PacketSpace space() {
        return space;
    }

    /// All packets that would begin a flow.
    PacketSet begins() {
        return begins;
    }

    /// Those that are for the firewall itself: they leave by no device.
    PacketSet inside() {
        return begins.intersect(space.of(Box.ANY.in(Circumstances.ANY.out(Interfaces.of(Devices.NONE)))));
    }

    /// Those that the firewall itself sends: they came by no device.
    PacketSet sent() {
        return begins.intersect(space.of(Box.ANY.in(Circumstances.ANY.in(Interfaces.of(Devices.NONE)))));
    }

    /// Those of one family that come by a device which no rule and no zone names, and leave by another such.
    PacketSet unspoken(Family family) {
        int last = devices.names().size();
        var nowhere = Circumstances.ANY.in(Interfaces.of(last + 1)).out(Interfaces.of(last + 2));
        var plain = Box.ANY.of(family).of(List.of(Selector.all(EXPERIMENTAL))).in(nowhere);
        return begins.intersect(space.of(plain))
                .intersect(space.of(Box.ANY.from(UNICAST).to(UNICAST)));
    }

    /// The firewall's own addresses, where any was named.
    Optional<AddressSet> own() {
        var own = zones.stream().flatMap(z -> z.own().stream()).toList();
        return own.isEmpty() ? Optional.empty() : Optional.of(AddressSet.of(own.toArray(Address[]::new)));
    }

    /// Its prefixes less narrower ones of others; of a zone without any, and of an external one, what is left.
    AddressSet addresses(AuditZone zone) {
        if (zone.role() == Role.EXTERNAL || zone.prefixes().isEmpty()) {
            var claimed = AddressSet.of(zones.stream()
                    .filter(z -> z.role() != Role.EXTERNAL)
                    .flatMap(z -> z.prefixes().stream())
                    .toList());
            return UNICAST.minus(claimed);
        }
        var mine = AddressSet.of(zone.prefixes());
        var narrower = zones.stream()
                .filter(z -> !z.equals(zone))
                .flatMap(z -> z.prefixes().stream())
                .filter(p -> zone.prefixes().stream().anyMatch(q -> q.contains(p) && q.length() < p.length()))
                .toList();
        return mine.minus(AddressSet.of(narrower)).intersect(UNICAST);
    }

    /// Whether it is known which addresses are the zone's.
    static boolean knows(AuditZone zone) {
        return zone.role() == Role.EXTERNAL || !zone.prefixes().isEmpty();
    }

    Interfaces at(AuditZone zone) {
        if (zone.devices().isEmpty()) {
            var others = new ArrayList<Integer>(List.of(Devices.NONE, devices.number("lo")));
            zones.forEach(z -> z.devices().forEach(d -> others.add(devices.number(d))));
            return Interfaces.allBut(others.stream().mapToInt(n -> n).toArray());
        }
        return Interfaces.of(zone.devices().stream().mapToInt(devices::number).toArray());
    }

    /// Coming in from a zone, whatever the source.
    PacketSet entering(AuditZone zone) {
        return begins.intersect(space.of(Box.ANY.in(Circumstances.ANY.in(at(zone)))));
    }

    /// Leaving to a zone, whatever the destination.
    PacketSet leaving(AuditZone zone) {
        return begins.intersect(space.of(Box.ANY.in(Circumstances.ANY.out(at(zone)))));
    }

    /// Coming in from a zone with a source of it.
    PacketSet from(AuditZone zone) {
        return entering(zone).intersect(space.of(Box.ANY.from(addresses(zone))));
    }

    /// From a zone to addresses of another.
    PacketSet between(AuditZone from, AuditZone to) {
        return from(from).intersect(leaving(to)).intersect(space.of(Box.ANY.to(addresses(to))));
    }

    /// The zone that a device is of.
    Optional<AuditZone> zoneOf(int device) {
        return zones.stream().filter(z -> at(z).contains(device)).findFirst();
    }
}
