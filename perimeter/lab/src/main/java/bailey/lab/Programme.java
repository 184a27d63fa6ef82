package bailey.lab;

import bailey.packet.Packet;
import bailey.policy.Site;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The packets that a site is rehearsed with at `now`: all that the lab knows to try, or a part. `leftOut` were
/// too many to be told apart.
public record Programme(Topology topology, Instant now, List<Probe> probes, int leftOut, Optional<Part> part) {
    /// That only a part is sent: by which words it was chosen, out of how many packets.
    public record Part(String words, int of) {}

    public Programme {
        probes = List.copyOf(probes);
    }

    /// All of them.
    public static Programme of(Site site, Instant now) {
        return of(site, now, List.of());
    }

    /// All of them, and before them packets that are said to pass, as their senders send them.
    public static Programme of(Site site, Instant now, List<Packet> witnesses) {
        var topology = Topology.of(site);
        var plan = Rehearsal.probes(topology, now, witnesses);
        return new Programme(topology, now, plan.probes(), plan.leftOut(), Optional.empty());
    }

    /// Those that were asked for, in the same order; perhaps none.
    public Programme only(Selection selection) {
        var chosen = probes.stream().filter(selection::chooses).toList();
        return new Programme(topology, now, chosen, leftOut, Optional.of(new Part(selection.words(), probes.size())));
    }
}
