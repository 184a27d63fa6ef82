package bailey.cli;

import bailey.audit.Import;
import bailey.packet.TooManyNodes;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `bailey import`: somebody's present rules as a site file.
@Command(
        name = "import",
        header = "Writes a site file from the rules of a firewall that stands.",
        description = {
            "",
            "Reads what the packet filter prints, and says in the language what surely passes; what the language cannot"
                    + " say, or what was not understood, is a comment: `# not carried over`. The file is where to begin,"
                    + " not where to end: names, roles and guessed addresses are yours to set right."
        },
        footer = {
            "",
            "Exit status: 0 written, 2 wrong input.",
            "",
            "Examples:",
            "  bailey import rules.json > site.yaml",
            "  bailey import rules.v4 rules.v6 --zones zones.txt > site.yaml"
        })
final class ImportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final RulesInput input = new RulesInput();

    ImportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        var machines = input.rules();
        if (machines.size() > 1) {
            throw new WrongInput("two texts of one kind: a site is made from one machine's rules");
        }
        var rules = machines.getFirst();
        var origin = Escapes.line(String.join(" ", input.files), false);
        try {
            terminal.print(Import.of(rules, input.zones(rules), origin.replaceAll("[^\\x20-\\x7e]", "?")));
        } catch (TooManyNodes tangled) {
            throw new IOException("unproven: these rules are too tangled to be judged in the memory there is", tangled);
        }
        return Status.HOLDS;
    }
}
