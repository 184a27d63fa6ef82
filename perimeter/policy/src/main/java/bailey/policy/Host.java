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

    /// Whether each of its addresses is one, no prefix (docs/meaning.md: *single*).
    public boolean single() {
        return addresses.stream().allMatch(Prefix::single);
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
