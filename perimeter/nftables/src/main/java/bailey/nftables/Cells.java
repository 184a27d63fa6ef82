package bailey.nftables;

import bailey.packet.Address;
import bailey.packet.Family;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Claims made disjoint. Each is laid under those of earlier lines: where these settle the matter nothing
/// changes, where they may let a packet through to the next line it is next, and where nothing lay it lies
/// alone.
///
/// Boxes of one destination and one service can only meet each other and the wider ones, and are found by just
/// that: many of them, and few wide ones, take linear time.
final class Cells {
    private record Spot(Address destination, Slice slice) {}

    private final Family family;
    private final Budget budget;
    private final Map<Spot, List<Cell>> spots = new LinkedHashMap<>();
    private final List<Cell> wide = new ArrayList<>();

    Cells(Family family, Budget budget) {
        this.family = family;
        this.budget = budget;
    }

    /// Claims are to be added in the file's order.
    void add(Claim claim) {
        var rest = List.of(Cell.of(claim));
        var spot = spot(rest.getFirst());
        if (spot.isPresent()) {
            rest = lay(rest, spots.computeIfAbsent(spot.get(), _ -> new ArrayList<>()));
        } else {
            for (var many : spots.values()) {
                rest = lay(rest, many);
            }
        }
        rest = lay(rest, wide);
        rest.forEach(this::keep);
    }

    private void keep(Cell cell) {
        spot(cell)
                .map(s -> spots.computeIfAbsent(s, _ -> new ArrayList<>()))
                .orElse(wide)
                .add(cell);
    }

    private static Optional<Spot> spot(Cell cell) {
        return cell.slice().single()
                ? cell.destinations().single().map(a -> new Spot(a, cell.slice()))
                : Optional.empty();
    }

    /// Lays `news` under `there`, which is split where it must be; what finds nothing above it comes back.
    private List<Cell> lay(List<Cell> news, List<Cell> there) {
        var rest = news;
        var kept = new ArrayList<Cell>();
        var split = new ArrayList<Cell>();
        for (var cell : there) {
            if (rest.isEmpty()) {
                kept.add(cell);
                continue;
            }
            var under = new ArrayList<Cell>();
            var still = new ArrayList<Cell>();
            budget.compared(rest.size());
            for (var piece : rest) {
                var common = piece.under(cell);
                common.ifPresentOrElse(
                        c -> {
                            under.add(c);
                            still.addAll(piece.without(c, family));
                        },
                        () -> still.add(piece));
            }
            budget.pieces(under.isEmpty() ? 0 : under.size() + still.size() - rest.size());
            rest = still;
            if (under.isEmpty() || cell.settled()) {
                kept.add(cell);
            } else {
                split.addAll(under);
                split.addAll(left(cell, under));
            }
        }
        if (!split.isEmpty()) {
            there.clear();
            there.addAll(kept);
        }
        split.forEach(this::keep);
        return rest;
    }

    /// What no piece of `under` takes of `cell`.
    private List<Cell> left(Cell cell, List<Cell> under) {
        var left = List.of(cell);
        for (var piece : under) {
            left = left.stream()
                    .flatMap(c -> piece.under(c)
                            .map(hole -> c.without(hole, family).stream())
                            .orElseGet(() -> Stream.of(c)))
                    .toList();
            budget.compared(left.size());
        }
        budget.pieces(left.size());
        return left;
    }

    List<Cell> all() {
        return Stream.concat(spots.values().stream().flatMap(List::stream), wide.stream())
                .toList();
    }

    /// The cell of wide claims that a point lies in, for each way of asking.
    List<Cell> at(Claim.Point point) {
        var here = new ArrayList<Cell>();
        add(here, spots.getOrDefault(new Spot(point.destination(), point.slice()), List.of()), point);
        add(here, wide, point);
        return here;
    }

    private static void add(List<Cell> here, List<Cell> some, Claim.Point point) {
        for (var cell : some) {
            if (cell.sources().contains(point.source())
                    && cell.destinations().contains(point.destination())
                    && cell.slice().intersect(point.slice()).isPresent()) {
                here.add(cell);
            }
        }
    }
}
