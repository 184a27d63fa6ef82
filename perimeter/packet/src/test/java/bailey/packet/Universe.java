package bailey.packet;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// All packets, cut into so few cells that each can be looked at. The naive twin of a packet set is a bit for each
/// cell: a cell is a box, and one packet of it stands for all. Sets made of cells are equal exactly if their bits are.
final class Universe {
    private static final int MOST_CELLS = 2_000;

    /// Packets that no set of this universe tells apart.
    record Cell(Cuts.Choice choice, Box box, Transit example) {}

    private final Cuts cuts;
    private final List<Cell> cells = new ArrayList<>();
    private final Map<Cuts.Choice, Integer> places = new HashMap<>();

    private Universe(Cuts cuts) {
        this.cuts = cuts;
        cuts.choices().forEach(c -> {
            places.put(c, cells.size());
            cells.add(new Cell(c, cuts.box(c), cuts.example(c)));
        });
    }

    /// Cut finely in some fields and not at all in others.
    static Universe of(Chance chance) {
        return of(chance, MOST_CELLS);
    }

    static Universe of(Chance chance, int most) {
        var cuts = Cuts.of(chance);
        while (cuts.size() > most) {
            cuts = Cuts.of(chance);
        }
        return new Universe(cuts);
    }

    int size() {
        return cells.size();
    }

    List<Cell> cells() {
        return cells;
    }

    Cell cell(int index) {
        return cells.get(index);
    }

    Stream<Cell> cells(BitSet bits) {
        return bits.stream().mapToObj(cells::get);
    }

    /// The cell that a packet is in.
    int place(Transit transit) {
        return places.getOrDefault(cuts.choice(transit), -1);
    }

    /// The cells whose example fits.
    BitSet where(Predicate<Transit> fits) {
        var bits = new BitSet();
        IntStream.range(0, size()).filter(i -> fits.test(cell(i).example())).forEach(bits::set);
        return bits;
    }

    BitSet seen(PacketSet set) {
        return where(set::contains);
    }

    /// The cells that some cell of `bits` differs from in one field alone.
    BitSet forgotten(BitSet bits, Field field) {
        var rest = new HashSet<Cuts.Choice>();
        cells(bits).forEach(c -> rest.add(c.choice().without(field)));
        var all = new BitSet();
        IntStream.range(0, size())
                .filter(i -> rest.contains(cell(i).choice().without(field)))
                .forEach(all::set);
        return all;
    }

    /// A set and its twin.
    record Both(PacketSet set, BitSet bits) {
        Both with(UnaryOperator<PacketSet> change, UnaryOperator<BitSet> twin) {
            return new Both(change.apply(set), twin.apply((BitSet) bits.clone()));
        }
    }

    /// A box of whole cells.
    Box anyBox(Chance chance) {
        return cuts.box(chance);
    }

    boolean cutsServices() {
        return cuts.services().size() > 1;
    }

    Both box(PacketSpace space, Chance chance) {
        var box = anyBox(chance);
        return new Both(space.of(box), where(box::contains));
    }

    /// Anything: boxes joined, taken away, turned round.
    Both some(PacketSpace space, Chance chance) {
        var some = box(space, chance);
        for (int n = chance.below(5); n > 0; n--) {
            var next = box(space, chance);
            some = switch (chance.below(4)) {
                case 0 -> some.with(s -> s.minus(next.set), with(b -> b.andNot(next.bits)));
                case 1 -> some.with(PacketSet::complement, with(b -> b.flip(0, size())));
                default -> some.with(s -> s.union(next.set), with(b -> b.or(next.bits)));
            };
        }
        return some;
    }

    static UnaryOperator<BitSet> with(Consumer<BitSet> change) {
        return bits -> {
            var changed = (BitSet) bits.clone();
            change.accept(changed);
            return changed;
        };
    }

    /// A space of any order.
    static PacketSpace space(Chance chance) {
        return new PacketSpace(order(chance), 1_000_000);
    }

    static Order order(Chance chance) {
        return chance.maybe() ? Order.USUAL : new Order(chance.shuffled(Order.USUAL.fields()));
    }

    /// The packets of these cells, said cell by cell.
    List<Box> boxes(BitSet bits) {
        return cells(bits).map(Cell::box).toList();
    }
}
