package bailey.bench;

import bailey.packet.Address;
import bailey.packet.Family;
import bailey.packet.Protocol;

/// One granted flow: from the DMZ's machine `from` to the LAN's machine `to` (numbers from 1).
record FlowLine(int from, int to, Protocol protocol, int port) {
    Address source(Family family) {
        return Plan.DMZ.host(family, from);
    }

    Address destination(Family family) {
        return Plan.LAN.host(family, to);
    }

    String text() {
        return "  - d%d -> l%d: %s/%d".formatted(from, to, protocol, port);
    }
}
