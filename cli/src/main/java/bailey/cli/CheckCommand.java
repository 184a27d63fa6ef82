package bailey.cli;

import bailey.policy.Grants;
import bailey.policy.Ground;
import bailey.policy.Site;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `bailey check`: whether a site's file means something.
@Command(
        name = "check",
        header = "Reads a site and says everything that is wrong with its file.",
        description = {
            "",
            "Every problem is shown at once, with its line, its column and a way out. The laws of a DMZ come with a later"
                    + " version: so far a file that reads is not proved to be a safe perimeter."
        },
        footer = {"", "Examples:", "  bailey check examples/office.yaml", "  bailey check --json office.yaml"})
final class CheckCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final InstantSource clock;

    @Mixin
    private final SiteInput input = new SiteInput();

    CheckCommand(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        var file = input.file();
        var reading = file.reading(clock);
        file.report(reading, terminal, input.json);
        if (reading.site().isEmpty()) {
            return Status.WRONG_INPUT;
        }
        if (!input.json) {
            summary(file, reading.site().get());
        }
        return Status.HOLDS;
    }

    private void summary(SiteFile file, Site site) {
        int grants = Grants.of(site, new Ground(site)).size();
        terminal.say(terminal.paint("✓", Ink.GOOD) + " " + file.path() + " reads: site " + site.name() + ", "
                + SiteTable.summary(site) + "; " + SiteTable.count(grants, "grant"));
        Remarks.of(site).forEach(remark -> terminal.say("  " + remark));
        terminal.say("  not proved: the laws come with a later version of Bailey");
    }
}
