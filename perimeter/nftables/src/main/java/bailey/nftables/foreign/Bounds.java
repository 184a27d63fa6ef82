package bailey.nftables.foreign;

import bailey.packet.PacketSet;

/// A set of packets that is known from two sides: those that are `surely` in it, and those that `maybe` are, the sure
/// ones included.
public record Bounds(PacketSet surely, PacketSet maybe) {
    static Bounds exactly(PacketSet set) {
        return new Bounds(set, set);
    }

    /// Those among some packets.
    public Bounds within(PacketSet some) {
        return and(exactly(some));
    }

    Bounds and(Bounds other) {
        return new Bounds(surely.intersect(other.surely), maybe.intersect(other.maybe));
    }

    Bounds or(Bounds other) {
        return new Bounds(surely.union(other.surely), maybe.union(other.maybe));
    }

    Bounds not() {
        return new Bounds(maybe.complement(), surely.complement());
    }

    Bounds when(boolean is) {
        return is ? this : not();
    }
}
