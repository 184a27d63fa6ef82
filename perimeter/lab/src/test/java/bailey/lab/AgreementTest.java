package bailey.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bailey.chance.RandomSite;
import bailey.lab.Rehearsal.Outcome;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// On sites made up by chance the kernel with the compiled rulesets does with real packets what the reference
/// meaning says. `-Dagreement.sites=200` makes more of them, `-Dagreement.seed=N` begins with the site of that
/// seed; the same two let AsMeantTest walk the rulesets of the same sites rule by rule.
class AgreementTest {
    /// The sites of the small run are the same each time; `agree` goes on from anywhere.
    private static final long FIRST = 1_000;

    /// An outer address of one firewall, published too, on a wire of another's own: the lab's route led round it.
    private static final long[] ONCE_WRONG = {7_000_139, 1_663_026_454};

    private static final int SITES = Integer.getInteger("agreement.sites", 6);
    private static final int ARRIVALS = 1_000;
    private static final int SHOWN = 5;

    static LongStream seeds() {
        long first = Long.getLong("agreement.seed", FIRST);
        return LongStream.concat(LongStream.range(first, first + SITES), LongStream.of(ONCE_WRONG));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void meaningRulesetAndKernelAgree(long seed) throws IOException {
        assumeTrue(Lab.missing().isEmpty(), "the lab needs root");
        var now = Instant.now();
        var made = RandomSite.of(new Random(seed), now);
        var outcomes = rehearsed(made, now, seed);
        System.out.printf(
                "seed %d: %,d packets, %,d passed%n",
                seed,
                outcomes.size(),
                outcomes.stream().filter(o -> o.probe().passes()).count());
        var wrong = outcomes.stream().filter(o -> o.wrong().isPresent()).toList();
        assertThat(wrong)
                .as(() -> "seed %d%n%s%n%s".formatted(seed, told(wrong), made.text()))
                .isEmpty();
    }

    private static List<Outcome> rehearsed(RandomSite.Made made, Instant now, long seed) throws IOException {
        Lab.ready();
        var topology = Topology.of(made.site());
        var probes = new Chance(topology, now, new Random(seed)).probes(ARRIVALS);
        try (var testbed = Testbed.up(
                topology, Walls.rulesets(topology, now), Walls.options(now).dropGroup())) {
            return Rehearsal.run(testbed, probes, (_, _) -> {});
        }
    }

    private static String told(List<Outcome> wrong) {
        return wrong.stream()
                .limit(SHOWN)
                .map(o -> o.probe().kind() + " from " + o.probe().from() + " "
                        + o.probe().pastSwitch().map(Object::toString).orElse("")
                        + o.probe().packet() + " "
                        + o.probe().datagram().form() + ": " + o.wrong().orElseThrow())
                .collect(Collectors.joining("\n"));
    }

    /// The same seed at the same time makes the same site.
    @Test
    void chanceIsRepeatable() {
        var now = Instant.parse("2026-11-24T12:00:00Z");
        assertThat(RandomSite.of(new Random(7), now).text())
                .isEqualTo(RandomSite.of(new Random(7), now).text());
    }
}
