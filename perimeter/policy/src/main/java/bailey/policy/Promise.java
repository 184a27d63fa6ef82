package bailey.policy;

import java.util.List;

/// What the file promises beyond the laws. `services` empty means on any.
public sealed interface Promise {
    Origin origin();

    String text();

    /// `from` never reaches `to`, its own wire included.
    record Never(List<Endpoint> from, List<Endpoint> to, List<Service> services, String text, Origin origin)
            implements Promise {}

    /// `to` does not fall when one of `from` and `machines - 1` more are taken over.
    record NeverTaken(List<Endpoint> from, List<Endpoint> to, int machines, String text, Origin origin)
            implements Promise {}

    /// Each of `from` reaches each of `to` on `services`.
    record Always(List<Endpoint> from, List<Endpoint> to, List<Service> services, String text, Origin origin)
            implements Promise {}
}
