package bailey.nftables.foreign;

import java.util.LinkedHashSet;
import java.util.Set;

/// What may have become of a packet in a chain or a part of one: it was accepted (as one of `accepted`), goes on behind
/// it, is back where the chain was called, was dropped.
final class Ran {
    final Set<Sight> accepted = new LinkedHashSet<>();
    final Set<Sight> on = new LinkedHashSet<>();
    final Set<Sight> back = new LinkedHashSet<>();
    boolean dropped;

    /// Takes over what is final of another.
    void finish(Ran other) {
        accepted.addAll(other.accepted);
        dropped |= other.dropped;
    }
}
