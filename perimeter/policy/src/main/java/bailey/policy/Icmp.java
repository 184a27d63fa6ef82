package bailey.policy;

import bailey.packet.Packet;

/// What an ICMP message can be to a flow; its types are RFC 792's and RFC 4443's. Connection tracking in the
/// kernel sees them alike.
public final class Icmp {
    private Icmp() {}

    /// Whether a packet can begin a flow: of ICMP only requests can. Answers, errors, redirects and what is of
    /// one wire alone (neighbour discovery, listener reports) never do, whatever grants them.
    public static boolean begins(Packet packet) {
        return switch (packet.protocol().number()) {
            case 1 ->
                switch (packet.selector()) {
                    case 8, 13, 15, 17 -> true; // echo, timestamp, information and mask requests
                    default -> false;
                };
            case 58 -> packet.selector() == 128 || packet.selector() == 139; // echo and node information requests
            default -> true;
        };
    }

    /// Whether it tells of a packet that did not arrive: unreachable, too big, time exceeded, parameter
    /// problem. Source quench is long gone (RFC 6633).
    static boolean error(Packet packet) {
        return switch (packet.protocol().number()) {
            case 1 -> packet.selector() == 3 || packet.selector() == 11 || packet.selector() == 12;
            case 58 -> packet.selector() >= 1 && packet.selector() <= 4;
            default -> false;
        };
    }

    /// Whether it would have its reader send by another way.
    static boolean redirect(Packet packet) {
        return switch (packet.protocol().number()) {
            case 1 -> packet.selector() == 5;
            case 58 -> packet.selector() == 137;
            default -> false;
        };
    }
}
