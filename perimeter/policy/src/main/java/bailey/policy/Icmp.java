package bailey.policy;

import bailey.packet.Packet;
import bailey.packet.Ports;
import bailey.packet.Protocol;
import bailey.packet.Selector;
import java.util.List;

/// What an ICMP message can be to a flow; its types are RFC 792's and RFC 4443's. Connection tracking in the
/// kernel sees them alike.
public final class Icmp {
    private Icmp() {}

    private static final List<Integer> REQUESTS = List.of(8, 13, 15, 17); // echo, timestamp, information, mask
    private static final List<Integer> REQUESTS_6 = List.of(128, 139); // echo, node information

    /// Whether a packet can begin a flow: of ICMP only requests can. Answers, errors, redirects and what is of
    /// one wire alone (neighbour discovery, listener reports) never do, whatever grants them.
    public static boolean begins(Packet packet) {
        return switch (packet.protocol().number()) {
            case 1 -> REQUESTS.contains(packet.selector());
            case 58 -> REQUESTS_6.contains(packet.selector());
            default -> true;
        };
    }

    /// What of a protocol can begin a flow.
    public static List<Selector> beginning(Protocol protocol) {
        var types = switch (protocol.number()) {
            case 1 -> REQUESTS;
            case 58 -> REQUESTS_6;
            default -> List.<Integer>of();
        };
        return protocol.isIcmp()
                ? types.stream().map(t -> new Selector(protocol, Ports.of(t))).toList()
                : List.of(Selector.all(protocol));
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
