package bailey.nftables;

import bailey.packet.Address;
import java.util.Optional;
import java.util.OptionalInt;

/// Whom a packet is for once a machine has had it: whom it was for (no `host`), or another, on the port that it asked
/// for or on `port`.
public record Toward(Optional<Address> host, OptionalInt port) {
    /// Whom it was for.
    public static final Toward ITSELF = new Toward(Optional.empty(), OptionalInt.empty());

    public static Toward of(Address host, OptionalInt port) {
        return new Toward(Optional.of(host), port);
    }
}
