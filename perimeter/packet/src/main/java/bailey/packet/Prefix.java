package bailey.packet;

import java.util.Optional;

/// The addresses that share their first `length` bits (RFC 4632, RFC 4291 section 2.3); a single address is the
/// longest one.
public record Prefix(Address base, int length) implements Comparable<Prefix> {
    public Prefix {
        if (length < 0 || length > base.family().bits()) {
            throw new IllegalArgumentException("not a prefix length: /" + length);
        }
        if (!base.equals(masked(base, length))) {
            throw new IllegalArgumentException(base + "/" + length + " has bits set past its length");
        }
    }

    public static Prefix of(Address address) {
        return new Prefix(address, address.family().bits());
    }

    /// For constants: `ADDRESS` or `ADDRESS/LENGTH`, and an `IllegalArgumentException` for anything else.
    public static Prefix of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not a prefix: " + text));
    }

    /// Reads `ADDRESS` or `ADDRESS/LENGTH`; empty if it is neither or has bits set past its length.
    public static Optional<Prefix> parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return Address.parse(text).map(Prefix::of);
        }
        var address = Address.parse(text.substring(0, slash));
        int length = decimal(text.substring(slash + 1));
        if (address.isEmpty() || length < 0 || length > address.get().family().bits()) {
            return Optional.empty();
        }
        var base = masked(address.get(), length);
        return base.equals(address.get()) ? Optional.of(new Prefix(base, length)) : Optional.empty();
    }

    private static int decimal(String text) {
        if (text.isEmpty() || text.length() > 3 || (text.length() > 1 && text.charAt(0) == '0')) {
            return -1;
        }
        return text.chars().allMatch(c -> c >= '0' && c <= '9') ? Integer.parseInt(text) : -1;
    }

    /// `address` with all bits past `length` cleared.
    public static Address masked(Address address, int length) {
        return switch (address.family()) {
            case IPV4 -> new Address(Family.IPV4, 0, address.low() & upper(length + 32));
            case IPV6 ->
                new Address(
                        Family.IPV6,
                        address.high() & upper(Math.min(length, 64)),
                        address.low() & upper(Math.max(length - 64, 0)));
        };
    }

    /// A word whose first `bits` bits are set.
    private static long upper(int bits) {
        return bits == 0 ? 0 : -1L << (64 - bits);
    }

    public Family family() {
        return base.family();
    }

    public Address first() {
        return base;
    }

    public Address last() {
        return switch (base.family()) {
            case IPV4 -> new Address(Family.IPV4, 0, base.low() | (~upper(length + 32) & 0xffff_ffffL));
            case IPV6 ->
                new Address(
                        Family.IPV6,
                        base.high() | ~upper(Math.min(length, 64)),
                        base.low() | ~upper(Math.max(length - 64, 0)));
        };
    }

    public boolean contains(Address address) {
        return address.family() == family() && masked(address, length).equals(base);
    }

    public boolean contains(Prefix other) {
        return other.length >= length && contains(other.base);
    }

    public boolean overlaps(Prefix other) {
        return contains(other) || other.contains(this);
    }

    /// Whether it is one address.
    public boolean single() {
        return length == base.family().bits();
    }

    @Override
    public int compareTo(Prefix other) {
        int byBase = base.compareTo(other.base);
        return byBase != 0 ? byBase : Integer.compare(length, other.length);
    }

    @Override
    public String toString() {
        return single() ? base.toString() : base + "/" + length;
    }
}
