package bailey.nftables.foreign;

/// What a condition or a key looks at.
public sealed interface Fact {
    /// What a header, its interfaces and its flow tell.
    enum Header implements Fact {
        /// The interface it came in by; of a packet that this machine sends the empty name.
        IN,
        /// The interface it leaves by; before routing, and of a packet taken in, the empty name.
        OUT,
        /// 4 or 6.
        FAMILY,
        SOURCE,
        DESTINATION,
        PROTOCOL,
        /// Of TCP and UDP. Of other protocols it is not to be known.
        SOURCE_PORT,
        /// As [#SOURCE_PORT].
        DESTINATION_PORT,
        /// Of ICMP and ICMPv6; of other protocols it is not to be known.
        ICMP_TYPE,
        /// A [bailey.packet.FlowState], by the kernel's bit for it.
        STATE,
        /// 0 for the way of the flow's first packet, 1 for the other. Packets of no flow have none.
        DIRECTION,
        /// 1 if this machine rewrote the flow's destination, else 0. Packets of no flow have none.
        REWRITTEN
    }

    /// What is understood, but is not the header's to tell: a mark, a length, whose flow it was.
    record Beyond(String text) implements Fact {}
}
