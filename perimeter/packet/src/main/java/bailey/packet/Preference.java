package bailey.packet;

import java.util.List;

/// Which packet of many people understand best: one between addresses that have names, asking for a service that
/// has one. Both lists begin with what is liked most.
public record Preference(List<Address> addresses, List<Selector> services) {
    /// Nothing has a name.
    public static final Preference NUMBERS = new Preference(List.of(), List.of());

    public Preference {
        addresses = List.copyOf(addresses);
        services = List.copyOf(services);
    }
}
