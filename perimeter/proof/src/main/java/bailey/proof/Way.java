package bailey.proof;

import bailey.packet.Address;
import java.util.OptionalInt;

/// How a packet gets from end to end: as it was sent, or rewritten on its way.
public sealed interface Way {
    /// Its destination stays.
    record Straight() implements Way {}

    /// A door makes its destination `host`, and its port `port` if there is one.
    record Through(Address host, OptionalInt port) implements Way {}
}
