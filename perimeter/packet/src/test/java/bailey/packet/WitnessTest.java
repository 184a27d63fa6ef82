package bailey.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

/// The packet that people understand best, against looking through all cells of a [Universe].
final class WitnessTest {
    private static final int ROUNDS = 400;
    private static final List<Address> NAMED = List.of(
            Address.of("2001:db8::1"),
            Address.of("10.0.0.1"),
            Address.of("255.255.255.255"),
            Address.of("2001:db8::9"));
    private static final List<Selector> SERVICES = List.of(
            Selector.udp(443),
            new Selector(Protocol.TCP, new Ports(400, 500)),
            new Selector(Protocol.ICMPV6, Ports.of(129)),
            Selector.all(new Protocol(47)));

    private static Preference preference(Chance chance) {
        return new Preference(
                chance.shuffled(NAMED).subList(0, chance.below(5)),
                chance.shuffled(SERVICES).subList(0, chance.below(5)));
    }

    @Test
    void itIsInTheSet() {
        Chance.rounds(ROUNDS, chance -> {
            var universe = Universe.of(chance);
            var a = universe.some(Universe.space(chance), chance);
            var witness = a.set().witness(preference(chance));
            assertThat(witness.isEmpty()).isEqualTo(a.bits().isEmpty());
            witness.ifPresent(w -> assertThat(a.set().contains(w)).isTrue());
        });
    }

    @Test
    void itIsTheFirstInEveryRespect() {
        Chance.rounds(ROUNDS, chance -> {
            var universe = Universe.of(chance);
            var a = universe.some(Universe.space(chance), chance);
            var preference = preference(chance);
            var cells = universe.cells(a.bits()).toList();
            a.set().witness(preference).ifPresent(w -> {
                var left = least(
                        cells,
                        c -> least(c.box().circumstances().states(), FlowState::number),
                        w.state().number());
                left = least(
                        left,
                        c -> least(c.box().circumstances().directions(), Direction::number),
                        w.direction().number());
                left = least(
                        left,
                        c -> c.box().circumstances().translated().contains(false) ? 0 : 1,
                        w.translated() ? 1 : 0);
                left = named(
                        left,
                        preference,
                        c -> c.box().destinations(),
                        w.packet().destination());
                left = named(
                        left, preference, c -> c.box().sources(), w.packet().source());
                serves(left, preference, w.packet());
            });
        });
    }

    private static <C> int least(Set<C> some, ToIntFunction<C> number) {
        return some.stream().mapToInt(number).min().orElseThrow();
    }

    /// Those that have the least, which is what was chosen.
    private static List<Universe.Cell> least(
            List<Universe.Cell> cells, ToIntFunction<Universe.Cell> value, int chosen) {
        int least = cells.stream().mapToInt(value).min().orElseThrow();
        assertThat(chosen).isEqualTo(least);
        return cells.stream().filter(c -> value.applyAsInt(c) == least).toList();
    }

    private static List<Universe.Cell> named(
            List<Universe.Cell> cells, Preference preference, Function<Universe.Cell, AddressSet> end, Address chosen) {
        var first = preference.addresses().stream()
                .filter(n -> cells.stream().anyMatch(c -> end.apply(c).contains(n)))
                .findFirst();
        var lowest = cells.stream().map(c -> end.apply(c).first().orElseThrow()).min(Comparator.naturalOrder());
        assertThat(chosen).isEqualTo(first.or(() -> lowest).orElseThrow());
        return cells.stream().filter(c -> end.apply(c).contains(chosen)).toList();
    }

    private static void serves(List<Universe.Cell> cells, Preference preference, Packet chosen) {
        var first = preference.services().stream()
                .filter(s -> cells.stream()
                        .anyMatch(c -> c.box().selectors().stream().anyMatch(s::overlaps)))
                .findFirst();
        first.ifPresent(s -> assertThat(s.contains(chosen)).isTrue());
        boolean tcp = cells.stream()
                .anyMatch(c ->
                        c.box().selectors().stream().anyMatch(s -> s.protocol().equals(Protocol.TCP)));
        if (first.isEmpty() && tcp) {
            assertThat(chosen.protocol()).isEqualTo(Protocol.TCP);
            assertThat(chosen.selector()).isPositive();
        }
    }

    @Test
    void ofEverythingItIsAPlainConnection() {
        var space = new PacketSpace();
        var www = Address.of("192.0.2.80");
        var office = AddressSet.of(List.of(Prefix.of("198.51.100.0/24"), Prefix.of("2001:db8::/32")));
        var set = space.of(Box.ANY.from(office).to(office.union(AddressSet.of(www))));
        assertThat(set.witness(new Preference(List.of(www), List.of(Selector.tcp(443)))))
                .hasValue(Transit.of(new Packet(Address.of("198.51.100.0"), www, Protocol.TCP, 49_152, 443)));
        assertThat(set.minus(space.of(Box.ANY.fromPorts(Ports.of(49_152)))).witness(Preference.NUMBERS))
                .hasValueSatisfying(t -> assertThat(t.packet()).hasToString("tcp 198.51.100.0:49153 -> 192.0.2.80:1"));
        assertThat(space.of(Box.ANY.of(List.of(Selector.all(Protocol.ICMP)))).witness(Preference.NUMBERS))
                .hasValueSatisfying(t -> assertThat(t.packet().selector()).isEqualTo(8));
        assertThat(space.empty().witness(Preference.NUMBERS)).isEmpty();
    }
}
