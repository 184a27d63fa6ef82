package bailey.proof;

import bailey.packet.AddressSet;
import bailey.policy.Firewall;
import bailey.policy.Place;
import bailey.policy.Role;
import bailey.policy.Zone;
import java.util.List;
import java.util.Optional;

/// What one side of a grant has in one zone: machines of the zone, or a firewall's addresses on its leg there.
final class Part {
    private final Zone zone;
    private final Optional<Firewall> firewall;
    private final AddressSet addresses;
    private final List<Machine> machines;

    private Part(Zone zone, Optional<Firewall> firewall, AddressSet addresses, List<Machine> machines) {
        this.zone = zone;
        this.firewall = firewall;
        this.addresses = addresses;
        this.machines = List.copyOf(machines);
    }

    static Part of(Zone zone, AddressSet addresses, List<Machine> machines) {
        return new Part(zone, Optional.empty(), addresses, machines);
    }

    static Part of(Zone leg, Firewall firewall, AddressSet addresses) {
        return new Part(leg, Optional.of(firewall), addresses, List.of());
    }

    Zone zone() {
        return zone;
    }

    Optional<Firewall> firewall() {
        return firewall;
    }

    AddressSet addresses() {
        return addresses;
    }

    List<Machine> machines() {
        return machines;
    }

    Place place() {
        return firewall.<Place>map(f -> f).orElse(zone);
    }

    /// Whether it is machines of a zone with the role; of the laws' view a firewall is in no zone.
    boolean in(Role role) {
        return firewall.isEmpty() && zone.role() == role;
    }

    boolean inward() {
        return firewall.isEmpty() && zone.role().inward();
    }

    /// Whether it is to be kept safe from a DMZ host that falls.
    boolean kept() {
        return firewall.isPresent() || zone.role().inward();
    }
}
