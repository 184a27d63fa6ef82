package bailey.cli;

import bailey.proof.Breach;
import bailey.proof.Finding;
import bailey.proof.Finding.BrokenLaw;
import bailey.proof.Finding.BrokenPromise;
import bailey.proof.Link;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What keeps a site from being proved, for people.
final class FindingText {
    /// More lines of the file than this are counted, not listed.
    private static final int MOST_PLACES = 5;

    /// More findings of one law than this are counted, not told.
    private static final int MOST_OF_A_KIND = 20;

    private FindingText() {}

    /// All of them, of each law and promise the first few: people mend one and look again. `--json` has the rest.
    static List<String> lines(List<Finding> findings, Terminal terminal) {
        var lines = new ArrayList<String>();
        for (var alike : kinds(findings).entrySet()) {
            alike.getValue().stream().limit(MOST_OF_A_KIND).forEach(f -> lines.addAll(lines(f, terminal)));
            int more = alike.getValue().size() - MOST_OF_A_KIND;
            if (more > 0) {
                lines.add("  … and %,d more of %s; --json has them all".formatted(more, alike.getKey()));
            }
        }
        return lines;
    }

    private static Map<String, List<Finding>> kinds(List<Finding> findings) {
        return findings.stream()
                .collect(Collectors.groupingBy(FindingText::kind, LinkedHashMap::new, Collectors.toList()));
    }

    private static String kind(Finding finding) {
        return switch (finding) {
            case BrokenLaw(var law, var _) -> law.name();
            case BrokenPromise _ -> "the promises";
            case Finding.IdleWaiver(var _, var law) -> "the waivers of " + law.name();
            case Finding.Unproven _ -> "what is not proved";
        };
    }

    /// Where, what, for instance, and the way out.
    static List<String> lines(Finding finding, Terminal terminal) {
        var lines = new ArrayList<String>();
        lines.add(terminal.paint("✗", Ink.BAD) + " " + finding.at() + ": " + finding.message());
        breach(finding).ifPresent(b -> lines.addAll(shown(b)));
        lines.add("    mend: " + finding.mend());
        if (finding instanceof BrokenLaw(var law, var _)) {
            lines.add("    `bailey explain " + law.name() + "` says why");
        }
        return lines;
    }

    static Optional<Breach> breach(Finding finding) {
        return switch (finding) {
            case BrokenLaw(var _, var breach) -> Optional.of(breach);
            case BrokenPromise(var _, var breach) -> Optional.of(breach);
            case Finding.IdleWaiver _, Finding.Unproven _ -> Optional.empty();
        };
    }

    private static List<String> shown(Breach breach) {
        var lines = new ArrayList<String>();
        breach.at().stream().skip(1).limit(MOST_PLACES).forEach(at -> lines.add("    also " + at));
        int more = breach.at().size() - 1 - MOST_PLACES;
        if (more > 0) {
            lines.add("    and " + SiteTable.count(more, "more place"));
        }
        for (Link link : breach.chain()) {
            lines.add("    step: " + link);
        }
        breach.witness().ifPresent(witness -> lines.add("    for instance: " + witness));
        return lines;
    }
}
