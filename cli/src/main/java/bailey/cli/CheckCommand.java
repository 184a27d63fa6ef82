package bailey.cli;

import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `bailey check`: whether a site's file means something, and whether what it means is a perimeter.
@Command(
        name = "check",
        header = "Reads a site, proves the laws of a DMZ and the file's own promises, says everything that is wrong.",
        description = {
            "",
            "Every problem of the file is shown at once, with its line, its column and a way out. If it reads, each law and"
                    + " promise is proved for every packet and every machine that may be taken over; what is broken is told"
                    + " with one packet that shows it and the least change that mends it."
        },
        footer = {
            "",
            "Exit status: 0 everything holds, 1 a law or a promise does not, 2 wrong input.",
            "",
            "Examples:",
            "  bailey check examples/office.yaml",
            "  bailey check --json office.yaml",
            "  bailey explain blast-radius"
        })
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
        var judged = reading.site().map(site -> Judged.of(site, clock.instant()));
        if (input.json) {
            terminal.print(CheckJson.of(file.path().toString(), reading, judged));
        } else {
            file.report(reading, terminal, false);
            judged.ifPresent(j -> told(file, j));
        }
        return judged.map(j -> j.holds() ? Status.HOLDS : Status.DOES_NOT_HOLD).orElse(Status.WRONG_INPUT);
    }

    private void told(SiteFile file, Judged judged) {
        var site = judged.proof().site();
        terminal.say(terminal.paint("✓", Ink.GOOD) + " " + file.path() + " reads: site " + site.name() + ", "
                + SiteTable.summary(site) + "; "
                + SiteTable.count(judged.proof().grants(), "grant"));
        Remarks.of(site).forEach(remark -> terminal.say("  " + remark));
        FindingText.lines(judged.findings(), terminal).forEach(terminal::say);
        if (judged.holds()) {
            terminal.say(terminal.paint("✓", Ink.GOOD) + " " + judged.summary());
        } else {
            terminal.say(SiteTable.count(judged.findings().size(), "finding") + ": this is no proved perimeter");
        }
    }
}
