package bailey.nftables;

import bailey.packet.Address;
import bailey.packet.AddressSet;
import bailey.packet.Ports;
import bailey.policy.Line;
import java.util.Optional;

/// What a line of the file grants at one [Junction]: a box of packets. `order` is the line's place in the file.
/// `asked` is how the destination must have been asked for; `outside`, if there, the port that must have been.
record Claim(
        int order,
        Line line,
        Asked asked,
        Optional<Ports> outside,
        AddressSet sources,
        AddressSet destinations,
        Slice slice) {
    /// Whether all packets of the box may always begin, so that no later line matters.
    boolean settles() {
        return outside.isEmpty() && line.terms().unconditional();
    }

    /// Whether it is worth more than a packet.
    boolean plain() {
        return settles() && !line.terms().log();
    }

    /// One source, one destination, one service.
    record Point(Address source, Address destination, Slice slice) {}
}
