package bailey.packet;

/// The header fields of one packet that a policy can speak about. `sourcePort` and `selector` are ports
/// (0–65535) for TCP and UDP; for ICMP and ICMPv6 `selector` is the type (0–255) and `sourcePort` the
/// identifier of an echo; else both are 0.
public record Packet(Address source, Address destination, Protocol protocol, int sourcePort, int selector) {
    public Packet {
        if (source.family() != destination.family()) {
            throw new IllegalArgumentException(source + " and " + destination + " are of two families");
        }
        if (sourcePort < 0 || sourcePort > 65_535 || selector < 0 || selector > 65_535) {
            throw new IllegalArgumentException("not ports: " + sourcePort + ", " + selector);
        }
    }

    public Family family() {
        return source.family();
    }

    public Packet withSource(Address other) {
        return new Packet(other, destination, protocol, sourcePort, selector);
    }

    public Packet withDestination(Address other, int otherSelector) {
        return new Packet(source, other, protocol, sourcePort, otherSelector);
    }

    @Override
    public String toString() {
        if (protocol.hasPorts()) {
            return protocol + " " + source.withPort(sourcePort) + " -> " + destination.withPort(selector);
        }
        return protocol + (protocol.isIcmp() ? "/" + selector : "") + " " + source + " -> " + destination;
    }
}
