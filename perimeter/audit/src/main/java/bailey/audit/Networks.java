package bailey.audit;

import bailey.packet.AddressRange;
import bailey.packet.AddressSet;
import bailey.packet.Prefix;
import java.util.Optional;
import java.util.stream.IntStream;

/// Ranges as networks.
final class Networks {
    private static final int FEW = 16;

    private Networks() {}

    /// The prefix that has exactly these addresses.
    static Optional<Prefix> prefix(AddressRange range) {
        if (range.single()) {
            return Optional.of(Prefix.of(range.first()));
        }
        return IntStream.range(0, range.family().bits())
                .mapToObj(n -> new Prefix(Prefix.masked(range.first(), n), n))
                .filter(p -> p.first().equals(range.first()) && p.last().equals(range.last()))
                .findFirst();
    }

    /// Whether so many addresses are no list of single hosts: over 16 in a row.
    static boolean whole(AddressSet set) {
        return set.ranges().stream().anyMatch(Networks::whole);
    }

    private static boolean whole(AddressRange range) {
        var address = Optional.of(range.first());
        for (int i = 0; i < FEW && address.isPresent(); i++) {
            address = address.get().next().filter(range::contains);
        }
        return address.isPresent();
    }
}
