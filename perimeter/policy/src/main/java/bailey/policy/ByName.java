package bailey.policy;

import java.util.List;

/// A flow to names (`via:`): packets bear none, so it grants each of `from` the service `proxy` on the host
/// `proxy`, and tells that host's gate which names, on which services, they may ask for.
public record ByName(
        List<Endpoint> from,
        List<String> names,
        List<Service> services,
        Host proxy,
        Service proxyService,
        Terms terms,
        String text,
        Origin origin)
        implements Line {
    public ByName {
        from = List.copyOf(from);
        names = List.copyOf(names);
        services = List.copyOf(services);
    }
}
