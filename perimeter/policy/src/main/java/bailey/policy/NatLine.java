package bailey.policy;

import bailey.packet.Address;
import java.util.List;
import java.util.Optional;

/// How IPv4 leaves to an external zone: from `address`, or from the first address of the leg (`masquerade`,
/// empty). A firewall in `from` is one behind that which rewrites: no firewall rewrites its own addresses.
public record NatLine(List<Endpoint> from, Zone to, Optional<Address> address, String text, Origin origin) {
    public NatLine {
        from = List.copyOf(from);
    }
}
