package bailey.cli;

import bailey.policy.Site;
import bailey.proof.Proof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `bailey show`: the site as a picture and tables, or one machine's ruleset.
@Command(
        name = "show",
        header = "Shows a site as a picture and as tables, or the ruleset of one of its machines.",
        description = {
            "",
            "In the picture strangers are at the top, under them the walls, behind each wall its zones. The numbers in the"
                    + " tables are lines of the file."
        },
        footer = {
            "",
            "Examples:",
            "  bailey show examples/office.yaml",
            "  bailey show office.yaml --as edge | nft -c -f -",
            "  bailey show office.yaml --svg office.svg",
            "  bailey show office.yaml --json"
        })
final class ShowCommand implements Callable<Integer> {
    private static final int SVG_COLUMNS = 140;

    private final Terminal terminal;
    private final InstantSource clock;

    @Mixin
    private final SiteInput input = new SiteInput();

    @Option(names = "--as", paramLabel = "MACHINE", description = "Only the nft ruleset of this machine.")
    Optional<String> machine = Optional.empty();

    @Option(names = "--svg", paramLabel = "FILE", description = "Only the picture, written to a file as SVG.")
    Optional<Path> svg = Optional.empty();

    ShowCommand(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        var read = input.read(clock, terminal);
        if (read.isEmpty()) {
            return Status.WRONG_INPUT;
        }
        if (machine.isPresent()) {
            return ruleset(read.get(), machine.get());
        } else if (svg.isPresent()) {
            return drawn(read.get(), svg.get());
        } else if (input.json) {
            terminal.print(SiteJson.of(read.get()));
        } else {
            show(read.get());
        }
        return Status.HOLDS;
    }

    /// A ruleset that is not proved is not shown: nobody is to load it. That the site breaks laws is said beside it.
    private int ruleset(Site read, String name) {
        var proof = Proof.of(read);
        var made = Rulesets.of(proof, name, clock.instant());
        if (!made.findings().isEmpty()) {
            FindingText.lines(made.findings(), terminal).forEach(terminal::warn);
            return Status.DOES_NOT_HOLD;
        }
        var broken = proof.findings();
        if (!broken.isEmpty()) {
            terminal.warn("bailey: this is the ruleset of no proved perimeter: "
                    + SiteTable.count(broken.size(), "finding") + "; `bailey check` tells them");
        }
        terminal.print(made.text());
        return Status.HOLDS;
    }

    /// As wide as it likes to be.
    private int drawn(Site read, Path file) {
        var sheet = new Terminal(terminal.out(), terminal.err(), SVG_COLUMNS, true, false);
        var lines = new ArrayList<>(Picture.of(read, SVG_COLUMNS).lines(sheet));
        lines.add("");
        lines.addAll(Picture.legend(read, SVG_COLUMNS));
        try {
            Files.writeString(file, Svg.of(read.name(), lines));
        } catch (IOException refused) {
            throw new WrongInput("cannot write " + file + ": " + refused.getMessage());
        }
        return Status.HOLDS;
    }

    private void show(Site read) {
        terminal.say(terminal.paint(read.name(), Ink.TITLE) + ": " + SiteTable.summary(read) + "   "
                + terminal.paint(read.origin().file(), Ink.FAINT));
        terminal.say("");
        Picture.of(read, terminal.columns()).lines(terminal).forEach(terminal::say);
        var legend = Picture.legend(read, terminal.columns());
        if (!legend.isEmpty()) {
            terminal.say("");
            legend.forEach(terminal::say);
        }
        for (var remark : Remarks.of(read)) {
            terminal.say("");
            Paragraph.wrapped(remark, terminal.columns()).forEach(l -> terminal.say(terminal.paint(l, Ink.BAD)));
        }
        SiteTable.lines(read, terminal).forEach(terminal::say);
        Takeovers.lines(read, terminal).forEach(terminal::say);
    }
}
