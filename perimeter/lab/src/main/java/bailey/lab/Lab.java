package bailey.lab;

import bailey.lab.Rehearsal.Outcome;
import bailey.lab.Rehearsal.Progress;
import bailey.linux.ProcessMark;
import bailey.linux.Rights;
import bailey.nftables.Printer;
import bailey.policy.Site;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A site put up in namespaces, to be probed with real packets. It stands until it is closed; everything of it
/// is gone then, and when this process ends otherwise.
public final class Lab implements AutoCloseable {
    /// What a run found, and how long its parts took; `down` is empty while it stands. `trails` has what packets
    /// met: the first mismatches, and before them, where all were to be `traced`, the first packets. `unheld`: how
    /// what the kernels list differs from what they were given.
    public record Run(
            Report report,
            List<String> unheld,
            boolean traced,
            Map<Outcome, Trail> trails,
            Duration up,
            Duration probed,
            Optional<Duration> down) {
        /// Whether every packet fared as the file says, and every kernel holds what it was given.
        public boolean holds() {
            return report.holds() && unheld.isEmpty();
        }

        /// The same, once the lab was taken down by `close`.
        public Run after(Runnable close) {
            var start = Instant.now();
            close.run();
            return new Run(
                    report, unheld, traced, trails, up, probed, Optional.of(Duration.between(start, Instant.now())));
        }
    }

    /// What is told while it runs.
    public interface Watcher extends Progress {
        void up(int machines, int wires, Duration took);

        /// So many packets were captured, and `lost` more that were too many to keep.
        default void captured(int packets, int lost) {}
    }

    /// Of which probes it is told what they met.
    public enum Traced {
        MISMATCHES(0),
        /// The first ones too, whatever became of them.
        ALL(20);

        private static final int WRONG = 5;

        private final int most;

        Traced(int most) {
            this.most = most;
        }

        /// How many first ones.
        public int most() {
            return most;
        }

        private List<Outcome> of(Report report) {
            var first = report.outcomes().stream().limit(most);
            var wrong = report.mismatches().stream().limit(WRONG);
            return Stream.concat(first, wrong).distinct().toList();
        }
    }

    private final Programme programme;
    private final Testbed testbed;
    private final Watcher watcher;
    private final List<String> unheld;
    private final Duration up;

    private Lab(Programme programme, Testbed testbed, Watcher watcher, List<String> unheld, Duration up) {
        this.unheld = List.copyOf(unheld);
        this.programme = programme;
        this.testbed = testbed;
        this.watcher = watcher;
        this.up = up;
    }

    /// Empty where this process may make namespaces, else what it lacks.
    public static List<String> missing() throws IOException {
        return Rights.missing().stream().map(Object::toString).sorted().toList();
    }

    /// So that this process may hold a large site's sockets.
    static void ready() throws IOException {
        Rights.raiseOpenFiles();
    }

    /// Puts the site up, its rulesets in the kernel, from where they are read back.
    ///
    /// @throws IOException when a kernel does not take its ruleset, or lists what cannot be read
    public static Lab up(Programme programme, Watcher watcher) throws IOException {
        ready();
        var start = Instant.now();
        var topology = programme.topology();
        var compiled = Walls.compiled(topology, programme.now());
        var texts = new LinkedHashMap<Machine, String>();
        compiled.forEach((machine, ruleset) -> texts.put(machine, Printer.print(ruleset)));
        var testbed = Testbed.up(topology, texts, Walls.options(programme.now()).dropGroup());
        var unheld = new ArrayList<String>();
        try {
            for (var wall : compiled.entrySet()) {
                var machine = wall.getKey();
                ReadBack.of(machine.name(), testbed.stand(machine).namespace(), wall.getValue())
                        .forEach(d -> unheld.add(machine.name() + ": " + d));
            }
        } catch (IOException | RuntimeException unread) {
            testbed.close();
            throw unread;
        }
        var up = Duration.between(start, Instant.now());
        watcher.up(topology.machines().size(), topology.site().zones().size(), up);
        return new Lab(programme, testbed, watcher, unheld, up);
    }

    /// Runs the lab of a site, the whole of it, and takes it down.
    public static Run run(Site site, Instant now, Watcher watcher) throws IOException, InterruptedException {
        try (var lab = up(Programme.of(site, now), watcher)) {
            return lab.rehearse(Traced.MISMATCHES).after(lab::close);
        }
    }

    /// Sends what there is to send, and tells what came of it.
    public Run rehearse(Traced traced) throws IOException, InterruptedException {
        return rehearsed(traced, () -> Rehearsal.run(testbed, programme.probes(), watcher));
    }

    /// The same, and writes what was seen of it on the machines' devices, as pcapng.
    public Run rehearse(Traced traced, OutputStream captured) throws IOException, InterruptedException {
        return rehearsed(traced, () -> {
            try (var capture = Capture.open(testbed, programme.probes())) {
                var outcomes = Rehearsal.run(testbed, programme.probes(), watcher);
                var count = capture.write(captured);
                watcher.captured(count.kept(), count.lost());
                return outcomes;
            }
        });
    }

    private interface Sent {
        List<Outcome> outcomes() throws IOException;
    }

    private Run rehearsed(Traced traced, Sent sent) throws IOException, InterruptedException {
        var start = Instant.now();
        var report = new Report(programme.topology(), sent.outcomes(), programme.leftOut(), programme.part());
        var trails = trails(traced.of(report));
        var probed = Duration.between(start, Instant.now());
        return new Run(report, unheld, traced == Traced.ALL, trails, up, probed, Optional.empty());
    }

    private Map<Outcome, Trail> trails(List<Outcome> outcomes) throws IOException, InterruptedException {
        var trails = new LinkedHashMap<Outcome, Trail>();
        if (!outcomes.isEmpty()) {
            try (var tracing = Tracing.open(testbed)) {
                for (var outcome : outcomes) {
                    trails.put(outcome, tracing.of(outcome.probe()));
                }
            }
        }
        return trails;
    }

    /// The lab as other programs of this user can find it, as long as this process stands.
    public KeptLab kept(Path folder, String site, int status) {
        var machines = new LinkedHashMap<String, Integer>();
        testbed.stands()
                .forEach(s -> machines.put(s.machine().name(), s.namespace().descriptor()));
        return new KeptLab(folder, ProcessMark.own(), site, status, machines);
    }

    /// The names of its machines, in the form of hosts(5).
    public String hosts() {
        var machines = programme.topology().machines().stream()
                .flatMap(m ->
                        m.ports().stream().flatMap(p -> p.addresses().stream().map(a -> a + " " + m.name())));
        return Stream.concat(Stream.of("127.0.0.1 localhost", "::1 localhost"), machines)
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    /// Takes it down.
    @Override
    public void close() {
        testbed.close();
    }
}
