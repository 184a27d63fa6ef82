package bailey.nftables;

import bailey.packet.Address;
import bailey.packet.AddressRange;
import bailey.packet.Ports;
import bailey.packet.Prefix;
import bailey.packet.Protocol;

/// One value, or one range of values, of a [Field].
public sealed interface Value {
    /// Whether it is more than one.
    boolean range();

    /// An interface's name.
    record Device(String name) implements Value {
        @Override
        public boolean range() {
            return false;
        }
    }

    record Addresses(AddressRange of) implements Value {
        @Override
        public boolean range() {
            return !of.single();
        }
    }

    /// Ports, ICMP types, protocol numbers, days.
    record Numbers(int low, int high) implements Value {
        @Override
        public boolean range() {
            return low != high;
        }
    }

    /// A state of conntrack, or a family: `established`, `ipv4`.
    record Word(String word) implements Value {
        @Override
        public boolean range() {
            return false;
        }
    }

    static Value of(Address address) {
        return new Addresses(new AddressRange(address, address));
    }

    static Value of(AddressRange range) {
        return new Addresses(range);
    }

    static Value of(Prefix prefix) {
        return new Addresses(new AddressRange(prefix.first(), prefix.last()));
    }

    static Value of(Ports ports) {
        return new Numbers(ports.low(), ports.high());
    }

    static Value of(Protocol protocol) {
        return of(protocol.number());
    }

    static Value of(int number) {
        return new Numbers(number, number);
    }
}
