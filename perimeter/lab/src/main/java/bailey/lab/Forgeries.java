package bailey.lab;

import bailey.lab.Machine.Port;
import bailey.packet.Address;
import bailey.packet.Family;
import bailey.packet.Packet;
import bailey.packet.Ports;
import bailey.packet.Protocol;
import bailey.packet.Selector;
import bailey.policy.Grant;
import bailey.policy.Meaning;
import bailey.policy.Zone;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Sources that do not belong where they are sent from, and what to ask for with them: what they would be
/// granted at home.
final class Forgeries {
    /// A packet to forge, for a machine.
    record Target(Machine machine, Packet packet) {}

    private static final List<Address> NOWHERE = Stream.of(
                    "127.0.0.1", "224.0.0.1", "169.254.7.7", "10.99.99.99", "fe80::bad", "::ffff:127.0.0.1", "::7f00:1")
            .map(Address::of)
            .toList();

    private static final int MOST = 2;

    private final Topology topology;

    Forgeries(Topology topology) {
        this.topology = topology;
    }

    /// Sources to forge on the wire of `zone`: machines of every other zone, firewalls' own addresses,
    /// published ones, and what is no unicast address.
    List<Address> on(Zone zone) {
        var elsewhere = topology.site().zones().stream()
                .filter(z -> !z.equals(zone))
                .flatMap(z -> topology.on(z).stream()
                        .filter(m -> m.firewall().isEmpty())
                        .limit(MOST)
                        .flatMap(m -> m.port().addresses().stream()));
        var walls = topology.machines().stream()
                .filter(m -> m.firewall().isPresent())
                .flatMap(m -> m.ports().stream())
                .flatMap(p -> p.addresses().stream());
        var published = topology.site().published().stream();
        return Stream.of(elsewhere, unheld(zone), walls, published, mapped(zone), NOWHERE.stream(), broadcast(zone))
                .flatMap(s -> s)
                .distinct()
                .toList();
    }

    /// An address that nobody has of every prefix of every other zone.
    private Stream<Address> unheld(Zone zone) {
        return topology.site().zones().stream()
                .filter(z -> !z.equals(zone))
                .flatMap(z -> z.prefixes().stream())
                .flatMap(
                        p -> Stream.iterate(p.last().previous(), Optional::isPresent, a -> a.flatMap(Address::previous))
                                .flatMap(Optional::stream)
                                .takeWhile(p::contains)
                                .limit(64)
                                .filter(a -> topology.holder(a).isEmpty())
                                .limit(1));
    }

    /// The IPv4 addresses of machines of other zones as IPv6 has them (RFC 4291, 2.5.5.2): a server that
    /// listens to both families would take one for the other.
    private Stream<Address> mapped(Zone zone) {
        return topology.site().zones().stream()
                .filter(z -> !z.equals(zone))
                .flatMap(z -> topology.on(z).stream())
                .filter(m -> m.firewall().isEmpty())
                .flatMap(m -> m.port().address(Family.IPV4).stream())
                .limit(MOST)
                .map(a -> new Address(Family.IPV6, 0, 0xffff_0000_0000L | a.low()));
    }

    private static Stream<Address> broadcast(Zone zone) {
        return zone.prefixes().stream()
                .filter(p -> p.family() == Family.IPV4 && p.length() < 31)
                .map(bailey.packet.Prefix::last);
    }

    /// What to ask for with a forged source by way of `leg`: what it is granted, else any machine of another
    /// zone.
    List<Target> targets(Address source, Port leg, Meaning meaning) {
        var granted = granted(source, meaning)
                .filter(t -> t.machine.port(leg.zone()).isEmpty())
                .toList();
        return granted.isEmpty() ? elsewhere(source, leg).stream().toList() : granted;
    }

    /// The first few things that a source is granted.
    Stream<Target> granted(Address source, Meaning meaning) {
        return meaning.grants().stream()
                .filter(g -> g.sources().contains(source) && g.condition() instanceof Grant.Condition.Any)
                .flatMap(g -> target(source, g).stream())
                .limit(MOST);
    }

    private Optional<Target> target(Address source, Grant grant) {
        var selector = asked(grant.selectors());
        return topology.machines().stream()
                .flatMap(m -> m.ports().stream()
                        .flatMap(p -> p.addresses().stream())
                        .filter(a -> grant.destinations().contains(a))
                        .map(a -> new Target(m, Probes.packet(source, a, selector))))
                .filter(t -> !t.machine.owns(source))
                .findFirst();
    }

    /// TCP before all else, so that what comes back is plain to see.
    private static Selector asked(List<Selector> selectors) {
        var asked = selectors.stream()
                .filter(s -> s.protocol().equals(Protocol.TCP))
                .findFirst()
                .orElse(selectors.getFirst());
        return asked.protocol().hasPorts() && asked.ports().low() == 0 ? Selector.tcp(80) : asked;
    }

    private Optional<Target> elsewhere(Address source, Port leg) {
        var selector = new Selector(Protocol.TCP, Ports.of(80));
        return topology.machines().stream()
                .filter(m -> m.firewall().isEmpty() && !m.port().zone().equals(leg.zone()))
                .flatMap(m -> m.port().address(source.family()).stream()
                        .filter(a -> !a.equals(source))
                        .map(a -> new Target(m, Probes.packet(source, a, selector))))
                .findFirst();
    }
}
