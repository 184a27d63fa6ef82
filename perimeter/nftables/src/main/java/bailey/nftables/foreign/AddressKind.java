package bailey.nftables.foreign;

import java.util.Locale;
import java.util.Optional;

/// What a machine's routes hold an address for (rtnetlink(7), RTN_*).
public enum AddressKind {
    UNICAST,
    /// The machine's own.
    LOCAL,
    BROADCAST,
    MULTICAST,
    /// Unreachable, prohibited, black-holed, anycast or without a route.
    OTHER;

    /// By the word of nft's `fib` or of iptables' `addrtype`; empty for none of theirs.
    static Optional<AddressKind> of(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "unicast" -> Optional.of(UNICAST);
            case "local" -> Optional.of(LOCAL);
            case "broadcast" -> Optional.of(BROADCAST);
            case "multicast" -> Optional.of(MULTICAST);
            default -> Optional.empty();
        };
    }
}
