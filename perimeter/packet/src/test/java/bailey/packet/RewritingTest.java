package bailey.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// Translation and answers against moving each packet of a [Universe].
final class RewritingTest {
    private static final int ROUNDS = 400;
    private static final Map<Protocol, Map<Integer, Integer>> ANSWERS =
            Map.of(Protocol.ICMP, Map.of(8, 0, 0, 8), Protocol.ICMPV6, Map.of(128, 129, 129, 128));

    private static Address address(Chance chance) {
        return Address.of(chance.oneOf(List.of("10.0.0.1", "2001:db8::1")));
    }

    private static OptionalInt port(Chance chance) {
        return chance.maybe() ? OptionalInt.empty() : OptionalInt.of(chance.oneOf(List.of(80, 443)));
    }

    private static Transit with(Transit transit, Packet packet) {
        return new Transit(
                packet, transit.in(), transit.out(), transit.state(), transit.direction(), transit.translated());
    }

    private static Transit rewritten(Transit transit, Address address, OptionalInt port) {
        var packet = transit.packet();
        int selector = packet.protocol().hasPorts() ? port.orElse(packet.selector()) : packet.selector();
        return with(transit, packet.withDestination(address, selector));
    }

    @Test
    void aDestinationIsAskedAsItWillBe() {
        Chance.rounds(ROUNDS, chance -> {
            var universe = Universe.of(chance);
            var a = universe.some(Universe.space(chance), chance);
            var address = address(chance);
            var port = port(chance);
            var set = a.set().ifDestination(address, port);
            for (var cell : universe.cells()) {
                var packet = cell.example();
                boolean in = packet.packet().family() == address.family()
                        && a.set().contains(rewritten(packet, address, port));
                assertThat(set.contains(packet)).isEqualTo(in);
            }
            assertThat(set).isEqualTo(set.space().of(universe.boxes(universe.seen(set))));
        });
    }

    @Test
    void aSourceIsAskedAsItWillBe() {
        Chance.rounds(ROUNDS, chance -> {
            var universe = Universe.of(chance);
            var a = universe.some(Universe.space(chance), chance);
            var address = address(chance);
            var set = a.set().ifSource(address);
            for (var cell : universe.cells()) {
                var packet = cell.example().packet();
                boolean in = packet.family() == address.family()
                        && a.set().contains(with(cell.example(), packet.withSource(address)));
                assertThat(set.contains(cell.example())).isEqualTo(in);
            }
        });
    }

    @Test
    void rewrittenPacketsAreThoseOfTheSet() {
        Chance.rounds(ROUNDS, chance -> {
            var universe = Universe.of(chance);
            var space = Universe.space(chance);
            var a = universe.some(space, chance);
            var address = address(chance);
            var port = port(chance);
            var boxes = universe.cells(a.bits())
                    .filter(c -> c.example().packet().family() == address.family())
                    .map(c -> c.box().to(AddressSet.of(address)))
                    .map(b -> port.isEmpty() ? b : b.of(only(b.selectors(), port.getAsInt())))
                    .toList();
            assertThat(a.set().withDestination(address, port)).isEqualTo(space.of(boxes));
            var sources = universe.cells(a.bits())
                    .filter(c -> c.example().packet().family() == address.family())
                    .map(c -> c.box().from(AddressSet.of(address)))
                    .toList();
            assertThat(a.set().withSource(address)).isEqualTo(space.of(sources));
        });
    }

    private static List<Selector> only(List<Selector> selectors, int port) {
        return selectors.stream()
                .map(s -> s.protocol().hasPorts() ? new Selector(s.protocol(), Ports.of(port)) : s)
                .toList();
    }

    @Test
    void theAnswerToAnAnswerIsTheQuestion() {
        Chance.rounds(ROUNDS, chance -> {
            var universe = Universe.of(chance);
            var a = universe.some(Universe.space(chance), chance);
            var bits = new BitSet();
            universe.cells(a.bits()).forEach(c -> bits.set(universe.place(answer(c.example()))));
            var answers = a.set().reversed();
            if (universe.cutsServices()) {
                assertThat(universe.seen(answers)).isEqualTo(bits);
            }
            assertThat(answers.reversed()).isEqualTo(a.set());
        });
    }

    private static Transit answer(Transit transit) {
        var packet = transit.packet();
        boolean ports = packet.protocol().hasPorts();
        int selector =
                ANSWERS.getOrDefault(packet.protocol(), Map.of()).getOrDefault(packet.selector(), packet.selector());
        var from = packet.destination();
        var to = packet.source();
        var answer = new Packet(
                from,
                to,
                packet.protocol(),
                ports ? packet.selector() : packet.sourcePort(),
                ports ? packet.sourcePort() : selector);
        return new Transit(
                answer, transit.out(), transit.in(), transit.state(), transit.direction(), transit.translated());
    }

    @Test
    void whatIsGivenIsNoLongerAsked() {
        Chance.rounds(ROUNDS, chance -> {
            var universe = Universe.of(chance);
            var a = universe.some(Universe.space(chance), chance);
            var fresh = a.set().given(Field.STATE, FlowState.NEW.number());
            var first = a.set().given(Field.IN, 3);
            for (var cell : universe.cells()) {
                var t = cell.example();
                var asNew = new Transit(t.packet(), t.in(), t.out(), FlowState.NEW, t.direction(), t.translated());
                var byThree = new Transit(t.packet(), 3, t.out(), t.state(), t.direction(), t.translated());
                assertThat(fresh.contains(t)).isEqualTo(a.set().contains(asNew));
                assertThat(first.contains(t)).isEqualTo(a.set().contains(byThree));
            }
        });
    }
}
