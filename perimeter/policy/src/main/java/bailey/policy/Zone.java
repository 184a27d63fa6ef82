package bailey.policy;

import bailey.packet.Prefix;
import java.util.List;

/// One wire's worth of addresses. The zone without prefixes, of which a site has exactly one, is what nothing
/// else claims.
public record Zone(String name, Role role, List<Prefix> prefixes, Wire wire, Origin origin) implements Place {
    public Zone {
        prefixes = List.copyOf(prefixes);
    }

    public boolean prefixless() {
        return prefixes.isEmpty();
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
