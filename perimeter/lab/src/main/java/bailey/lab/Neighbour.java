package bailey.lab;

import bailey.lab.Machine.Port;
import bailey.packet.Address;
import bailey.packet.Family;
import bailey.policy.Wire;
import java.util.ArrayList;
import java.util.List;

/// A station that a machine knows beforehand on its `device`, so that no first packet waits.
record Neighbour(String device, Address address, Port there) {
    /// So many neighbours on an isolated wire a machine asks for by ARP. The kernel keeps 1,024 learnt
    /// neighbours in all its namespaces together, and drops packets to more.
    private static final int ASKED = 8;

    /// On a shared wire everybody; on an isolated one the firewalls, by way of whom the many are reached, and
    /// for a firewall everybody.
    static List<Neighbour> of(Topology topology, Machine machine) {
        var known = new ArrayList<Neighbour>();
        for (var port : machine.ports()) {
            for (var other : topology.on(port.zone())) {
                boolean meets = port.zone().wire() == Wire.SHARED
                        || machine.firewall().isPresent()
                        || other.firewall().isPresent();
                if (meets && !other.equals(machine)) {
                    add(topology, port, other, known);
                }
            }
            if (port.zone().wire() == Wire.ISOLATED && machine.firewall().isEmpty()) {
                known.addAll(many(topology, port, machine));
            }
        }
        return known;
    }

    private static List<Neighbour> many(Topology topology, Port port, Machine machine) {
        var wall = topology.machines().stream()
                .filter(m -> topology.speaks(m)
                        && m.firewall().equals(topology.paths().own(port.zone())))
                .flatMap(m -> m.port(port.zone()).stream())
                .findFirst();
        return topology.on(port.zone()).stream()
                .filter(m -> m.firewall().isEmpty() && !m.equals(machine))
                .skip(ASKED)
                .flatMap(m -> m.port().addresses().stream())
                .filter(a -> a.family() == Family.IPV4)
                .flatMap(a -> wall.stream().map(w -> new Neighbour(port.device(), a, w)))
                .toList();
    }

    private static void add(Topology topology, Port port, Machine other, List<Neighbour> known) {
        var there = other.port(port.zone()).orElseThrow();
        there.addresses().forEach(a -> known.add(new Neighbour(port.device(), a, there)));
        Published.at(topology, other).stream()
                .filter(p -> p.device().equals(there.device()))
                .forEach(p -> known.add(new Neighbour(port.device(), p.address(), there)));
    }
}
