package bailey.nftables;

import bailey.packet.Family;
import bailey.policy.Zone;

/// A way through the machine, for one family, that is judged on its own.
sealed interface Junction {
    Family family();

    /// From leg to leg.
    record Through(Zone in, Zone out, Family family) implements Junction {}

    /// To the machine itself.
    record Inward(Zone in, Family family) implements Junction {}

    /// From the machine itself.
    record Outward(Zone out, Family family) implements Junction {}
}
