package bailey.policy;

import java.util.Optional;

/// A firewall on a path: the zones whose legs a packet enters and leaves by; `in` is empty where it sends
/// itself, `out` where the packet is for it.
public record Hop(Firewall at, Optional<Zone> in, Optional<Zone> out) {
    static Hop through(Firewall at, Zone in, Zone out) {
        return new Hop(at, Optional.of(in), Optional.of(out));
    }
}
