package bailey.packet;

/// A packet on its way through a machine: its header, the numbers of the interfaces it comes in and goes out by,
/// and what connection tracking knows of it; `translated`: its flow's destination was.
public record Transit(Packet packet, int in, int out, FlowState state, Direction direction, boolean translated) {
    public Transit {
        if (in < 0 || out < 0) {
            throw new IllegalArgumentException("not interface numbers: " + in + ", " + out);
        }
    }

    /// A packet that would begin a flow, untranslated, by interfaces of number 0.
    public static Transit of(Packet packet) {
        return new Transit(packet, 0, 0, FlowState.NEW, Direction.ORIGINAL, false);
    }
}
