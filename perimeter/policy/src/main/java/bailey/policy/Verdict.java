package bailey.policy;

import bailey.packet.Packet;
import java.util.Locale;
import java.util.Optional;

/// What a firewall does with a packet, and why.
public sealed interface Verdict {
    /// It passes: as `leaves`, by the leg to `out`, or to the firewall itself where `out` is empty.
    record Accepted(Because because, Packet leaves, Optional<Zone> out) implements Verdict {}

    /// It does not. `refused` means that the sender is told.
    record Dropped(Cause cause, boolean refused) implements Verdict {}

    /// What lets a packet pass.
    sealed interface Because {
        /// A line of the file.
        record Granted(Grant grant) implements Because {}

        /// What every firewall does by itself: `neighbour discovery`, `vrrp`, `an error about a flow`.
        record ByItself(String what) implements Because {}
    }

    /// What stops a packet.
    enum Cause {
        /// Source or destination is not unicast.
        NOT_UNICAST,
        /// It came in by another leg than the one where its source's path ends, or wears the firewall's own
        /// address.
        SPOOFED,
        /// Its source is banned.
        BANNED,
        /// It claims to belong to a flow that nothing began, or is of a kind that never begins one.
        NO_FLOW,
        /// This firewall is not on the path from its source to its destination.
        OFF_PATH,
        /// No line grants it.
        NOT_GRANTED;

        /// As programs are told it: `not-unicast`.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    default boolean accepted() {
        return this instanceof Accepted;
    }

    /// The grant that let it pass, if a line of the file did.
    default Optional<Grant> grant() {
        return this instanceof Accepted(Because.Granted(var grant), var _, var _)
                ? Optional.of(grant)
                : Optional.empty();
    }
}
