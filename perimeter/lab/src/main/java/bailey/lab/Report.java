package bailey.lab;

import bailey.lab.Probe.Expected;
import bailey.lab.Probe.Kind;
import bailey.lab.Rehearsal.Outcome;
import bailey.packet.Family;
import bailey.policy.Line;
import bailey.policy.Site;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a rehearsal found, counted and sorted for people. `leftOut` packets were not sent, since there were too
/// many; `part` is what was asked for, where that was not all.
public record Report(Topology topology, List<Outcome> outcomes, int leftOut, Optional<Programme.Part> part) {
    /// Packets that one line of the file let pass.
    public record Passed(Line line, int packets, List<String> pairs) {}

    /// Packets of one kind that nothing let pass, by what stopped them.
    public record Stopped(Kind kind, int packets, Map<String, Integer> how) {}

    public Report {
        outcomes = List.copyOf(outcomes);
    }

    /// Of all packets.
    public Report(Topology topology, List<Outcome> outcomes, int leftOut) {
        this(topology, outcomes, leftOut, Optional.empty());
    }

    public Site site() {
        return topology.site();
    }

    public boolean holds() {
        return outcomes.stream().allMatch(o -> o.wrong().isEmpty());
    }

    public List<Outcome> mismatches() {
        return outcomes.stream().filter(o -> o.wrong().isPresent()).toList();
    }

    public long packets(Family family) {
        return outcomes.stream()
                .filter(o -> o.probe().packet().family() == family)
                .count();
    }

    /// How many whole TCP connections stood.
    public long connections() {
        return held(Visits::suits).count();
    }

    /// In the file's order; lines that let nothing pass are there too, with no packets.
    public List<Passed> passed() {
        var by = new LinkedHashMap<Line, List<Probe>>();
        site().lines().forEach(l -> by.put(l, new ArrayList<>()));
        held(Probe::passes)
                .forEach(p -> line(p).ifPresent(l ->
                        by.computeIfAbsent(l, _ -> new ArrayList<>()).add(p)));
        return by.entrySet().stream()
                .map(e -> new Passed(e.getKey(), e.getValue().size(), pairs(e.getValue())))
                .toList();
    }

    private Stream<Probe> held(Predicate<Probe> which) {
        return outcomes.stream()
                .filter(o -> o.wrong().isEmpty())
                .map(Outcome::probe)
                .filter(which);
    }

    /// The line of the file that lets a probe pass.
    public static Optional<Line> line(Probe probe) {
        return probe.expected() instanceof Expected.Passes(var _, var grant, var _)
                ? grant.map(g -> g.line())
                : Optional.empty();
    }

    private static List<String> pairs(List<Probe> probes) {
        return probes.stream().map(p -> p.from() + " -> " + p.to()).distinct().toList();
    }

    public List<Stopped> stopped() {
        return held(p -> !p.passes())
                .collect(Collectors.groupingBy(Probe::kind, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(e -> new Stopped(e.getKey(), e.getValue().size(), how(e.getValue())))
                .toList();
    }

    private static Map<String, Integer> how(List<Probe> probes) {
        var how = new TreeMap<String, Integer>(Comparator.naturalOrder());
        probes.forEach(p -> how.merge(how(p.expected()), 1, Integer::sum));
        return how;
    }

    private static String how(Expected expected) {
        return switch (expected) {
            case Expected.Passes _ -> "passed";
            case Expected.Stops(var _, var cause, var refused) ->
                (refused ? "refused: " : "dropped: ") + Judgement.words(cause);
            case Expected.Pinned() -> "stopped by the wire";
            case Expected.NoWay() -> "no way there";
        };
    }

    /// What an administrator should know although nothing is amiss.
    public List<String> remarks() {
        return new Remarks(this).all();
    }
}
