package bailey.nftables;

import bailey.packet.AddressSet;
import bailey.packet.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A box of packets that the same lines cover, in the file's order, up to the first that settles it.
record Cell(Asked asked, AddressSet sources, AddressSet destinations, Slice slice, List<Claim> cover) {
    Cell {
        cover = List.copyOf(cover);
    }

    static Cell of(Claim claim) {
        return new Cell(claim.asked(), claim.sources(), claim.destinations(), claim.slice(), List.of(claim));
    }

    boolean settled() {
        return cover.getLast().settles();
    }

    /// What of this box is in `other` too, with the lines of `other` first.
    Optional<Cell> under(Cell other) {
        var services = slice.intersect(other.slice);
        if (services.isEmpty()) {
            return Optional.empty();
        }
        var names = asked.intersect(other.asked);
        if (names.isEmpty()) {
            return Optional.empty();
        }
        var from = common(sources, other.sources);
        var to = from.isEmpty() ? AddressSet.EMPTY : common(destinations, other.destinations);
        if (to.isEmpty()) {
            return Optional.empty();
        }
        var both = new ArrayList<>(other.cover);
        if (!other.settled()) {
            both.addAll(cover);
        }
        return Optional.of(new Cell(names, from, to, services.get(), both));
    }

    private static AddressSet common(AddressSet a, AddressSet b) {
        return a.equals(b) ? a : a.intersect(b);
    }

    /// This box less `hole`, which lies within it.
    List<Cell> without(Cell hole, Family family) {
        var rest = new ArrayList<Cell>();
        for (var other : slice.minus(hole.slice, family)) {
            rest.add(new Cell(asked, sources, destinations, other, cover));
        }
        add(rest, asked.minus(hole.asked), sources, destinations, hole.slice);
        add(rest, hole.asked, sources.minus(hole.sources), destinations, hole.slice);
        add(rest, hole.asked, hole.sources, destinations.minus(hole.destinations), hole.slice);
        return rest;
    }

    private void add(List<Cell> rest, Asked names, AddressSet from, AddressSet to, Slice services) {
        if (!names.isEmpty() && !from.isEmpty() && !to.isEmpty()) {
            rest.add(new Cell(names, from, to, services, cover));
        }
    }
}
