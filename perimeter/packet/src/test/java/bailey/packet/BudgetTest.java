package bailey.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is too large is said to be, and hurts nothing that is there.
final class BudgetTest {
    /// Boxes that share nothing, so that every one doubles what there is.
    private static List<Box> crossing(int count) {
        var boxes = new ArrayList<Box>();
        for (int i = 0; i < count; i++) {
            var to = AddressSet.of(new Address(Family.IPV4, 0, 1L << i));
            var from = AddressSet.of(new Address(Family.IPV4, 0, 3L << i));
            boxes.add(Box.ANY.to(to));
            boxes.add(Box.ANY.from(from).of(List.of(Selector.tcp(i))));
            boxes.add(Box.ANY.fromPorts(Ports.of(i)).to(from));
        }
        return boxes;
    }

    @Test
    void whatIsTooLargeIsSaidToBe() {
        var space = new PacketSpace(Order.USUAL, 100);
        assertThatThrownBy(() -> space.of(crossing(20)))
                .isInstanceOf(TooManyNodes.class)
                .hasMessageContaining("100 edges");
        assertThat(space.edges()).isLessThanOrEqualTo(100);
    }

    @Test
    void whatIsThereStays() {
        Chance.rounds(100, chance -> {
            var universe = Universe.of(chance, 300);
            var space = new PacketSpace(Universe.order(chance), 150 + chance.below(1_500));
            var sets = new ArrayList<Universe.Both>();
            try {
                for (int n = 0; n < 30; n++) {
                    sets.add(universe.some(space, chance));
                }
            } catch (TooManyNodes expected) {
                assertThat(expected).hasMessageContaining("edges");
            }
            for (var set : sets) {
                assertThat(universe.seen(set.set())).isEqualTo(set.bits());
                assertThat(set.set().union(space.empty())).isEqualTo(set.set());
                assertThat(set.set().intersect(set.set().complement()).isEmpty())
                        .isTrue();
            }
        });
    }

    @Test
    void workIsBoundedToo() {
        var algebra = new Algebra(new Nodes(10));
        algebra.spend(640);
        assertThatThrownBy(() -> algebra.spend(1)).isInstanceOf(TooManyNodes.class);
        algebra.begin();
        algebra.spend(640);
    }

    @Test
    void aBudgetHoldsSomething() {
        assertThatThrownBy(() -> new PacketSpace(Order.USUAL, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
