package bailey.linux;

/// A switch on one port of a bridge (IFLA_BRPORT_…, linux/if_link.h; bridge(8) says what each does).
public enum PortOption {
    /// Sends back through the port that a frame came in by.
    HAIRPIN(4),
    /// Learns which station stands behind the port from the frames it sends.
    LEARNING(8),
    /// Passes frames for stations nobody has learnt.
    UNICAST_FLOOD(9),
    MULTICAST_FLOOD(27),
    BROADCAST_FLOOD(30),
    /// Answers ARP and neighbour discovery from the bridge's own table.
    NEIGHBOUR_SUPPRESSION(32),
    /// No frames to and from other isolated ports.
    ISOLATED(33),
    /// Takes frames only from stations that are known to stand behind this port.
    LOCKED(39);

    private final int attribute;

    PortOption(int attribute) {
        this.attribute = attribute;
    }

    int attribute() {
        return attribute;
    }
}
