package bailey.cli;

import bailey.proof.Breach;
import bailey.proof.Finding;
import bailey.proof.Finding.BrokenLaw;
import bailey.proof.Finding.BrokenPromise;
import bailey.proof.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What keeps a site from being proved, for people.
final class FindingText {
    /// More lines of the file than this are counted, not listed.
    private static final int MOST_PLACES = 5;

    private FindingText() {}

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
