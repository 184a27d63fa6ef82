package bailey.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `bailey lab`: the site in network namespaces, with its rulesets in the kernel and real packets.
@Command(
        name = "lab",
        header = "Puts a whole site up in network namespaces and shows with real packets what passes.",
        customSynopsis = {
            "bailey lab [--keep] [--json] SITE",
            "       bailey lab --only PART [--trace] [--capture FILE] [--keep] [--json] SITE",
            "       bailey lab --host NAME [COMMAND...]",
            "       bailey lab --down"
        },
        description = {
            "",
            "Every host, every firewall with its compiled ruleset, and strangers. Each pair of machines, each published"
                    + " address, each service the file names and some it does not; forged sources, worn addresses, replies"
                    + " that nobody asked for. Then all is taken down. Needs root, or a user namespace, which ./bailey makes"
                    + " where the kernel lets it; touches nothing of this machine's own network."
        },
        footer = {
            "",
            "Examples:",
            "  bailey lab examples/office.yaml",
            "  bailey lab --json office.yaml",
            "  bailey lab --only \"mx -> mailstore: lmtp\" office.yaml",
            "  bailey lab --only 48 --trace office.yaml",
            "  bailey lab --only \"internet -> www\" --capture www.pcapng office.yaml",
            "  bailey lab --keep office.yaml",
            "  bailey lab --host www ping -c1 ns",
            "  bailey lab --down"
        })
final class LabCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final InstantSource clock;
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "0..1", paramLabel = "SITE", description = "The site's file.")
    Optional<String> site = Optional.empty();

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

    @Option(
            names = "--capture",
            paramLabel = "FILE",
            description = "With --only: writes what every device saw of the packets and their answers to a pcapng"
                    + " file, for Wireshark and tcpdump.")
    Optional<Path> capture = Optional.empty();

    @Option(
            names = "--keep",
            description = "The report as usual, and the site stays up in the background until --down.")
    boolean keep;

    @Option(
            names = "--host",
            paramLabel = "NAME [COMMAND...]",
            preprocessor = RestOfLine.class,
            description = "Runs a command, or your shell, in a machine of the kept lab: all that follows NAME is the"
                    + " command. Names of the lab resolve there; the exit status is the command's.")
    List<String> host = List.of();

    @Option(names = "--down", description = "Ends the kept lab and all that runs in it.")
    boolean down;

    LabCommand(Terminal terminal, InstantSource clock, Map<String, String> environment) {
        this.terminal = terminal;
        this.clock = clock;
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (down || !host.isEmpty()) {
            stand(
                    down ? "--down" : "--host",
                    site.isPresent() || json || keep || only.isPresent() || trace || capture.isPresent());
            stand("--down", down && !host.isEmpty());
            return down
                    ? new LabDown(terminal, environment).run()
                    : new LabHost(environment).run(host.getFirst(), host.subList(1, host.size()));
        }
        var wish = wish();
        return keep ? new LabKeep(terminal, environment).run(wish) : new LabRun(terminal, clock, wish).run();
    }

    private LabWish wish() {
        if (site.isEmpty()) {
            throw new MissingParameterException(
                    spec.commandLine(), spec.positionalParameters().getFirst(), "which SITE?");
        }
        if (only.isEmpty() && (trace || capture.isPresent())) {
            throw wrong((trace ? "--trace" : "--capture") + " follows a few packets: say which, with --only");
        }
        return new LabWish(site.get(), json, only.map(LabOnly::new), trace, capture);
    }

    /// About the kept lab nothing else can be asked.
    private void stand(String option, boolean accompanied) {
        if (accompanied) {
            throw wrong(option + " is about the lab that is kept, and takes no site and no other option");
        }
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
