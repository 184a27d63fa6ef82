package bailey.cli;

import bailey.lab.Lab;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
        footer = {"", "Examples:", "  bailey lab examples/office.yaml", "  bailey lab --json office.yaml"})
final class LabCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final InstantSource clock;

    @Parameters(paramLabel = "SITE", description = "The site's file.")
    String site = "";

    @Option(names = "--json", description = "For programs; docs/json.md says how.")
    boolean json;

    LabCommand(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public Integer call() throws InterruptedException {
        var read = SiteFile.named(site).site(clock, terminal, json);
        if (read.isEmpty()) {
            return Status.WRONG_INPUT;
        }
        try {
            var missing = Lab.missing();
            if (!missing.isEmpty()) {
                terminal.warn("bailey: the lab makes network namespaces and needs root (missing: "
                        + String.join(", ", missing) + "); run it with sudo");
                return Status.REFUSED;
            }
            var run = Lab.run(read.get(), clock.instant(), new Told());
            if (json) {
                terminal.print(LabJson.of(run));
            } else {
                new LabText(terminal, run).lines().forEach(terminal::say);
            }
            return run.report().holds() ? Status.HOLDS : Status.DOES_NOT_HOLD;
        } catch (IOException refused) {
            ("bailey: the lab could not be put up: " + refused.getMessage())
                    .lines()
                    .forEach(terminal::warn);
            return Status.REFUSED;
        }
    }

    /// Progress on standard error: a line where it is a file, one line that grows where it is a terminal.
    private final class Told implements Lab.Watcher {
        @Override
        public void up(int machines, int wires, Duration took) {
            say("%d machines on %d wires are up (%s)".formatted(machines, wires, LabText.seconds(took)));
        }

        @Override
        public void sent(int probes, int of) {
            if (terminal.colour()) {
                terminal.err().printf("\r%,d of %,d packets sent%s", probes, of, probes == of ? "\r\033[K" : "");
                terminal.err().flush();
            } else if (probes == of) {
                say("%,d packets sent".formatted(of));
            }
        }

        private void say(String line) {
            terminal.warn(line);
            terminal.err().flush();
        }
    }
}
