package bailey.proof;

import bailey.policy.Line;
import bailey.policy.Origin;
import bailey.policy.Site;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What is found about a site, short: as `laws.txt` has it.
final class Judged {
    private Judged() {}

    /// A line a law or promise: its name, and the lines of the file that break it; else `all hold`.
    static List<String> of(Site site) {
        var found = new TreeMap<String, TreeSet<Integer>>();
        for (var finding : Proof.of(site).findings()) {
            var lines = found.computeIfAbsent(word(finding), _ -> new TreeSet<>());
            at(finding).forEach(o -> lines.add(o.line()));
        }
        return found.isEmpty()
                ? List.of("all hold")
                : found.entrySet().stream()
                        .map(e -> e.getKey() + " "
                                + e.getValue().stream().map(Object::toString).collect(Collectors.joining(" ")))
                        .toList();
    }

    /// Which laws are broken, with the text of the lines that break them.
    static List<String> texts(Site site) {
        return Proof.of(site).findings().stream()
                .map(f ->
                        word(f) + ": " + at(f).stream().map(o -> text(site, o)).collect(Collectors.joining(", ")))
                .toList();
    }

    private static String text(Site site, Origin at) {
        return site.lines().stream()
                .filter(l -> l.origin().equals(at))
                .map(Line::text)
                .findFirst()
                .orElse("line " + at.line());
    }

    private static List<Origin> at(Finding finding) {
        return switch (finding) {
            case Finding.BrokenLaw(var _, var breach) -> breach.at();
            case Finding.BrokenPromise(var promise, var _) -> List.of(promise.origin());
            case Finding.IdleWaiver(var line, var _) -> List.of(line.origin());
            case Finding.Unproven(var _, var _, var at) -> List.of(at);
        };
    }

    static String word(Finding finding) {
        return switch (finding) {
            case Finding.BrokenLaw(var law, var _) -> law.name();
            case Finding.BrokenPromise _ -> "promise";
            case Finding.IdleWaiver(var _, var law) -> "idle-waiver-of-" + law.name();
            case Finding.Unproven _ -> "unproven";
        };
    }
}
