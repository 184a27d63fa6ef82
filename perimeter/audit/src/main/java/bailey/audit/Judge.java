package bailey.audit;

import java.util.List;

/// One law, held against a firewall.
interface Judge {
    List<Finding> findings();
}
