package bailey.nftables.foreign;

import bailey.packet.PacketSet;
import bailey.packet.PacketSpace;
import java.util.ArrayList;
import java.util.List;

/// What may become of packets in a chain or a part of one. Each set is of those that *may*: what is not understood is
/// in
/// several.
record Summary(
        PacketSet accepted, PacketSet dropped, PacketSet back, PacketSet on, PacketSet untracked, List<Turned> turned) {
    /// Packets whose end may be rewritten, and to what; they are accepted.
    record Turned(PacketSet packets, End end, Target target) {}

    Summary {
        turned = List.copyOf(turned);
    }

    /// Nothing happens to these.
    static Summary on(PacketSet packets) {
        var none = packets.space().empty();
        return new Summary(none, none, none, packets, none, List.of());
    }

    static Summary accepted(PacketSpace space) {
        return on(space.empty()).withAccepted(space.all());
    }

    static Summary dropped(PacketSpace space) {
        var none = space.empty();
        return new Summary(none, space.all(), none, none, none, List.of());
    }

    static Summary back(PacketSpace space) {
        var none = space.empty();
        return new Summary(none, none, space.all(), none, none, List.of());
    }

    private Summary withAccepted(PacketSet more) {
        return new Summary(accepted.union(more), dropped, back, on, untracked, turned);
    }

    Summary withOn(PacketSet other) {
        return new Summary(accepted, dropped, back, other, untracked, turned);
    }

    Summary withBack(PacketSet other) {
        return new Summary(accepted, dropped, other, on, untracked, turned);
    }

    /// Of those packets alone.
    Summary of(PacketSet packets) {
        return new Summary(
                accepted.intersect(packets),
                dropped.intersect(packets),
                back.intersect(packets),
                on.intersect(packets),
                untracked.intersect(packets),
                turned.stream()
                        .map(t -> new Turned(t.packets.intersect(packets), t.end, t.target))
                        .filter(t -> !t.packets.isEmpty())
                        .toList());
    }

    /// Either of them.
    Summary or(Summary other) {
        var both = new ArrayList<>(turned);
        both.addAll(other.turned);
        return new Summary(
                accepted.union(other.accepted),
                dropped.union(other.dropped),
                back.union(other.back),
                on.union(other.on),
                untracked.union(other.untracked),
                both);
    }

    /// This, and the other for what goes on.
    Summary then(Summary other) {
        return withOn(on.space().empty()).or(other.of(on));
    }

    /// All in turn, as a balanced tree.
    static Summary inTurn(List<Summary> all, PacketSpace space) {
        if (all.isEmpty()) {
            return on(space.all());
        }
        int middle = all.size() / 2;
        return all.size() == 1
                ? all.getFirst()
                : inTurn(all.subList(0, middle), space).then(inTurn(all.subList(middle, all.size()), space));
    }
}
