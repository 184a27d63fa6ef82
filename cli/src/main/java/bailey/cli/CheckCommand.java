package bailey.cli;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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
            "Exit status: 0 everything holds, 1 a law or a promise does not (with --without and --down: one that held before),"
                    + " 2 wrong input.",
            "",
            "Examples:",
            "  bailey check examples/office.yaml",
            "  bailey check --json office.yaml",
            "  bailey check --without 48 office.yaml",
            "  bailey check --down back two-walls.yaml",
            "  bailey check --watch office.yaml",
            "  bailey explain blast-radius"
        })
final class CheckCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final InstantSource clock;

    @Mixin
    private final SiteInput input = new SiteInput();

    @Option(
            names = "--without",
            paramLabel = "LINE",
            description = "What breaks and what no longer passes if this line of the file were not there.")
    Optional<Integer> without = Optional.empty();

    @Option(
            names = "--down",
            paramLabel = "FIREWALL",
            description = "What has no way any more while this firewall, or machine of a pair, is down.")
    Optional<String> down = Optional.empty();

    @Option(
            names = "--watch",
            description = "Checks again whenever the file, or one that it includes, changes; until Ctrl-C.")
    boolean watch;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    CheckCommand(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public Integer call() throws InterruptedException {
        var file = input.file();
        if (without.isPresent() || down.isPresent()) {
            alone(watch || (without.isPresent() && down.isPresent()));
            return loss(file);
        }
        if (watch) {
            alone(input.json);
            return new Watch(file, terminal, clock).run();
        }
        var reading = file.reading(clock);
        var judged = reading.site().map(site -> Judged.of(site, clock.instant()));
        if (input.json) {
            terminal.print(CheckJson.of(file.path().toString(), reading, judged));
        } else {
            file.report(reading, terminal, false);
            judged.ifPresent(j -> CheckText.lines(file, j, terminal).forEach(terminal::say));
        }
        return judged.map(j -> j.holds() ? Status.HOLDS : Status.DOES_NOT_HOLD).orElse(Status.WRONG_INPUT);
    }

    private int loss(SiteFile file) {
        return file.site(clock, terminal, input.json)
                .map(site -> without.isPresent()
                        ? new LossOf(site, terminal, input.json).without(without.get())
                        : new LossOf(site, terminal, input.json).down(down.orElseThrow()))
                .orElse(Status.WRONG_INPUT);
    }

    private void alone(boolean accompanied) {
        if (accompanied) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--without, --down and --watch are asked one at a time, --watch without --json");
        }
    }
}
