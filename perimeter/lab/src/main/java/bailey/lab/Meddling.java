package bailey.lab;

import bailey.lab.Probe.Expected;
import bailey.lab.Probe.Kind;
import bailey.packet.Family;
import bailey.packet.Packet;
import bailey.packet.Protocol;
import bailey.policy.Firewall;
import bailey.policy.Line;
import bailey.policy.Meaning;
import bailey.policy.Verdict;
import bailey.policy.Verdict.Cause;
import bailey.policy.Zone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// ICMP errors about flows that passed, from machines on legs that those flows have nothing to do with: whoever
/// guesses a flow's ports could end or slow it (RFC 5927). One for each line of the file, family and meddling
/// zone.
final class Meddling {
    private record Tried(Line line, Family family, Zone zone) {}

    private final Topology topology;
    private final Meaning meaning;
    private final Instant now;
    private final Set<Tried> tried = new HashSet<>();

    Meddling(Topology topology, Meaning meaning, Instant now) {
        this.topology = topology;
        this.meaning = meaning;
        this.now = now;
    }

    /// About those of `numbered` that pass untranslated; to be sent after them.
    List<Probe> about(List<Probe> numbered) {
        var all = new ArrayList<Probe>();
        for (var flow : numbered) {
            if (flow.expected() instanceof Expected.Passes(var arrives, var line, var answered)
                    && line.isPresent()
                    && answered
                    && flow.packet().protocol().hasPorts()
                    && arrives.equals(flow.packet())
                    && flow.from().firewall().isEmpty()) {
                meddlers(flow).forEach(all::add);
            }
        }
        return all;
    }

    private Stream<Probe> meddlers(Probe flow) {
        var path =
                meaning.journey(flow.packet(), flow.from().port().zone(), now).steps();
        if (path.isEmpty() || !path.getFirst().verdict().accepted()) {
            return Stream.empty();
        }
        var first = path.getFirst();
        return first.at().zones().stream()
                .filter(z -> !z.equals(flow.from().port().zone())
                        && !out(first.verdict()).equals(Optional.of(z)))
                .filter(z -> tried.add(
                        new Tried(Report.line(flow).orElseThrow(), flow.packet().family(), z)))
                .flatMap(z -> meddler(flow, first.at(), z).stream());
    }

    private static Optional<Zone> out(Verdict verdict) {
        return verdict instanceof Verdict.Accepted(var _, var _, var out) ? out : Optional.empty();
    }

    private Optional<Probe> meddler(Probe flow, Firewall at, Zone zone) {
        var packet = flow.packet();
        boolean old = packet.family() == Family.IPV4;
        boolean straight = topology.paths()
                .between(zone, flow.from().port().zone())
                .filter(hops -> hops.getFirst().at().equals(at))
                .isPresent();
        return topology.on(zone).stream()
                .filter(m -> straight && m.firewall().isEmpty())
                .flatMap(m -> m.port().address(packet.family()).stream().map(source -> {
                    var error =
                            new Packet(source, packet.source(), old ? Protocol.ICMP : Protocol.ICMPV6, 0, old ? 3 : 1);
                    var datagram = new Datagram(error, 0, Optional.of(packet));
                    var expected = new Expected.Stops(at, Cause.NO_FLOW, false);
                    return new Probe(0, Kind.MEDDLING, m, flow.from(), Optional.empty(), datagram, expected);
                }))
                .findFirst();
    }
}
