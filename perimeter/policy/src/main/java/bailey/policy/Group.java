package bailey.policy;

import java.util.List;

/// A name for hosts; groups named in it are already unfolded.
public record Group(String name, List<Host> hosts, Origin origin) implements Endpoint {
    public Group {
        hosts = List.copyOf(hosts);
    }

    @Override
    public String toString() {
        return name;
    }
}
