package bailey.nftables;

import bailey.nftables.Claim.Point;
import bailey.packet.Address;
import bailey.packet.AddressRange;
import bailey.packet.AddressSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The claims between single machines on single services, by point: what exact lookups find at any number in no
/// time.
final class Points {
    /// A claim of more points than this is better one box.
    private static final long MOST = 4_096;

    private final Budget budget;
    private final Map<Point, List<Claim>> points = new LinkedHashMap<>();

    Points(Budget budget) {
        this.budget = budget;
    }

    static boolean fits(Claim claim) {
        return claim.slice().single()
                && singles(claim.sources())
                && singles(claim.destinations())
                && (long) claim.sources().ranges().size()
                                * claim.destinations().ranges().size()
                        <= MOST;
    }

    private static boolean singles(AddressSet set) {
        return set.ranges().stream().allMatch(AddressRange::single);
    }

    void add(Claim claim) {
        budget.entries((long) claim.sources().ranges().size()
                * claim.destinations().ranges().size());
        for (var from : claim.sources().ranges()) {
            for (var to : claim.destinations().ranges()) {
                points.computeIfAbsent(new Point(from.first(), to.first(), claim.slice()), _ -> new ArrayList<>(1))
                        .add(claim);
            }
        }
    }

    /// Gives the boxes of the points, those of one point and one list of lines together. `names` are the ways in
    /// which a destination can be asked for, `wide` the cells that points may lie in.
    void cells(Names names, Cells wide, Consumer<Cell> cells) {
        points.forEach((point, claims) -> {
            var under = wide.at(point);
            var ways = names.of(point.destination(), claims, under);
            if (ways.size() == 1) {
                add(cells, point, ways.getFirst(), cover(ways.getFirst(), claims, under));
                return;
            }
            var lists = new LinkedHashMap<List<Claim>, Asked>();
            for (var asked : ways) {
                lists.merge(cover(asked, claims, under), asked, Asked::union);
            }
            lists.forEach((cover, asked) -> add(cells, point, asked, cover));
        });
    }

    private static void add(Consumer<Cell> cells, Point point, Asked asked, List<Claim> cover) {
        if (!cover.isEmpty()) {
            cells.accept(new Cell(
                    asked, AddressSet.of(point.source()), AddressSet.of(point.destination()), point.slice(), cover));
        }
    }

    /// The ways of asking that are to be told apart at a destination.
    interface Names {
        List<Asked> of(Address destination, List<Claim> claims, List<Cell> wide);
    }

    private static List<Claim> cover(Asked asked, List<Claim> claims, List<Cell> under) {
        if (under.isEmpty() && claims.size() == 1) {
            return claims.getFirst().asked().meets(asked) ? claims : List.of();
        }
        var all = new ArrayList<Claim>();
        claims.stream().filter(c -> c.asked().meets(asked)).forEach(all::add);
        under.stream().filter(c -> c.asked().meets(asked)).forEach(c -> all.addAll(c.cover()));
        all.sort(Comparator.comparingInt(Claim::order));
        return settled(all);
    }

    private static List<Claim> settled(List<Claim> all) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).settles()) {
                return List.copyOf(all.subList(0, i + 1));
            }
        }
        return List.copyOf(all);
    }
}
