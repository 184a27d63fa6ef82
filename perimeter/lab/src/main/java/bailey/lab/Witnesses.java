package bailey.lab;

import bailey.packet.Packet;
import bailey.policy.Ground;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The machines that send what a proof says passes: whose address a packet bears, or else another machine of the same
/// zone that stands for all of it.
final class Witnesses {
    /// A packet, and between which machines it is sent. `to` stands where it is addressed to, or anywhere else.
    record Sending(Machine from, Machine to, Datagram datagram) {}

    private final Topology topology;
    private final Ground ground;

    Witnesses(Topology topology) {
        this.topology = topology;
        this.ground = topology.ground();
    }

    /// Those for which the lab has a sender; firewalls send nothing here.
    List<Sending> of(List<Packet> packets) {
        return packets.stream().distinct().flatMap(p -> sending(p).stream()).toList();
    }

    private Optional<Sending> sending(Packet packet) {
        var hosts = topology.machines().stream().filter(m -> m.firewall().isEmpty());
        return sender(packet)
                .filter(m -> m.firewall().isEmpty())
                .flatMap(from -> Stream.concat(topology.holder(packet.destination()).stream(), hosts)
                        .filter(to -> !to.equals(from))
                        .findFirst()
                        .map(to -> new Sending(from, to, Datagram.opening(packet))));
    }

    private Optional<Machine> sender(Packet packet) {
        if (ground.firewall(packet.source()).isPresent()) {
            return Optional.empty();
        }
        return topology.holder(packet.source())
                .or(() -> topology.on(ground.zone(packet.source())).stream()
                        .filter(m -> m.firewall().isEmpty())
                        .filter(m -> m.port().address(packet.family()).isPresent())
                        .reduce((_, last) -> last));
    }
}
