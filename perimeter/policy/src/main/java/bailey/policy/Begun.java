package bailey.policy;

import bailey.packet.Packet;
import bailey.policy.Verdict.Accepted;
import bailey.policy.Verdict.Because;
import java.util.Optional;

/// Step 3 of the meaning: a flow that began at a firewall, how its first packet came in and how it left. What comes
/// back has NAT undone.
record Begun(Arrival first, Accepted left) {
    private static final Because ERROR = new Because.ByItself("an error about a flow");

    /// As a reply: from the flow's other end, by the leg that the flow left by. Redirects never are.
    Optional<Accepted> reply(Arrival arrival) {
        return beyond(arrival) && answers(arrival.packet())
                ? Optional.of(new Accepted(left.because(), undone(arrival.packet()), Optional.of(first.leg())))
                : Optional.empty();
    }

    /// Whether it comes by the leg that the flow left by.
    private boolean beyond(Arrival arrival) {
        return left.out().filter(arrival.leg()::equals).isPresent();
    }

    private boolean answers(Packet packet) {
        var asked = left.leaves();
        boolean ports = !packet.protocol().hasPorts()
                || (packet.sourcePort() == asked.selector() && packet.selector() == asked.sourcePort());
        return ports
                && !Icmp.redirect(packet)
                && packet.protocol().equals(asked.protocol())
                && packet.source().equals(asked.destination())
                && packet.destination().equals(asked.source());
    }

    private Packet undone(Packet reply) {
        var asked = first.packet();
        boolean ports = reply.protocol().hasPorts();
        return new Packet(
                /* source= */ asked.destination(),
                /* destination= */ asked.source(),
                reply.protocol(),
                /* sourcePort= */ ports ? asked.selector() : reply.sourcePort(),
                /* selector= */ ports ? asked.sourcePort() : reply.selector());
    }

    /// As an error: from beyond, about what the flow's sender sent; or from the sender, about what came back. As in
    /// the kernel, where an end of the flow was rewritten the error comes from that end, whichever router sent it.
    Optional<Accepted> error(Arrival arrival) {
        var packet = arrival.packet();
        if (!Icmp.error(packet)) {
            return Optional.empty();
        }
        var asked = first.packet();
        var leaves = left.leaves();
        if (beyond(arrival) && packet.destination().equals(leaves.source())) {
            boolean straight = leaves.destination().equals(asked.destination());
            var source = straight ? packet.source() : asked.destination();
            var there = packet.withSource(source).withDestination(asked.source(), packet.selector());
            return Optional.of(new Accepted(ERROR, there, Optional.of(first.leg())));
        }
        if (arrival.leg().equals(first.leg()) && packet.destination().equals(asked.destination())) {
            boolean straight = leaves.source().equals(asked.source());
            var source = straight ? packet.source() : leaves.source();
            var there = packet.withSource(source).withDestination(leaves.destination(), packet.selector());
            return Optional.of(new Accepted(ERROR, there, left.out()));
        }
        return Optional.empty();
    }
}
