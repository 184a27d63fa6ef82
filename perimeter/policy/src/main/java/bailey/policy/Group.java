package bailey.policy;

import java.util.List;

/// A name for hosts; groups named in it are already unfolded.
public record Group(String name, List<Host> hosts, Origin origin) implements Endpoint {
    public Group {
        hosts = List.copyOf(hosts);
    }

    /// Names are unique in a site; hashing all of it costs more than most of what maps are asked.
    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
