package bailey.lab;

import bailey.lab.Machine.Kind;
import bailey.packet.Address;
import bailey.packet.Family;
import bailey.packet.Prefix;
import bailey.policy.Firewall;
import bailey.policy.Hop;
import bailey.policy.Place;
import bailey.policy.Wire;
import bailey.policy.Zone;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The routes of the machines of a lab, as an administrator would set them: by the site's paths. Attackers have
/// those too, so that they may try to reach a published host straight.
final class Routes {
    private static final Prefix EVERYWHERE4 = Prefix.of("0.0.0.0/0");
    private static final Prefix EVERYWHERE6 = Prefix.of("::/0");

    private final Topology topology;

    Routes(Topology topology) {
        this.topology = topology;
    }

    /// What to route where: a destination and the path of firewalls to it.
    private record Way(Prefix to, Optional<List<Hop>> path) {}

    List<Route> of(Machine machine) {
        var routes = new LinkedHashMap<Prefix, Route>();
        Stream.of(apart(machine), members(machine), straight(machine))
                .flatMap(r -> r)
                .forEach(r -> routes.put(r.to(), r));
        ways(machine)
                .forEach(way ->
                        way.path.flatMap(p -> route(machine, way.to, p)).ifPresent(r -> routes.putIfAbsent(r.to(), r)));
        for (var family : Family.values()) {
            fallback(machine, family).ifPresent(r -> routes.putIfAbsent(r.to(), r));
        }
        return List.copyOf(routes.values());
    }

    /// A host of an isolated wire finds the firewalls on it straight, and in IPv6 its neighbours by way of the
    /// firewall.
    private Stream<Route> apart(Machine machine) {
        if (machine.firewall().isPresent() || machine.port().zone().wire() == Wire.SHARED) {
            return Stream.empty();
        }
        var port = machine.port();
        var walls = topology.on(port.zone()).stream()
                .filter(m -> m.firewall().isPresent())
                .flatMap(m -> m.port(port.zone()).orElseThrow().addresses().stream())
                .map(a -> new Route(Prefix.of(a), Optional.empty(), port.device()));
        var neighbours = port.zone().prefixes().stream()
                .filter(p -> p.family() == Family.IPV6)
                .flatMap(p ->
                        topology.paths().own(port.zone()).flatMap(f -> by(f, port.zone(), p, port.device())).stream());
        return Stream.concat(walls, neighbours);
    }

    /// A zone is one wire: those of its prefixes too in which a machine has no address of its own, though it
    /// has none of the family. A host of an isolated wire asks the firewall.
    private static Stream<Route> straight(Machine machine) {
        boolean wall = machine.firewall().isPresent();
        return machine.ports().stream()
                .filter(port -> wall || port.zone().wire() == Wire.SHARED)
                .flatMap(port -> port.zone().prefixes().stream()
                        .filter(p -> port.addresses().stream().noneMatch(p::contains))
                        .map(p -> new Route(p, Optional.empty(), port.device())));
    }

    /// The members of a pair are asked each by itself: what is for one is not forwarded by the other.
    private Stream<Route> members(Machine machine) {
        return machine.ports().stream()
                .flatMap(port -> topology.on(port.zone()).stream()
                        .filter(m -> m.firewall().filter(Firewall::pair).isPresent())
                        .filter(m -> !m.firewall().equals(machine.firewall()) && leads(machine, port, m))
                        .flatMap(m -> m.ports().stream()
                                .filter(p -> machine.port(p.zone()).isEmpty())
                                .flatMap(p -> p.addresses().stream())
                                .flatMap(a -> m.port(port.zone()).flatMap(p -> p.address(a.family())).stream()
                                        .map(g -> new Route(Prefix.of(a), Optional.of(g), port.device())))));
    }

    /// Whether the way to another firewall's machine leads by a port: two firewalls may stand on several wires.
    private boolean leads(Machine machine, Machine.Port port, Machine to) {
        return machine.firewall().isEmpty()
                || path(machine, to.firewall().orElseThrow())
                        .flatMap(hops -> hops.getFirst().out())
                        .filter(port.zone()::equals)
                        .isPresent();
    }

    private Stream<Way> ways(Machine machine) {
        var site = topology.site();
        var zones = site.zones().stream()
                .filter(z -> machine.port(z).isEmpty())
                .flatMap(z -> reach(z).map(p -> new Way(p, path(machine, z))));
        var published = site.published().stream()
                .filter(a -> !machine.owns(a) && !onWire(machine, a))
                .flatMap(a -> topology.ground().owner(a, topology.paths()).stream()
                        .filter(f -> !machine.firewall().equals(Optional.of(f)))
                        .map(f -> new Way(Prefix.of(a), path(machine, f))));
        var walls = site.firewalls().stream()
                .filter(f -> !machine.firewall().equals(Optional.of(f)))
                .flatMap(f -> f.legs()
                        .filter(l -> machine.port(l.zone()).isEmpty())
                        .flatMap(l -> l.addresses().stream())
                        .map(a -> new Way(Prefix.of(a), path(machine, f))));
        return Stream.of(zones, published, walls).flatMap(w -> w);
    }

    /// Whether an address is a firewall's own on a wire that the machine stands on, published or not, or one published
    /// in a zone that the machine is a firewall of: no route is needed there, and another would make its packets
    /// seem forged.
    private boolean onWire(Machine machine, Address address) {
        return (topology.ground().firewall(address).isPresent()
                        || machine.firewall().isPresent())
                && machine.port(topology.ground().zone(address)).isPresent();
    }

    private static Stream<Prefix> reach(Zone zone) {
        return zone.prefixless() ? Stream.of(EVERYWHERE4, EVERYWHERE6) : zone.prefixes().stream();
    }

    private Optional<List<Hop>> path(Machine machine, Place to) {
        var from = machine.firewall()
                .<Place>map(f -> f)
                .orElseGet(() -> machine.port().zone());
        return topology.paths().between(from, to);
    }

    private Optional<Route> route(Machine machine, Prefix to, List<Hop> path) {
        if (machine.kind() instanceof Kind.Wall) {
            var out = path.getFirst().out().orElseThrow();
            var device = machine.port(out).orElseThrow().device();
            return path.size() < 2
                    ? Optional.of(new Route(to, Optional.empty(), device))
                    : by(path.get(1).at(), out, to, device);
        }
        var port = machine.port();
        return by(path.getFirst().at(), port.zone(), to, port.device());
    }

    private Optional<Route> by(Firewall next, Zone wire, Prefix to, String device) {
        return topology.gateway(next, wire, to.family()).map(g -> new Route(to, Optional.of(g), device));
    }

    /// Where nothing else is said: strangers find each other on their wire, others ask their zone's firewall,
    /// which refuses.
    private Optional<Route> fallback(Machine machine, Family family) {
        var to = family == Family.IPV4 ? EVERYWHERE4 : EVERYWHERE6;
        for (var port : machine.ports()) {
            if (port.zone().prefixless()) {
                return Optional.of(new Route(to, Optional.empty(), port.device()));
            }
        }
        if (machine.firewall().isPresent()) { // out by any leg, so that its rules see what has no way
            return Optional.of(
                    new Route(to, Optional.empty(), machine.ports().getFirst().device()));
        }
        var port = machine.port();
        return topology.paths().own(port.zone()).flatMap(f -> by(f, port.zone(), to, port.device()));
    }

    /// How long a prefix an address bears on its port: on an isolated wire IPv6 neighbours are reached by way
    /// of the firewall, since proxied neighbour discovery breaks duplicate address detection.
    static int prefixLength(Zone zone, Address address, boolean wall) {
        boolean alone = zone.wire() == Wire.ISOLATED && address.family() == Family.IPV6 && !wall;
        return alone
                ? address.family().bits()
                : zone.prefixes().stream()
                        .filter(p -> p.contains(address))
                        .mapToInt(Prefix::length)
                        .findFirst()
                        .orElse(address.family().bits());
    }
}
