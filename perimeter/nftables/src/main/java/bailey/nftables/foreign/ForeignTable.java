package bailey.nftables.foreign;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A table of someone's packet filter. Its chains call each other and none of another table.
public record ForeignTable(Family family, String name, List<ForeignChain> chains) {
    /// Whose packets a table sees.
    public enum Family {
        INET,
        IP,
        IP6,
        /// What a device receives or sends, before and after all else.
        NETDEV;

        /// Whether packets of a protocol meet such a table.
        public boolean sees(bailey.packet.Family packets) {
            return switch (this) {
                case INET, NETDEV -> true;
                case IP -> packets == bailey.packet.Family.IPV4;
                case IP6 -> packets == bailey.packet.Family.IPV6;
            };
        }

        static Optional<Family> of(String word) {
            return switch (word) {
                case "inet" -> Optional.of(INET);
                case "ip" -> Optional.of(IP);
                case "ip6" -> Optional.of(IP6);
                case "netdev" -> Optional.of(NETDEV);
                default -> Optional.empty();
            };
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public ForeignTable {
        chains = List.copyOf(chains);
    }

    public Optional<ForeignChain> chain(String name) {
        return chains.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    boolean sameName(ForeignTable other) {
        return family == other.family && name.equals(other.name);
    }

    @Override
    public String toString() {
        return family + " " + name;
    }
}
