package bailey.proof;

import bailey.packet.AddressSet;
import bailey.policy.Host;
import bailey.policy.Mark;
import bailey.policy.Zone;
import java.util.Optional;

/// A machine that can be taken over: a host of the file, or what stands in a zone and has no name there. All
/// nameless ones of a zone are alike, so they are one here. Two are equal when they are the same object.
final class Machine {
    private final String name;
    private final Zone zone;
    private final Optional<Host> host;
    private final AddressSet addresses;
    private final boolean single;

    private Machine(String name, Zone zone, Optional<Host> host, AddressSet addresses, boolean single) {
        this.name = name;
        this.zone = zone;
        this.host = host;
        this.addresses = addresses;
        this.single = single;
    }

    static Machine named(Host host, AddressSet addresses) {
        return new Machine(host.name(), host.zone(), Optional.of(host), addresses, host.single());
    }

    /// `addresses` are those of the zone that are no host's.
    static Machine nameless(Zone zone, AddressSet addresses) {
        var name = "a machine of " + zone + " without a name";
        return new Machine(name, zone, Optional.empty(), addresses, false);
    }

    String name() {
        return name;
    }

    Zone zone() {
        return zone;
    }

    Optional<Host> host() {
        return host;
    }

    AddressSet addresses() {
        return addresses;
    }

    /// Whether it is one machine. A prefix is many, and so is what has no name: one of them may reach the next.
    boolean single() {
        return single;
    }

    boolean guarded() {
        return host.filter(h -> h.marks().contains(Mark.GUARDED)).isPresent();
    }

    /// What of a set is not the machine itself.
    AddressSet others(AddressSet set) {
        return single ? set.minus(addresses) : set;
    }

    @Override
    public String toString() {
        return name;
    }
}
