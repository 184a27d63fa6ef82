package bailey.cli;

import bailey.lab.Inhabitants;
import bailey.lab.KeptLab;
import bailey.linux.RunFolder;
import java.io.IOException;
import java.util.Map;

/// The end of the kept lab, and of what runs in it.
final class LabDown {
    private final Terminal terminal;
    private final Map<String, String> environment;

    LabDown(Terminal terminal, Map<String, String> environment) {
        this.terminal = terminal;
        this.environment = environment;
    }

    /// Gives the exit status, when all is gone.
    int run() throws IOException {
        var kept = KeptLab.find(RunFolder.of(environment));
        if (kept.isPresent()) {
            Inhabitants.end(kept.get());
        }
        terminal.warn(kept.map(k -> "the lab of " + k.site() + " is gone").orElse("no lab is kept"));
        return Status.HOLDS;
    }
}
