package bailey.nftables.foreign;

import bailey.packet.Address;
import bailey.packet.AddressSet;
import bailey.packet.Prefix;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a machine's routes may hold addresses for, as far as it is known: classes of addresses, each with the kinds
/// that
/// they may be of. `own` are the machine's addresses, where they are known.
final class Keeping {
    /// Addresses, and what they may be kept for.
    record Held(AddressSet addresses, Set<AddressKind> kinds) {}

    private static final AddressSet MULTICAST = AddressSet.of(List.of(Prefix.of("224.0.0.0/4"), Prefix.of("ff00::/8")));
    private static final AddressSet BROADCAST = AddressSet.of(Address.of("255.255.255.255"));

    private final List<Held> classes;

    Keeping(Optional<AddressSet> own) {
        var mine = own.orElse(AddressSet.EMPTY).minus(MULTICAST).minus(BROADCAST);
        var others = AddressSet.ALL.minus(MULTICAST).minus(BROADCAST).minus(mine);
        var kinds = EnumSet.complementOf(EnumSet.of(AddressKind.MULTICAST));
        if (own.isPresent()) {
            kinds.remove(AddressKind.LOCAL);
        }
        this.classes = List.of(
                new Held(MULTICAST, EnumSet.of(AddressKind.MULTICAST)),
                new Held(BROADCAST, EnumSet.of(AddressKind.BROADCAST)),
                new Held(mine, EnumSet.of(AddressKind.LOCAL)),
                new Held(others, kinds));
    }

    /// The addresses that are surely kept for one of `kinds`.
    AddressSet surely(Set<AddressKind> kinds) {
        return AddressSet.union(classes.stream()
                .filter(c -> kinds.containsAll(c.kinds))
                .map(Held::addresses)
                .toList());
    }

    /// The addresses that may be.
    AddressSet maybe(Set<AddressKind> kinds) {
        return AddressSet.union(classes.stream()
                .filter(c -> c.kinds.stream().anyMatch(kinds::contains))
                .map(Held::addresses)
                .toList());
    }

    Truth is(Address address, Set<AddressKind> kinds) {
        return surely(kinds).contains(address) ? Truth.YES : maybe(kinds).contains(address) ? Truth.MAYBE : Truth.NO;
    }
}
