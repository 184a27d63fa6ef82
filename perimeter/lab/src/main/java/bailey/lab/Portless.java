package bailey.lab;

import bailey.lab.Probe.Expected;
import bailey.packet.Address;
import bailey.packet.Packet;
import bailey.packet.Protocol;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Protocols without ports, of which a firewall knows no more than the two ends: once one packet has passed,
/// all between the two belong to its flow, whichever way they go. So of those that could be taken for each
/// other the first that is to pass is sent and no other.
final class Portless {
    /// Two ends, in order.
    private record Ends(Address one, Address other, Protocol protocol) {
        static Ends of(Packet packet) {
            boolean ordered = packet.source().compareTo(packet.destination()) <= 0;
            return new Ends(
                    ordered ? packet.source() : packet.destination(),
                    ordered ? packet.destination() : packet.source(),
                    packet.protocol());
        }
    }

    private Portless() {}

    /// The probes that cannot be taken for each other, in their order.
    static List<Probe> told(List<Probe> probes) {
        var flows = new HashSet<Ends>();
        var kept = new ArrayList<Probe>(probes.size());
        probes.stream()
                .filter(p -> portless(p) && p.passes() && begins(p, flows))
                .forEach(kept::add);
        var passing = Set.copyOf(kept);
        return probes.stream()
                .filter(p ->
                        !portless(p) || passing.contains(p) || (!p.passes() && !flows.contains(Ends.of(p.packet()))))
                .toList();
    }

    private static boolean portless(Probe probe) {
        var protocol = probe.packet().protocol();
        return !protocol.hasPorts() && !protocol.isIcmp();
    }

    /// Whether no flow that passed before has the same two ends, as sent, as it arrives, or as one firewall of
    /// two may have translated it.
    private static boolean begins(Probe probe, Set<Ends> flows) {
        if (!(probe.expected() instanceof Expected.Passes(var arrives, var _, var _))) {
            return false;
        }
        var sent = probe.packet();
        var ends = Stream.of(
                        sent,
                        arrives,
                        sent.withDestination(arrives.destination(), 0),
                        sent.withSource(arrives.source()))
                .map(Ends::of)
                .collect(Collectors.toSet());
        return Collections.disjoint(flows, ends) && flows.addAll(ends);
    }
}
