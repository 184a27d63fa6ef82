package bailey.policy;

import java.util.List;

/// What may begin between machines of the site: each of `from` to each of `to` on each of `services`.
public record Flow(
        List<Endpoint> from, List<Endpoint> to, List<Service> services, Terms terms, String text, Origin origin)
        implements Line {
    public Flow {
        from = List.copyOf(from);
        to = List.copyOf(to);
        services = List.copyOf(services);
    }
}
