package bailey.nftables.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import bailey.packet.AddressSet;
import bailey.packet.PacketSpace;
import bailey.packet.Prefix;
import bailey.packet.Transit;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The sets that pass, against a walk of the same ruleset rule by rule.
class ForeignMeaningTest {
    private static final int RULESETS = Integer.getInteger("foreign.rulesets", 150);
    private static final int PACKETS = 60;

    private final long seed = Long.getLong("foreign.seed", new Random().nextLong());

    @Test
    void theSetsHaveThePacketsThatWalkThrough() {
        for (int i = 0; i < RULESETS; i++) {
            compare(new Random(seed + i), false, seed + i);
        }
    }

    /// Where several addresses are possible the walk knows less, and of flows that are kept untracked the sets do.
    @Test
    void noPacketThatPassesIsOutside() {
        for (int i = 0; i < RULESETS; i++) {
            compare(new Random(seed + i), true, seed + i);
        }
    }

    private static void compare(Random random, boolean everything, long seed) {
        var some = new RandomForeign(random, everything);
        var ruleset = some.ruleset();
        var own =
                random.nextBoolean() ? Optional.of(AddressSet.of(Prefix.of("10.0.0.2"))) : Optional.<AddressSet>empty();
        var walk = new ForeignWalk(ruleset, RandomForeign.DEVICES, own);
        var meaning = new ForeignMeaning(ruleset, RandomForeign.DEVICES, own, new PacketSpace());
        for (var way : Way.values()) {
            var passing = meaning.passing(way);
            assertThat(passing.maybe().contains(passing.surely())).isTrue();
            for (int i = 0; i < PACKETS; i++) {
                var transit = some.transit();
                var walked = walk.passes(way, transit);
                var told = told(passing, transit);
                var as = "seed %d, %s, %s, walked %s, told %s, %s".formatted(seed, way, transit, walked, told, ruleset);
                if (everything) {
                    assertThat(walked == Truth.MAYBE || told == Truth.MAYBE || walked == told)
                            .as(as)
                            .isTrue();
                } else {
                    assertThat(told).as(as).isEqualTo(walked);
                }
            }
        }
    }

    private static Truth told(Bounds passing, Transit transit) {
        return passing.surely().contains(transit)
                ? Truth.YES
                : passing.maybe().contains(transit) ? Truth.MAYBE : Truth.NO;
    }
}
