package bailey.audit;

import bailey.packet.Address;
import bailey.packet.Prefix;
import bailey.policy.Role;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A zone as an audit takes it: what hangs at some devices of the firewall. Without devices: at those that nothing
/// else claims; without prefixes: every address that nothing else claims. `own` are the firewall's addresses there.
public record AuditZone(String name, Role role, List<String> devices, List<Prefix> prefixes, List<Address> own) {
    public AuditZone {
        devices = List.copyOf(devices);
        prefixes = List.copyOf(prefixes);
        own = List.copyOf(own);
    }

    /// As `--zone` takes it.
    @Override
    public String toString() {
        var networks =
                Stream.concat(prefixes.stream().map(this::network), outer()).collect(Collectors.joining(","));
        var at = devices.isEmpty() ? "-" : String.join(",", devices);
        return name + "=" + role.word() + ":" + at + (networks.isEmpty() ? "" : ":" + networks);
    }

    /// As `ip address` prints it where the firewall has an address in it.
    private String network(Prefix prefix) {
        return own.stream()
                .filter(a -> prefix.contains(a) && !prefix.single())
                .findFirst()
                .map(a -> a + "/" + prefix.length())
                .orElseGet(prefix::toString);
    }

    private Stream<String> outer() {
        return own.stream()
                .filter(a -> prefixes.stream().noneMatch(p -> p.contains(a)))
                .map(Address::toString);
    }
}
