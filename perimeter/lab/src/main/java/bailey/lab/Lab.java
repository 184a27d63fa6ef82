package bailey.lab;

import bailey.lab.Rehearsal.Outcome;
import bailey.lab.Rehearsal.Progress;
import bailey.linux.Rights;
import bailey.policy.Site;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A site put up in namespaces, probed with real packets, and taken down.
public final class Lab {
    /// What a run found, and how long its parts took. `traces` has for the first mismatches the rules that
    /// decided.
    public record Run(Report report, Map<Outcome, List<String>> traces, Duration up, Duration probed, Duration down) {}

    /// What is told while it runs.
    public interface Watcher extends Progress {
        void up(int machines, int wires, Duration took);
    }

    private static final int TRACED = 5;

    private Lab() {}

    /// Empty where this process may make namespaces, else what it lacks.
    public static List<String> missing() throws IOException {
        return Rights.missing().stream().map(Object::toString).sorted().toList();
    }

    /// So that this process may hold a large site's sockets.
    static void ready() throws IOException {
        Rights.raiseOpenFiles();
    }

    /// Runs the lab of a site. Everything it made is gone when it returns, and when it does not.
    public static Run run(Site site, Instant now, Watcher watcher) throws IOException, InterruptedException {
        ready();
        var topology = Topology.of(site);
        var start = Instant.now();
        var plan = Rehearsal.probes(topology, now);
        var testbed = Testbed.up(
                topology, Walls.rulesets(topology, now), Walls.options(now).dropGroup());
        try (testbed) {
            var up = Duration.between(start, Instant.now());
            watcher.up(topology.machines().size(), site.zones().size(), up);
            var outcomes = Rehearsal.run(testbed, plan.probes(), watcher);
            var report = new Report(topology, outcomes, plan.leftOut());
            var traces = traces(testbed, report);
            var probed = Instant.now();
            testbed.close();
            return new Run(
                    report,
                    traces,
                    up,
                    Duration.between(start.plus(up), probed),
                    Duration.between(probed, Instant.now()));
        }
    }

    private static Map<Outcome, List<String>> traces(Testbed testbed, Report report)
            throws IOException, InterruptedException {
        var traces = new LinkedHashMap<Outcome, List<String>>();
        var tracing = new Tracing(testbed);
        for (var outcome : report.mismatches().stream().limit(TRACED).toList()) {
            traces.put(outcome, tracing.of(outcome.probe()));
        }
        return traces;
    }
}
