package bailey.packet;

import static bailey.packet.Universe.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The algebra of packet sets against their naive twin, a bit for each cell of a [Universe], in every order of the
/// fields.
final class PacketSetTest {
    private static final int ROUNDS = 400;

    @Test
    void aBoxIsThePacketsInIt() {
        Chance.rounds(ROUNDS, chance -> {
            var universe = Universe.of(chance);
            var one = universe.box(Universe.space(chance), chance);
            assertThat(universe.seen(one.set())).isEqualTo(one.bits());
        });
    }

    @Test
    void theAlgebraIsThatOfTheTwin() {
        Chance.rounds(ROUNDS, chance -> {
            var universe = Universe.of(chance);
            var space = Universe.space(chance);
            var a = universe.some(space, chance);
            var b = universe.some(space, chance);
            assertThat(universe.seen(a.set())).isEqualTo(a.bits());
            assertThat(universe.seen(a.set().union(b.set())))
                    .isEqualTo(with(x -> x.or(b.bits())).apply(a.bits()));
            assertThat(universe.seen(a.set().intersect(b.set())))
                    .isEqualTo(with(x -> x.and(b.bits())).apply(a.bits()));
            assertThat(universe.seen(a.set().minus(b.set())))
                    .isEqualTo(with(x -> x.andNot(b.bits())).apply(a.bits()));
            assertThat(universe.seen(a.set().complement()))
                    .isEqualTo(with(x -> x.flip(0, universe.size())).apply(a.bits()));
        });
    }

    @Test
    void questionsAreThoseOfTheTwin() {
        Chance.rounds(ROUNDS, chance -> {
            var universe = Universe.of(chance);
            var space = Universe.space(chance);
            var a = universe.some(space, chance);
            var b = universe.some(space, chance);
            assertThat(a.set().isEmpty()).isEqualTo(a.bits().isEmpty());
            assertThat(a.set().isAll()).isEqualTo(a.bits().cardinality() == universe.size());
            assertThat(a.set().equals(b.set())).isEqualTo(a.bits().equals(b.bits()));
            assertThat(a.set().overlaps(b.set())).isEqualTo(a.bits().intersects(b.bits()));
            assertThat(a.set().contains(b.set()))
                    .isEqualTo(with(x -> x.andNot(a.bits())).apply(b.bits()).isEmpty());
        });
    }

    @Test
    void equalSetsAreEqualHoweverMade() {
        Chance.rounds(ROUNDS, chance -> {
            var universe = Universe.of(chance);
            var space = Universe.space(chance);
            var a = universe.some(space, chance);
            var b = universe.some(space, chance);
            assertThat(a.set().minus(b.set()).union(a.set().intersect(b.set()))).isEqualTo(a.set());
            assertThat(a.set().complement().union(b.set().complement()).complement())
                    .isEqualTo(a.set().intersect(b.set()));
            assertThat(a.set().union(b.set())).hasSameHashCodeAs(b.set().union(a.set()));
            assertThat(space.of(universe.boxes(a.bits()))).isEqualTo(a.set());
        });
    }

    @Test
    void manyBoxesAreTheUnionOfEach() {
        Chance.rounds(ROUNDS, chance -> {
            var universe = Universe.of(chance);
            var space = Universe.space(chance);
            var boxes = new ArrayList<Box>();
            var bits = new BitSet();
            for (int n = chance.below(40); n > 0; n--) {
                var box = universe.anyBox(chance);
                boxes.add(box);
                bits.or(universe.where(box::contains));
            }
            var many = space.of(boxes);
            assertThat(universe.seen(many)).isEqualTo(bits);
            assertThat(space.union(boxes.stream().map(space::of).toList())).isEqualTo(many);
        });
    }

    @Test
    void theFirstMatchDecides() {
        Chance.rounds(ROUNDS, chance -> {
            var universe = Universe.of(chance);
            var space = Universe.space(chance);
            var rules = new ArrayList<Ruling>();
            boolean otherwise = chance.maybe();
            var bits = new BitSet();
            bits.set(0, universe.size(), otherwise);
            for (int n = chance.below(20); n > 0; n--) {
                var packets = universe.some(space, chance);
                boolean accepts = chance.maybe();
                rules.addFirst(new Ruling(packets.set(), accepts));
                IntStream.range(0, universe.size()).filter(packets.bits()::get).forEach(i -> bits.set(i, accepts));
            }
            assertThat(universe.seen(space.firstMatch(rules, otherwise))).isEqualTo(bits);
        });
    }

    @Test
    void aForgottenFieldMayBeAnything() {
        Chance.rounds(ROUNDS, chance -> {
            var universe = Universe.of(chance);
            var a = universe.some(Universe.space(chance), chance);
            var bits = a.bits();
            var fields = chance.shuffled(List.of(Field.values()));
            var some = fields.subList(0, chance.below(4)).toArray(Field[]::new);
            for (var field : some) {
                bits = universe.forgotten(bits, field);
            }
            var forgotten = a.set().forget(some);
            assertThat(universe.seen(forgotten)).isEqualTo(bits);
            assertThat(a.set().forEach(some))
                    .isEqualTo(a.set().complement().forget(some).complement());
            assertThat(forgotten.forEach(some)).isEqualTo(forgotten);
        });
    }

    @Test
    void aCopyIsTheSameInAnyOrder() {
        Chance.rounds(ROUNDS, chance -> {
            var universe = Universe.of(chance);
            var space = Universe.space(chance);
            var a = universe.some(space, chance);
            var copy = Universe.space(chance).copy(a.set());
            assertThat(universe.seen(copy)).isEqualTo(a.bits());
            assertThat(copy).isEqualTo(copy.space().of(universe.boxes(a.bits())));
            assertThat(space.copy(copy)).isEqualTo(a.set());
        });
    }

    @Test
    void aSetIsItsBoxes() {
        Chance.rounds(ROUNDS, chance -> {
            var universe = Universe.of(chance);
            var space = Universe.space(chance);
            var a = universe.some(space, chance);
            var boxes = a.set().boxes(Integer.MAX_VALUE);
            var bits = new BitSet();
            for (var box : boxes) {
                var inside = universe.where(box::contains);
                assertThat(inside.intersects(bits)).isFalse();
                bits.or(inside);
            }
            assertThat(bits).isEqualTo(a.bits());
            assertThat(space.of(boxes)).isEqualTo(a.set());
            assertThat(a.set().boxes(2)).isEqualTo(boxes.subList(0, Math.min(2, boxes.size())));
        });
    }

    @Test
    void addressesAreThoseThatOccur() {
        Chance.rounds(ROUNDS, chance -> {
            var universe = Universe.of(chance);
            var a = universe.some(Universe.space(chance), chance);
            var sources = universe.cells(a.bits()).map(c -> c.box().sources()).toList();
            var destinations =
                    universe.cells(a.bits()).map(c -> c.box().destinations()).toList();
            assertThat(a.set().sources()).isEqualTo(AddressSet.union(sources));
            assertThat(a.set().destinations()).isEqualTo(AddressSet.union(destinations));
        });
    }

    /// Networks side by side, with a machine of the same interface identifier in each.
    @Test
    void neighboursOfTheSameLowerHalfAreTold() {
        var both = AddressSet.of(Address.of("2001:db8:0:1::10"), Address.of("2001:db8:0:2::10"));
        var set = new PacketSpace().of(Box.ANY.to(both).from(both));
        assertThat(set.destinations()).isEqualTo(both);
        assertThat(set.boxes(9)).singleElement().extracting(Box::sources).isEqualTo(both);
        assertThat(set.witness(new Preference(List.of(), List.of())))
                .hasValueSatisfying(transit -> assertThat(set.contains(transit)).isTrue());
    }

    @Test
    void setsOfTwoSpacesDoNotMix() {
        var here = new PacketSpace().all();
        var there = new PacketSpace().all();
        assertThat(here).isNotEqualTo(there);
        assertThatThrownBy(() -> here.union(there)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> here.space().firstMatch(List.of(new Ruling(there, true)), false))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> here.space().union(List.of(here, there))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void portsOfProtocolsWithoutAnyDoNotCount() {
        var space = new PacketSpace();
        var gre = new Protocol(47);
        var all = space.of(Box.ANY.of(List.of(Selector.all(gre))));
        var packet = new Packet(Address.of("192.0.2.1"), Address.of("192.0.2.2"), gre, 7, 9);
        assertThat(all.contains(packet)).isTrue();
        assertThat(all.boxes(9)).hasSize(1);
        assertThat(space.of(Box.ANY.of(List.of(Selector.all(gre))).fromPorts(new Ports(0, 9)))
                        .isEmpty())
                .isTrue();
        assertThat(space.of(Box.ANY.fromPorts(new Ports(0, 9))).contains(packet))
                .isFalse();
        assertThat(space.of(Box.ANY.fromPorts(new Ports(10, 65_535), new Ports(0, 9)))
                        .isAll())
                .isTrue();
    }

    /// They were lost where the source port is asked before the service.
    @Test
    void protocolsWithoutPortsAreListedInEveryOrder() {
        var space = new PacketSpace(new Order(Order.USUAL.fields().reversed()), 10_000);
        var gre = List.of(Selector.all(new Protocol(47)));
        var set = space.of(
                List.of(Box.ANY.of(gre), Box.ANY.of(List.of(Selector.tcp(80))).fromPorts(Ports.of(7))));
        assertThat(set.boxes(9)).hasSize(2);
        assertThat(space.of(set.boxes(9))).isEqualTo(set);
    }

    @Test
    void aPacketIsContainedIfItIsInEveryCircumstance() {
        var space = new PacketSpace();
        var packet = new Packet(Address.of("::1"), Address.of("::2"), Protocol.TCP, 7, 80);
        var fresh = space.of(Box.ANY.in(Circumstances.ANY.states(FlowState.NEW)));
        assertThat(fresh.contains(Transit.of(packet))).isTrue();
        assertThat(fresh.contains(packet)).isFalse();
        assertThat(fresh.union(fresh.complement()).contains(packet)).isTrue();
    }
}
