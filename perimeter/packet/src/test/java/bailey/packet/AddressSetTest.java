package bailey.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Against its naive twin: a bit for each address of a universe so small that all of it can be looked at. The
/// universe is the first and last few addresses of both families and some around the middle of IPv6, so that
/// ranges touch every seam.
final class AddressSetTest {
    private static final List<Address> UNIVERSE = universe();

    private static List<Address> universe() {
        var all = new ArrayList<Address>();
        for (var start : List.of(
                "0.0.0.0",
                "255.255.255.248",
                "::",
                "::ffff:ffff:ffff:fff8",
                "ffff:ffff:ffff:ffff:ffff:ffff:ffff:fff8")) {
            var next = java.util.Optional.of(Address.of(start));
            for (int i = 0; i < 16 && next.isPresent(); i++) {
                all.add(next.get());
                next = next.get().next();
            }
        }
        return List.copyOf(all);
    }

    /// A set and its twin.
    private record Both(AddressSet set, BitSet bits) {
        static Both of(Chance chance) {
            var ranges = new ArrayList<AddressRange>();
            var bits = new BitSet();
            for (int n = chance.below(6); n > 0; n--) {
                int from = chance.below(UNIVERSE.size());
                int to = Math.min(UNIVERSE.size() - 1, from + chance.below(8));
                while (!whole(from, to)) {
                    to--;
                }
                ranges.add(new AddressRange(UNIVERSE.get(from), UNIVERSE.get(to)));
                bits.set(from, to + 1);
            }
            return new Both(new AddressSet(ranges), bits);
        }

        /// Whether the addresses from one to the other follow each other in their family.
        private static boolean whole(int from, int to) {
            return IntStream.range(from, to)
                    .allMatch(i -> UNIVERSE.get(i).next().equals(java.util.Optional.of(UNIVERSE.get(i + 1))));
        }
    }

    private static BitSet seen(AddressSet set) {
        var bits = new BitSet();
        IntStream.range(0, UNIVERSE.size())
                .filter(i -> set.contains(UNIVERSE.get(i)))
                .forEach(bits::set);
        return bits;
    }

    private static BitSet with(BitSet one, java.util.function.Consumer<BitSet> change) {
        var bits = (BitSet) one.clone();
        change.accept(bits);
        return bits;
    }

    @Test
    void hasWhatItWasMadeOf() {
        Chance.rounds(chance -> {
            var one = Both.of(chance);
            assertThat(seen(one.set)).isEqualTo(one.bits);
            assertThat(one.set.isEmpty()).isEqualTo(one.bits.isEmpty());
            assertThat(one.set.first())
                    .isEqualTo(one.bits.stream().mapToObj(UNIVERSE::get).findFirst());
            assertThat(one.set.single().isPresent()).isEqualTo(one.bits.cardinality() == 1);
        });
    }

    @Test
    void theAlgebraIsThatOfTheTwin() {
        Chance.rounds(chance -> {
            var a = Both.of(chance);
            var b = Both.of(chance);
            assertThat(seen(a.set.union(b.set))).isEqualTo(with(a.bits, x -> x.or(b.bits)));
            assertThat(seen(a.set.intersect(b.set))).isEqualTo(with(a.bits, x -> x.and(b.bits)));
            assertThat(seen(a.set.minus(b.set))).isEqualTo(with(a.bits, x -> x.andNot(b.bits)));
            assertThat(seen(a.set.complement())).isEqualTo(with(a.bits, x -> x.flip(0, UNIVERSE.size())));
            assertThat(a.set.overlaps(b.set)).isEqualTo(a.bits.intersects(b.bits));
            assertThat(a.set.contains(b.set))
                    .isEqualTo(with(b.bits, x -> x.andNot(a.bits)).isEmpty());
        });
    }

    @Test
    void equalSetsAreEqualHoweverMade() {
        Chance.rounds(chance -> {
            var a = Both.of(chance);
            var b = Both.of(chance);
            assertThat(a.set.equals(b.set)).isEqualTo(a.bits.equals(b.bits));
            assertThat(a.set.complement().complement()).isEqualTo(a.set);
            assertThat(a.set.minus(b.set).union(a.set.intersect(b.set))).isEqualTo(a.set);
            assertThat(AddressSet.of(a.bits.stream().mapToObj(UNIVERSE::get).toArray(Address[]::new)))
                    .isEqualTo(a.set);
            assertThat(a.set.of(Family.IPV4).union(a.set.of(Family.IPV6))).isEqualTo(a.set);
        });
    }

    @Test
    void rangesNeitherTouchNorOverlap() {
        Chance.rounds(chance -> {
            var ranges = Both.of(chance).set.union(Both.of(chance).set).ranges();
            for (int i = 1; i < ranges.size(); i++) {
                var before = ranges.get(i - 1);
                var after = ranges.get(i);
                assertThat(before.last()).isLessThan(after.first());
                assertThat(before.last().next()).isNotEqualTo(java.util.Optional.of(after.first()));
            }
        });
    }

    @Test
    void allAndNothing() {
        assertThat(AddressSet.EMPTY.complement()).isEqualTo(AddressSet.ALL);
        assertThat(AddressSet.ALL.complement()).isEqualTo(AddressSet.EMPTY);
        assertThat(AddressSet.of(List.of(Prefix.of("0.0.0.0/0"), Prefix.of("::/0"))))
                .isEqualTo(AddressSet.ALL);
        assertThat(AddressSet.of(List.of(Prefix.of("0.0.0.0/1"), Prefix.of("128.0.0.0/1")))
                        .ranges())
                .hasSize(1);
        assertThat(AddressSet.of(Prefix.of("192.0.2.0/31")).single()).isEmpty();
        assertThat(AddressSet.EMPTY.first()).isEmpty();
    }
}
