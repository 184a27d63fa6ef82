package bailey.cli;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `bailey lab`: the site in network namespaces, with its rulesets in the kernel and real packets.
@Command(
        name = "lab",
        header = "Puts a whole site up in network namespaces and shows with real packets what passes.",
        description = {
            "",
            "Every host, every firewall with its compiled ruleset, and strangers. Each pair of machines, each published"
                    + " address, each service the file names and some it does not; forged sources, worn addresses, replies"
                    + " that nobody asked for. Then all is taken down. Needs root; touches nothing of this machine's own"
                    + " network."
        },
        footer = {
            "",
            "Examples:",
            "  bailey lab examples/office.yaml",
            "  bailey lab --json office.yaml",
            "  bailey lab --only \"mx -> mailstore: lmtp\" office.yaml",
            "  bailey lab --only 48 --trace office.yaml"
        })
final class LabCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final InstantSource clock;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "SITE", description = "The site's file.")
    String site = "";

    @Option(names = "--json", description = "For programs; docs/json.md says how.")
    boolean json;

    @Option(
            names = "--only",
            paramLabel = "PART",
            description = "Sends only the packets between two ends, `FROM -> TO: SERVICE` or `FROM -> TO`, or between"
                    + " those of a line of the file, by its number.")
    Optional<String> only = Optional.empty();

    @Option(
            names = "--trace",
            description = "With --only: tells every rule that the first 20 packets met at every firewall.")
    boolean trace;

    LabCommand(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (trace && only.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--trace follows a few packets: say which, with --only");
        }
        var wish = new LabWish(site, json, only.map(LabOnly::new), trace, Optional.empty());
        return new LabRun(terminal, clock, wish).run();
    }
}
