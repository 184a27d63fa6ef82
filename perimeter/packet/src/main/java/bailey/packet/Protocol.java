package bailey.packet;

/// An IP protocol by its number (IANA, "Assigned Internet Protocol Numbers"), 0–255.
public record Protocol(int number) implements Comparable<Protocol> {
    public static final Protocol ICMP = new Protocol(1);
    public static final Protocol TCP = new Protocol(6);
    public static final Protocol UDP = new Protocol(17);
    public static final Protocol ICMPV6 = new Protocol(58);
    public static final Protocol VRRP = new Protocol(112);

    public Protocol {
        if (number < 0 || number > 255) {
            throw new IllegalArgumentException("not a protocol number: " + number);
        }
    }

    /// Whether its packets bear the ports that a policy speaks of: TCP and UDP.
    public boolean hasPorts() {
        return number == 6 || number == 17;
    }

    /// Whether it is ICMP or ICMPv6.
    public boolean isIcmp() {
        return number == 1 || number == 58;
    }

    /// Whether its packets bear a selector: a port or an ICMP type.
    public boolean hasSelector() {
        return hasPorts() || isIcmp();
    }

    /// Whether packets of `family` may bear it: ICMP is IPv4's, ICMPv6 is IPv6's, and what IPv6 has as
    /// extension headers (RFC 8200: hop-by-hop, routing, fragment, authentication, none, destination) is no
    /// protocol there. The kernel looks behind them.
    public boolean in(Family family) {
        return switch (number) {
            case 0, 1, 43, 44, 51, 59, 60 -> family == Family.IPV4;
            case 58 -> family == Family.IPV6;
            default -> true;
        };
    }

    @Override
    public int compareTo(Protocol other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return switch (number) {
            case 1 -> "icmp";
            case 6 -> "tcp";
            case 17 -> "udp";
            case 58 -> "icmpv6";
            default -> "ip/" + number;
        };
    }
}
