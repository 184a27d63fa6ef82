package bailey.packet;

/// What a service is of one protocol: for TCP and UDP destination ports, for ICMP and ICMPv6 types, for any
/// other protocol all of it (`ports` is then [Ports#ALL]).
public record Selector(Protocol protocol, Ports ports) implements Comparable<Selector> {
    public Selector {
        if (!protocol.hasSelector() && !ports.equals(Ports.ALL)) {
            throw new IllegalArgumentException(protocol + " has no ports");
        }
        if (protocol.isIcmp() && !ports.equals(Ports.ALL) && ports.high() > 255) {
            throw new IllegalArgumentException("not an ICMP type: " + ports);
        }
    }

    /// All of a protocol.
    public static Selector all(Protocol protocol) {
        return new Selector(protocol, protocol.isIcmp() ? new Ports(0, 255) : Ports.ALL);
    }

    public static Selector tcp(int port) {
        return new Selector(Protocol.TCP, Ports.of(port));
    }

    public static Selector udp(int port) {
        return new Selector(Protocol.UDP, Ports.of(port));
    }

    /// What a packet asks for, alone.
    public static Selector of(Packet packet) {
        var protocol = packet.protocol();
        return protocol.hasSelector() ? new Selector(protocol, Ports.of(packet.selector())) : all(protocol);
    }

    /// Its lowest port or type, as a packet bears it; 0 where packets bear none.
    public int lowest() {
        return protocol.hasSelector() ? ports.low() : 0;
    }

    public boolean contains(Packet packet) {
        return protocol.equals(packet.protocol()) && (!protocol.hasSelector() || ports.contains(packet.selector()));
    }

    public boolean contains(Selector other) {
        return protocol.equals(other.protocol) && ports.contains(other.ports);
    }

    public boolean overlaps(Selector other) {
        return protocol.equals(other.protocol) && ports.overlaps(other.ports);
    }

    @Override
    public int compareTo(Selector other) {
        int byProtocol = protocol.compareTo(other.protocol);
        return byProtocol != 0 ? byProtocol : ports.compareTo(other.ports);
    }

    @Override
    public String toString() {
        return protocol.hasSelector() ? protocol + "/" + ports : protocol.toString();
    }
}
