package bailey.lab;

import bailey.packet.Address;
import java.util.List;
import java.util.stream.Stream;

/// A published address on the leg of the firewall that owns it.
record Published(String device, Address address) {
    /// Those that a machine bears; of a pair the first member.
    static List<Published> at(Topology topology, Machine machine) {
        return machine.firewall().stream()
                .filter(_ -> topology.speaks(machine))
                .flatMap(f -> topology.site().published().stream()
                        .filter(a -> !f.owns(a))
                        .filter(a -> topology.ground()
                                .owner(a, topology.paths())
                                .filter(f::equals)
                                .isPresent())
                        .flatMap(a -> on(topology, machine, a)))
                .toList();
    }

    private static Stream<Published> on(Topology topology, Machine machine, Address address) {
        return machine
                .port(topology.site().prefixless())
                .or(() -> machine.ports().stream().findFirst())
                .map(p -> new Published(p.device(), address))
                .stream();
    }
}
