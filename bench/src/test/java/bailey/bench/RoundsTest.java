package bailey.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assumptions.assumeThat;

import bailey.linux.Namespace;
import bailey.linux.Nft;
import bailey.linux.Rights;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// With real packets, at a small size: what is measured passes, and a ruleset that drops is not taken for a
/// fast one.
class RoundsTest {
    private static final Scale SMALL = Scale.of(40);
    private static final Effort ONCE = new Effort(1, Duration.ofMillis(20), List.of(40), 1, 1);
    private static final List<Rival> BY_NFT =
            List.of(Rival.NONE, Rival.MINIMAL, Rival.HAND, Rival.OURS, Rival.LINEAR); // iptables need not be there

    @BeforeAll
    static void mayMakeNamespaces() throws IOException {
        assumeThat(Rights.missing()).isEmpty();
    }

    @Test
    void whatIsOfferedPasses() throws IOException {
        try (var rounds = Rounds.prepare(BY_NFT, SMALL, ONCE)) {
            for (var measure : rounds.measures()) {
                var outcome = rounds.run(measure);
                assertThat(outcome.worstLoss()).as(measure.label()).isZero();
                assertThat(outcome.wall(Rival.OURS).median()).isPositive();
            }
        }
    }

    @Test
    void aRulesetThatDropsIsNotMeasured() {
        assertThatIOException()
                .isThrownBy(() -> Rounds.prepare(List.of(loaded("drop")), SMALL, ONCE))
                .withMessageContaining("packets that were to pass");
    }

    @Test
    void norOneThatLetsAllPass() {
        assertThatIOException()
                .isThrownBy(() -> Rounds.prepare(List.of(loaded("accept")), SMALL, ONCE))
                .withMessageContaining("packets that were not to pass");
    }

    private static Contender loaded(String policy) {
        return new Contender() {
            @Override
            public String label() {
                return policy;
            }

            @Override
            public boolean judges() {
                return true;
            }

            @Override
            public boolean runsAt(Scale scale) {
                return true;
            }

            @Override
            public void load(Namespace wall, Scale scale) throws IOException {
                Nft.apply(
                        wall,
                        "table inet t {\n\tchain f {\n\t\ttype filter hook forward priority 0; policy " + policy
                                + ";\n\t}\n}\n");
            }
        };
    }
}
