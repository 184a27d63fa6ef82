package bailey.lab;

import bailey.lab.Machine.Port;
import bailey.packet.Address;
import bailey.policy.Wire;
import java.util.ArrayList;
import java.util.List;

/// A station that a machine knows beforehand on its `device`, so that no first packet waits.
record Neighbour(String device, Address address, Port there) {
    /// On a shared wire everybody; on an isolated one the firewalls, and for a firewall everybody.
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
        }
        return known;
    }

    private static void add(Topology topology, Port port, Machine other, List<Neighbour> known) {
        var there = other.port(port.zone()).orElseThrow();
        there.addresses().forEach(a -> known.add(new Neighbour(port.device(), a, there)));
        Published.at(topology, other).stream()
                .filter(p -> p.device().equals(there.device()))
                .forEach(p -> known.add(new Neighbour(port.device(), p.address(), there)));
    }
}
