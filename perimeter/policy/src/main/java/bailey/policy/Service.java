package bailey.policy;

import bailey.packet.Family;
import bailey.packet.Selector;
import java.util.List;

/// A named kind of traffic: what it is in IPv4 and in IPv6, each sorted and without overlap within a protocol.
public record Service(String name, List<Selector> ipv4, List<Selector> ipv6) {
    public Service {
        ipv4 = List.copyOf(ipv4);
        ipv6 = List.copyOf(ipv6);
    }

    public List<Selector> in(Family family) {
        return switch (family) {
            case IPV4 -> ipv4;
            case IPV6 -> ipv6;
        };
    }

    @Override
    public String toString() {
        return name;
    }
}
