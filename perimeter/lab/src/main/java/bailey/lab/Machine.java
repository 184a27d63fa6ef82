package bailey.lab;

import bailey.packet.Address;
import bailey.packet.Family;
import bailey.policy.Firewall;
import bailey.policy.Host;
import bailey.policy.Zone;
import java.util.List;
import java.util.Optional;

/// One machine of the lab, a network namespace of its own.
public record Machine(String name, Kind kind, List<Port> ports) {
    /// What stands in the namespace.
    public sealed interface Kind {
        /// A host that the file names; of a prefix, its first address.
        record Named(Host host) implements Kind {}

        /// A machine of a zone that the file does not name.
        record Unnamed() implements Kind {}

        /// A machine of a firewall.
        record Wall(Firewall firewall, Firewall.Member member) implements Kind {}
    }

    /// A device of a machine on the wire of a zone; `number` is unique in the lab.
    public record Port(int number, Zone zone, String device, List<Address> addresses) {
        public Port {
            addresses = List.copyOf(addresses);
        }

        /// The first address of a family, by which others speak to it.
        public Optional<Address> address(Family family) {
            return addresses.stream().filter(a -> a.family() == family).findFirst();
        }

        /// The locally administered station address (IEEE 802) made of its number.
        public byte[] mac() {
            return mac(0, number);
        }

        /// That of the wire's end of the cable.
        public byte[] farMac() {
            return mac(1, number);
        }

        private static byte[] mac(int end, int number) {
            return new byte[] {0x02, (byte) 0xba, (byte) end, 0, (byte) (number >>> 8), (byte) number};
        }

        /// The name of the wire's end of the cable.
        public String far() {
            return "p" + number;
        }
    }

    public Machine {
        ports = List.copyOf(ports);
    }

    public Optional<Firewall> firewall() {
        return kind instanceof Kind.Wall(var firewall, var _) ? Optional.of(firewall) : Optional.empty();
    }

    public Optional<Port> port(Zone zone) {
        return ports.stream().filter(p -> p.zone().equals(zone)).findFirst();
    }

    /// The only port of a host.
    public Port port() {
        return ports.getFirst();
    }

    public boolean owns(Address address) {
        return ports.stream().anyMatch(p -> p.addresses().contains(address));
    }

    @Override
    public String toString() {
        return name;
    }
}
