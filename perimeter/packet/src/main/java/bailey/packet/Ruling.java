package bailey.packet;

/// One line of a list in which the first match decides.
public record Ruling(PacketSet packets, boolean accepts) {}
