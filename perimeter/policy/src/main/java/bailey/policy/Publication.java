package bailey.policy;

import bailey.packet.Address;
import bailey.packet.Family;
import bailey.packet.Prefix;
import bailey.packet.Selector;
import java.util.List;
import java.util.Optional;

/// A door from outside: the flow and its NAT, one fact. `address` is the published IPv4 address that leads to
/// the only host, or empty for `own`: the hosts' own public addresses, without NAT. `from` is empty for every
/// external zone. `exposed` means all that is unclaimed on the address, and then there are no doors.
public record Publication(
        Optional<Address> address,
        List<Host> hosts,
        List<Door> doors,
        boolean exposed,
        List<Endpoint> from,
        Terms terms,
        String text,
        Origin origin)
        implements Line {
    /// What is published (`outside`), and what it is on the host (`inside`): equal, or one port for another.
    public record Door(Selector outside, Selector inside) {
        public boolean mapped() {
            return !outside.equals(inside);
        }
    }

    public Publication {
        hosts = List.copyOf(hosts);
        doors = List.copyOf(doors);
        from = List.copyOf(from);
    }

    /// Who may come: those of `from`, or every external zone of `zones`.
    public List<Endpoint> sources(List<Zone> zones) {
        return from.isEmpty()
                ? zones.stream()
                        .filter(z -> z.role() == Role.EXTERNAL)
                        .<Endpoint>map(z -> z)
                        .toList()
                : from;
    }

    /// Whether this is what is published.
    public boolean at(Address published) {
        return address.filter(published::equals).isPresent();
    }

    /// The IPv4 address of the host that a published address leads to.
    public Address inside() {
        return hosts.getFirst().addresses().stream()
                .filter(p -> p.family() == Family.IPV4)
                .map(Prefix::base)
                .findFirst()
                .orElseThrow();
    }
}
