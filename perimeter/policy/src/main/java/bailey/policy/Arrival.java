package bailey.policy;

import bailey.packet.Packet;
import java.time.Instant;

/// A packet on a leg of a firewall: `leg` is the zone of the interface it came in by.
public record Arrival(Packet packet, Firewall at, Zone leg, State state, Instant now) {
    /// What connection tracking says of a packet.
    public sealed interface State {
        /// It would begin a flow.
        record New() implements State {}

        /// It answers the flow that `of` began at this firewall.
        record Reply(Arrival of) implements State {}

        /// It is an ICMP error about a packet of the flow that `of` began at this firewall.
        record Related(Arrival of) implements State {}
    }

    /// The first packet of a flow.
    public static Arrival begins(Packet packet, Firewall at, Zone leg, Instant now) {
        return new Arrival(packet, at, leg, new State.New(), now);
    }
}
