package bailey.cli;

import java.util.ArrayList;
import java.util.List;

/// What `check` finds of a site that reads, for people.
final class CheckText {
    private CheckText() {}

    static List<String> lines(SiteFile file, Judged judged, Terminal terminal) {
        var site = judged.proof().site();
        var lines = new ArrayList<String>();
        lines.add(terminal.paint("✓", Ink.GOOD) + " " + file.path() + " reads: site " + site.name() + ", "
                + SiteTable.summary(site) + "; "
                + SiteTable.count(judged.proof().grants(), "grant"));
        Remarks.of(site).forEach(remark -> lines.add("  " + remark));
        lines.addAll(FindingText.lines(judged.findings(), terminal));
        lines.add(
                judged.holds()
                        ? terminal.paint("✓", Ink.GOOD) + " " + judged.summary()
                        : SiteTable.count(judged.findings().size(), "finding") + ": this is no proved perimeter");
        return lines;
    }
}
