package bailey.packet;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One address of either family, as an unsigned 128-bit number; of an IPv4 address the upper 96 bits are zero.
/// Ordered by family, then by value.
public record Address(Family family, long high, long low) implements Comparable<Address> {
    public Address {
        if (family == Family.IPV4 && (high != 0 || low >>> 32 != 0)) {
            throw new IllegalArgumentException("not an IPv4 address: 0x" + Long.toHexString(low));
        }
    }

    /// Reads dotted decimals (RFC 6943, strict form) or RFC 4291 text without a zone; empty if it is neither.
    public static Optional<Address> parse(String text) {
        return text.indexOf(':') < 0 ? AddressText.ipv4(text) : AddressText.ipv6(text);
    }

    /// For constants: as [#parse], and an `IllegalArgumentException` for what is no address.
    public static Address of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not an address: " + text));
    }

    /// From 4 or 16 bytes in network order.
    public static Address of(byte[] bytes) {
        return switch (bytes.length) {
            case 4 -> new Address(Family.IPV4, 0, number(bytes, 0, 4));
            case 16 -> new Address(Family.IPV6, number(bytes, 0, 8), number(bytes, 8, 16));
            default -> throw new IllegalArgumentException("an address has 4 or 16 bytes, not " + bytes.length);
        };
    }

    private static long number(byte[] bytes, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            value = value << 8 | (bytes[i] & 0xff);
        }
        return value;
    }

    /// 4 or 16 bytes in network order.
    public byte[] bytes() {
        var bytes = new byte[family.bits() / 8];
        for (int i = 0; i < bytes.length; i++) {
            int shift = (bytes.length - 1 - i) * 8;
            bytes[i] = (byte) (shift < 64 ? low >>> shift : high >>> (shift - 64));
        }
        return bytes;
    }

    public InetAddress inet() {
        try {
            return InetAddress.getByAddress(bytes());
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /// The next address; of the last one of a family there is none.
    public Optional<Address> next() {
        if (equals(last(family))) {
            return Optional.empty();
        }
        return Optional.of(new Address(family, low == -1 ? high + 1 : high, low + 1));
    }

    /// The address before; of the first one of a family there is none.
    public Optional<Address> previous() {
        if (high == 0 && low == 0) {
            return Optional.empty();
        }
        return Optional.of(new Address(family, low == 0 ? high - 1 : high, low - 1));
    }

    public static Address first(Family family) {
        return new Address(family, 0, 0);
    }

    public static Address last(Family family) {
        return family == Family.IPV4 ? new Address(family, 0, 0xffff_ffffL) : new Address(family, -1, -1);
    }

    @Override
    public int compareTo(Address other) {
        int byFamily = family.compareTo(other.family);
        if (byFamily != 0) {
            return byFamily;
        }
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    /// `192.0.2.1:80` or `[2001:db8::1]:80` (RFC 5952 section 6).
    public String withPort(int port) {
        return switch (family) {
            case IPV4 -> this + ":" + port;
            case IPV6 -> "[" + this + "]:" + port;
        };
    }

    // The two below say what every record's do, but at a tenth of the time while the JVM is cold: tables of a large
    // site hash and compare millions.

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Address(var itsFamily, long itsHigh, long itsLow)
                && low == itsLow
                && high == itsHigh
                && family == itsFamily;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(high * 31 + low) * 31 + family.bits();
    }

    /// RFC 5952.
    @Override
    public String toString() {
        return AddressText.print(this);
    }
}
