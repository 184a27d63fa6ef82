package bailey.policy;

import bailey.packet.Address;
import bailey.packet.AddressSet;
import bailey.packet.Family;
import bailey.packet.Packet;
import bailey.packet.Selector;
import java.util.List;

/// What one line gives one pair of words in one family: every address of `sources` may begin `selectors` with
/// every address of `destinations` (docs/meaning.md, *grant*). `from` and `to` are the words, for people.
public record Grant(
        Line line,
        String from,
        String to,
        Family family,
        AddressSet sources,
        AddressSet destinations,
        List<Selector> selectors,
        Condition condition) {
    /// What a packet must have gone through for the grant to count.
    public sealed interface Condition {
        /// Nothing: the destination may be asked for by its own address or by a published one.
        record Any() implements Condition {}

        /// At the first firewall of its path, that this firewall rewrote it from `published` by the grant's own
        /// line.
        record Rewritten(Address published) implements Condition {}

        /// That nothing rewrote it: the host's own public address was asked for.
        record Unrewritten() implements Condition {}
    }

    public Grant {
        selectors = List.copyOf(selectors);
    }

    /// Whether no packet is covered.
    boolean empty() {
        return sources.isEmpty() || destinations.isEmpty() || selectors.isEmpty();
    }

    /// What it gives some of its sources and destinations.
    Grant between(AddressSet some, AddressSet others) {
        return new Grant(
                line, from, to, family, sources.intersect(some), destinations.intersect(others), selectors, condition);
    }

    /// Whether addresses and service fit; the condition is not looked at.
    public boolean covers(Packet packet) {
        return family == packet.family()
                && sources.contains(packet.source())
                && destinations.contains(packet.destination())
                && selectors.stream().anyMatch(s -> s.contains(packet));
    }
}
