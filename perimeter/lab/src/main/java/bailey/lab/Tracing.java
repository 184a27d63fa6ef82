package bailey.lab;

import bailey.lab.Testbed.Stand;
import bailey.lab.Trail.Passage;
import bailey.linux.Nft;
import bailey.linux.RefusedException;
import bailey.linux.Trace;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What probes meet: each is sent once more, and the firewalls tell every rule that matches it. Open, it has
/// a table of its own in each firewall, which marks packets and decides nothing.
final class Tracing implements AutoCloseable {
    /// Numbers that no probe has.
    private static final int FIRST = 65_000;

    private static final int LAST = 65_499;
    private static final int MOST_LINES = 1_000;

    /// After so long a silence the packet has come to its end; what other firewalls had to say has come too.
    private static final Duration QUIET = Duration.ofMillis(200);

    private static final Duration LEFT = Duration.ofMillis(20);

    /// A firewall that is listened to.
    private record Ear(Stand wall, Trace trace, LineCounts counts) {}

    /// What one said of a packet, and how many hops that had left when it came.
    private record Heard(Passage passage, int hops) {}

    private final Testbed testbed;
    private final List<Ear> ears = new ArrayList<>();
    private int next = FIRST;

    private Tracing(Testbed testbed) {
        this.testbed = testbed;
    }

    static Tracing open(Testbed testbed) throws IOException {
        var tracing = new Tracing(testbed);
        try {
            for (var stand : testbed.stands()) {
                if (stand.machine().firewall().isPresent()) {
                    Nft.apply(stand.namespace(), MARKS);
                    var counts = LineCounts.of(stand.namespace());
                    tracing.ears.add(new Ear(stand, Nft.trace(stand.namespace()), counts));
                }
            }
            return tracing;
        } catch (IOException | RuntimeException failed) {
            tracing.close();
            throw failed;
        }
    }

    /// Sends a probe once more and follows it.
    Trail of(Probe probe) throws IOException, InterruptedException {
        for (var ear : ears) {
            lines(ear, Duration.ZERO); // what came late of the one before
        }
        try {
            Sending.send(testbed, Numbers.numbered(probe, number()));
        } catch (RefusedException unsent) {
            // what its machine's own rules keep in is told by them, and where no way leads nothing is met
        }
        var wait = QUIET;
        var heard = new ArrayList<Heard>();
        for (var ear : ears) {
            heard(ear, wait).ifPresent(heard::add);
            wait = LEFT;
        }
        var sender = probe.from().name();
        heard.sort(Comparator.comparing((Heard h) -> !h.passage.machine().equals(sender))
                .thenComparingInt(h -> -h.hops));
        return Trail.of(probe, heard.stream().map(Heard::passage));
    }

    private int number() {
        int number = next;
        next = number == LAST ? FIRST : number + 1;
        return number;
    }

    private static Optional<Heard> heard(Ear ear, Duration wait) throws IOException, InterruptedException {
        var lines = lines(ear, wait);
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        var packet = first(lines);
        int hops = packet.stream().flatMap(l -> l.hops().stream()).findFirst().orElse(0);
        return Optional.of(new Heard(passage(ear, packet), hops));
    }

    /// What is about the first packet, and not about one that it gave rise to. That may have the same id, which
    /// is the place where the kernel keeps it; but each packet is marked anew before all else.
    private static List<TraceLine> first(List<TraceLine> lines) {
        var id = lines.getFirst().id();
        var about = lines.stream().filter(l -> l.id().equals(id)).toList();
        var rest = about.stream().dropWhile(Tracing::marks).toList();
        return Stream.concat(
                        about.stream().takeWhile(Tracing::marks), rest.stream().takeWhile(l -> !marks(l)))
                .toList();
    }

    private static boolean marks(TraceLine line) {
        return line.table().equals("bailey_trace");
    }

    private static List<TraceLine> lines(Ear ear, Duration wait) throws InterruptedException {
        var lines = new ArrayList<TraceLine>();
        for (var line = ear.trace.line(wait);
                line.isPresent() && lines.size() < MOST_LINES;
                line = ear.trace.line(wait)) {
            TraceLine.read(line.get()).ifPresent(lines::add);
        }
        return lines;
    }

    private static Passage passage(Ear ear, List<TraceLine> lines) throws IOException {
        var rules = new ArrayList<Trail.Rule>();
        for (var line : lines) {
            if (line.table().equals("bailey_lab") || marks(line)) {
                continue;
            }
            var found = line.map().isPresent() ? ear.counts.grown(line.map().get()) : Optional.<String>empty();
            line.rule().map(r -> r.because(found)).ifPresent(rules::add);
        }
        return new Passage(ear.wall.machine().name(), rules);
    }

    @Override
    public void close() {
        for (var ear : ears) {
            ear.trace.close();
            try {
                Nft.apply(ear.wall.namespace(), "delete table inet bailey_trace\n");
            } catch (IOException stays) {
                System.getLogger("bailey.lab").log(System.Logger.Level.DEBUG, "marks stay in " + ear.wall, stays);
            }
        }
    }

    /// Marks what bears a number of ours where [Datagram] puts it: source port, identifier, or second half
    /// of the payload's first word. The numbers say it, not the addresses: a firewall before may have
    /// translated those.
    private static final String MARKS = """
            table inet bailey_trace {
                chain numbered {
                    meta l4proto { 6, 17 } @th,0,16 >= %1$d @th,0,16 <= %2$d meta nftrace set 1
                    meta l4proto { 1, 58 } @th,32,16 >= %1$d @th,32,16 <= %2$d meta nftrace set 1
                    meta l4proto != { 1, 6, 17, 58 } @th,16,16 >= %1$d @th,16,16 <= %2$d meta nftrace set 1
                }
                chain came {
                    type filter hook prerouting priority -450; policy accept;
                    iifname != "lo" jump numbered
                }
                chain sent {
                    type filter hook output priority -450; policy accept;
                    jump numbered
                }
            }
            """.formatted(FIRST, LAST);
}
