package bailey.bench;

import bailey.packet.Family;
import bailey.packet.Packet;
import bailey.policy.Arrival;
import bailey.policy.Meaning;
import bailey.policy.Verdict;
import bailey.policy.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// The reference verdict on one packet: every second one is granted. It is slow on purpose; this tells how many
/// packets a test may judge by it.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class VerdictBenchmark {
    private static final int SOURCE_PORT = 40_000;

    @Param({"1000", "10000"})
    private int flows;

    private final List<Arrival> arrivals = new ArrayList<>();
    private Optional<Meaning> meaning = Optional.empty();
    private int next;

    /// Reads the site and makes its packets.
    @Setup
    public void packets() {
        var scale = Scale.of(flows);
        var site = ManySite.read(ManySite.text(scale));
        meaning = Optional.of(new Meaning(site));
        var leg = (Zone) site.endpoint(Plan.DMZ.zone()).orElseThrow();
        for (var flow : scale.lines()) {
            for (int beside : new int[] {0, 10_000}) {
                var packet = new Packet(
                        flow.source(Family.IPV4),
                        flow.destination(Family.IPV4),
                        flow.protocol(),
                        SOURCE_PORT,
                        flow.port() + beside);
                arrivals.add(Arrival.begins(packet, site.firewalls().getFirst(), leg, ManySite.NOW));
            }
        }
    }

    /// Meaning.verdict.
    @Benchmark
    public Verdict verdict() {
        next = (next + 1) % arrivals.size();
        return meaning.orElseThrow().verdict(arrivals.get(next));
    }
}
