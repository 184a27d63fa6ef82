package bailey.cli;

import bailey.lab.Lab;
import java.io.IOException;

/// What a process needs to put up a lab.
final class LabRights {
    private LabRights() {}

    /// Whether this process lacks anything; says so.
    static boolean missing(Terminal terminal) throws IOException {
        var missing = Lab.missing();
        if (!missing.isEmpty()) {
            terminal.warn("bailey: the lab makes network namespaces and needs root (missing: "
                    + String.join(", ", missing) + "), or a user namespace, which ./bailey makes; run it with sudo");
        }
        return !missing.isEmpty();
    }
}
