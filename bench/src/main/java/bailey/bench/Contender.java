package bailey.bench;

import bailey.linux.Namespace;
import java.io.IOException;

/// What a firewall is loaded with.
interface Contender {
    String label();

    /// Whether packets are stopped that no flow grants.
    boolean judges();

    /// Whether it is measured at this size: rule after rule, 100,000 flows take hours.
    boolean runsAt(Scale scale);

    void load(Namespace wall, Scale scale) throws IOException;
}
