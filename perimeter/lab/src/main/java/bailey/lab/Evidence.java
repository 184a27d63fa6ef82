package bailey.lab;

import bailey.nftables.LogPrefix.Reason;
import bailey.packet.Packet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What was seen of one probe, where.
final class Evidence {
    /// A firewall stopped it and said why.
    record Stop(Machine at, Reason reason) {}

    /// Its packet came to a machine and was taken there: as the other end sees it.
    record Arrived(Machine at, Packet packet) {}

    /// What came back to the sender.
    enum Answer {
        /// A TCP handshake's second packet, a datagram, an echo's reply.
        REPLY,
        /// A TCP reset.
        RESET,
        /// An ICMP error.
        ERROR
    }

    /// An answer as the sender saw it.
    record Answered(Answer answer, Packet packet) {}

    private final List<Arrived> arrivals = new ArrayList<>();
    private final List<Stop> stops = new ArrayList<>();
    private final List<Answered> answers = new ArrayList<>();
    private final List<Machine> seenAt = new ArrayList<>();
    private boolean pinned;
    private Optional<String> unsent = Optional.empty();

    void arrived(Machine at, Packet packet) {
        if (arrivals.stream().noneMatch(a -> a.at.equals(at) && a.packet.equals(packet))) {
            arrivals.add(new Arrived(at, packet));
        }
    }

    void stopped(Machine at, Reason reason) {
        stops.add(new Stop(at, reason));
    }

    void answered(Answer answer, Packet packet) {
        answers.add(new Answered(answer, packet));
    }

    /// It came to a firewall, which is to judge it.
    void came(Machine at) {
        seenAt.add(at);
    }

    void pin() {
        pinned = true;
    }

    void unsent(String why) {
        unsent = Optional.of(why);
    }

    List<Arrived> arrivals() {
        return List.copyOf(arrivals);
    }

    List<Stop> stops() {
        return List.copyOf(stops);
    }

    List<Answered> answers() {
        return List.copyOf(answers);
    }

    List<Machine> seenAt() {
        return List.copyOf(seenAt);
    }

    boolean pinned() {
        return pinned;
    }

    Optional<String> unsent() {
        return unsent;
    }

    /// Whether nothing was seen of it at all, not even an error of its sending.
    boolean nothing() {
        return arrivals.isEmpty() && stops.isEmpty() && !pinned && unsent.isEmpty();
    }
}
