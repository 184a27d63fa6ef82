package bailey.nftables.foreign;

import bailey.packet.AddressRange;
import bailey.packet.Ports;
import java.util.List;
import java.util.Optional;

/// What an end of a packet is rewritten to.
public sealed interface Target {
    /// One of the addresses and one of the ports, where there are any; else it stays.
    record To(Optional<AddressRange> addresses, Optional<Ports> ports) implements Target {}

    /// What a map says; nothing happens where it says nothing.
    record ByMap(List<Fact> key, Elements map) implements Target {
        public ByMap {
            key = List.copyOf(key);
        }
    }

    /// An address of this machine, and one of the ports where there are any.
    record Self(Optional<Ports> ports) implements Target {}

    /// What is not understood: it may become anything.
    record Unknown(String text) implements Target {}
}
