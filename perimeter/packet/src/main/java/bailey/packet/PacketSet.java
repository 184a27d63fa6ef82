package bailey.packet;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// An immutable set of packets of both families: of their headers and of what a machine may know beside them
/// ([Circumstances]). Canonical: sets of one [PacketSpace] with the same packets are equal, which costs nothing to
/// find out. A packet whose protocol bears no ports has none, whatever its `selector` and `sourcePort` say.
public final class PacketSet {
    private final PacketSpace space;
    private final int ref;

    PacketSet(PacketSpace space, int ref) {
        this.space = space;
        this.ref = ref;
    }

    public PacketSpace space() {
        return space;
    }

    int ref() {
        return ref;
    }

    public boolean isEmpty() {
        return ref == Nodes.EMPTY;
    }

    /// Whether it has every packet of both families in every circumstance.
    public boolean isAll() {
        return ref == Nodes.ALL;
    }

    public PacketSet union(PacketSet other) {
        return space.set(space.algebra().or(ref, space.own(other)));
    }

    public PacketSet intersect(PacketSet other) {
        return space.set(space.algebra().and(ref, space.own(other)));
    }

    public PacketSet minus(PacketSet other) {
        return space.set(space.algebra().minus(ref, space.own(other)));
    }

    /// All packets that are not in it.
    public PacketSet complement() {
        return space.set(ref ^ 1);
    }

    public boolean contains(PacketSet other) {
        return other.minus(this).isEmpty();
    }

    public boolean overlaps(PacketSet other) {
        return !intersect(other).isEmpty();
    }

    public boolean contains(Transit transit) {
        return Asking.contains(space, ref, transit);
    }

    /// Whether it has this packet in every circumstance. Sets that speak of headers alone have it in all or none.
    public boolean contains(Packet packet) {
        return forEach(Field.IN, Field.OUT, Field.STATE, Field.DIRECTION, Field.TRANSLATED)
                .contains(Transit.of(packet));
    }

    /// The packets that are in it whatever they have in these fields.
    public PacketSet forEach(Field... fields) {
        return complement().forget(fields).complement();
    }

    /// The packets that are in it or would be, had they something else in these fields: its shadow on the others.
    /// With the service goes the source port.
    public PacketSet forget(Field... fields) {
        return space.set(new Projection(space.algebra(), space.levels().mask(fields)).of(ref));
    }

    /// The packets that would be in it, had they this value in `field`: an interface's number, a constant's ordinal
    /// (of TRANSLATED 0 or 1), a source port.
    public PacketSet given(Field field, int value) {
        return Rewriting.given(this, field, value);
    }

    /// The packets that would be in it once their destination were this one, and their port where they bear one:
    /// what a filter behind a rewriting takes, as the packets are before. Packets of the address's family alone.
    public PacketSet ifDestination(Address address, OptionalInt port) {
        return Rewriting.ifDestination(this, address, port);
    }

    /// Its packets of the address's family as they are when their destination is rewritten to this one, and their
    /// port where they bear one.
    public PacketSet withDestination(Address address, OptionalInt port) {
        return Rewriting.withDestination(this, address, port);
    }

    /// The packets of the address's family that would be in it once their source were this one.
    public PacketSet ifSource(Address address) {
        return Rewriting.ifSource(this, address);
    }

    /// Its packets of the address's family as they are when their source is rewritten to this one.
    public PacketSet withSource(Address address) {
        return Rewriting.withSource(this, address);
    }

    /// The answers to its packets: ends and interfaces exchanged, of TCP and UDP the ports, of ICMP the question for
    /// its answer. State and direction stay: say what the answer's are. Twice reversed it is as before.
    public PacketSet reversed() {
        return space.set(new Reversal(space.algebra(), space.levels()).of(ref));
    }

    /// The same packets as boxes that have none in common: the first ones, `limit` at most.
    public List<Box> boxes(int limit) {
        return Listing.of(space.nodes(), space.levels(), ref, limit);
    }

    /// The addresses that its packets go to.
    public AddressSet destinations() {
        return Asking.addresses(space, ref, Field.DESTINATION);
    }

    /// The addresses that its packets come from.
    public AddressSet sources() {
        return Asking.addresses(space, ref, Field.SOURCE);
    }

    /// The packet of it that people understand best; none if it is empty. Named destinations come before named
    /// sources, these before services, then the lowest numbers; TCP before UDP before ICMP; from port 49152.
    public Optional<Transit> witness(Preference preference) {
        return Witness.of(space.algebra(), space.levels(), ref, preference);
    }

    /// How many nodes it is made of.
    public int size() {
        var seen = new BitSet();
        count(ref >>> 1, seen);
        return seen.cardinality();
    }

    private void count(int node, BitSet seen) {
        if (!seen.get(node)) {
            seen.set(node);
            var nodes = space.nodes();
            for (int i = nodes.start(node << 1); i < nodes.end(node << 1); i++) {
                count(nodes.child(node << 1, i) >>> 1, seen);
            }
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PacketSet set && space == set.space && ref == set.ref;
    }

    @Override
    public int hashCode() {
        return ref;
    }

    /// The first few boxes.
    @Override
    public String toString() {
        return "packets " + boxes(4);
    }
}
