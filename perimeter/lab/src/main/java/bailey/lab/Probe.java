package bailey.lab;

import bailey.lab.Machine.Port;
import bailey.packet.Packet;
import bailey.policy.Firewall;
import bailey.policy.Grant;
import bailey.policy.Verdict.Cause;
import java.util.Optional;

/// One packet to send, and what the site's meaning says becomes of it.
public record Probe(
        int number,
        Kind kind,
        Machine from,
        Machine to,
        Optional<Port> pastSwitch,
        Datagram datagram,
        Expected expected) {
    /// What the packet tries.
    public enum Kind {
        /// From machine to machine, by its own address.
        PAIR("machine to machine"),
        /// To a published address.
        DOOR("published addresses"),
        /// From outside straight to the private address of a published host.
        STRAIGHT("straight to a published host"),
        /// To a firewall.
        WALL("to a firewall"),
        /// From a firewall itself.
        OWN("from a firewall"),
        /// From an address that has its place elsewhere.
        FORGED("forged sources"),
        /// From the address of a neighbour on the same wire.
        WORN("worn neighbours' addresses"),
        /// The answer to a question nobody asked.
        STRAY("replies without a request"),
        /// What a proof says passes, and shows a law or a promise broken by.
        WITNESS("packets that break a law or a promise"),
        /// An ICMP error about a flow that passed, from a leg that the flow has nothing to do with.
        MEDDLING("errors about others' flows");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /// What becomes of a packet.
    public sealed interface Expected {
        /// It arrives at `to` as `arrives`; `line` let it in, or nothing did, between neighbours on a shared
        /// wire. `answered`: its answer comes back to the sender.
        record Passes(Packet arrives, Optional<Grant> line, boolean answered) implements Expected {}

        /// `at` stops it and, if `refused`, tells the sender.
        record Stops(Firewall at, Cause cause, boolean refused) implements Expected {}

        /// The wire stops it: its sender's port is pinned to other addresses.
        record Pinned() implements Expected {}

        /// No firewall stands where it would have to go.
        record NoWay() implements Expected {}
    }

    public Packet packet() {
        return datagram.packet();
    }

    public boolean passes() {
        return expected instanceof Expected.Passes;
    }
}
