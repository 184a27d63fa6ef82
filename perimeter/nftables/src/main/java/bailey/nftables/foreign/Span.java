package bailey.nftables.foreign;

import bailey.packet.Address;
import bailey.packet.AddressRange;
import bailey.packet.Prefix;

/// One value, or one range of values, of a [Fact].
public sealed interface Span {
    record Addresses(AddressRange range) implements Span {}

    /// Both ends included.
    record Numbers(long low, long high) implements Span {
        public Numbers {
            if (low > high) {
                throw new IllegalArgumentException("not a range: " + low + "-" + high);
            }
        }
    }

    /// An interface's name, or all names that `begin` so.
    record Device(String name, boolean begin) implements Span {
        boolean has(String other) {
            return begin ? other.startsWith(name) : other.equals(name);
        }
    }

    /// Whatever there is.
    record All() implements Span {}

    static Span of(long number) {
        return new Numbers(number, number);
    }

    static Span of(Address address) {
        return new Addresses(new AddressRange(address, address));
    }

    static Span of(Prefix prefix) {
        return new Addresses(new AddressRange(prefix.first(), prefix.last()));
    }
}
