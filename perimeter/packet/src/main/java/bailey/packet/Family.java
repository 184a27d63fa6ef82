package bailey.packet;

/// The two internet protocols.
public enum Family {
    /// RFC 791.
    IPV4(32),
    /// RFC 8200.
    IPV6(128);

    private final int bits;

    Family(int bits) {
        this.bits = bits;
    }

    /// How long an address is, in bits.
    public int bits() {
        return bits;
    }

    @Override
    public String toString() {
        return this == IPV4 ? "IPv4" : "IPv6";
    }
}
