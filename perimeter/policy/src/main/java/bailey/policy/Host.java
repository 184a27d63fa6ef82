package bailey.policy;

import bailey.packet.Prefix;
import java.util.List;
import java.util.Set;

/// A machine of one zone, or many alike: a prefix is a host too.
public record Host(String name, Zone zone, List<Prefix> addresses, Set<Mark> marks, Origin origin) implements Endpoint {
    public Host {
        addresses = List.copyOf(addresses);
        marks = Set.copyOf(marks);
    }

    /// Whether each of its addresses is one, no prefix (LAWS: *single*).
    public boolean single() {
        return addresses.stream().allMatch(Prefix::single);
    }

    @Override
    public String toString() {
        return name;
    }
}
