package bailey.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bailey.lab.Trail.Passage;
import bailey.lab.Trail.Rule;
import bailey.packet.Protocol;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a packet met, by the kernel's own words.
class TracingTest {
    private final Instant now = Instant.now();
    private final Programme walls = Programme.of(Sites.read(Sites.ROOT.resolve("examples/two-walls.yaml")), now);

    TracingTest() throws IOException {}

    @BeforeEach
    void needsRoot() throws IOException {
        assumeTrue(Lab.missing().isEmpty(), "the lab needs root");
    }

    private Trail trail(Predicate<Probe> which) throws IOException, InterruptedException {
        var probe = walls.probes().stream().filter(which).findFirst().orElseThrow();
        var rulesets = Walls.rulesets(walls.topology(), now);
        try (var testbed = Testbed.up(
                        walls.topology(), rulesets, Walls.options(now).dropGroup());
                var tracing = Tracing.open(testbed)) {
            tracing.of(probe);
            return tracing.of(probe); // what one gave rise to is not taken for the next
        }
    }

    /// Out by two firewalls, the second of which translates: each is heard, in the order of the way.
    @Test
    void everyFirewallOfAWayInItsOrder() throws IOException, InterruptedException {
        var trail = trail(p -> p.kind() == Probe.Kind.PAIR
                && p.passes()
                && p.packet().source().toString().startsWith("192.168.20.")
                && p.to().name().equals("stranger"));
        assertThat(trail.passages()).extracting(Passage::machine).containsExactly("back", "front");
        assertThat(trail.passages()).allSatisfy(p -> {
            assertThat(p.rules()).extracting(Rule::chain).startsWith("arrive", "arrive4", "forward");
            assertThat(p.rules().stream().flatMap(r -> r.line().stream()))
                    .anyMatch(l -> l.startsWith("two-walls.yaml:"));
            assertThat(p.rules()).extracting(Rule::verdict).contains("accept");
        });
    }

    @Test
    void aDropIsTheLastThingMet() throws IOException, InterruptedException {
        var trail = trail(p -> p.kind() == Probe.Kind.STRAIGHT && !p.passes());
        assertThat(trail.passages()).extracting(Passage::machine).containsExactly("front");
        assertThat(trail.passages().getFirst().rules().getLast().verdict()).isEqualTo("drop");
    }

    /// The sender's kernel resets what it did not open, and that packet may get the same id.
    @Test
    void whatThePacketGivesRiseToIsNotPartOfIt() throws IOException, InterruptedException {
        var trail = trail(p -> p.kind() == Probe.Kind.PAIR
                && Report.line(p).isPresent()
                && p.packet().protocol().equals(Protocol.TCP));
        assertThat(trail.passages())
                .isNotEmpty()
                .allSatisfy(p -> assertThat(p.rules())
                        .extracting(Rule::verdict)
                        .containsOnlyOnce("goto arrive4")
                        .doesNotContain("goto established"));
    }

    @Test
    void whatNoFirewallSeesMeetsNothing() throws IOException, InterruptedException {
        var trail = trail(
                p -> p.kind() == Probe.Kind.PAIR && p.passes() && Report.line(p).isEmpty());
        assertThat(trail.passages()).isEmpty();
    }

    @Test
    void linesOfNft() {
        var line = TraceLine.read("trace id 6d1e3f2c inet bailey line_48 rule counter packets 1 bytes 40 accept"
                        + " comment \"office.yaml:48 mx -> mailstore: lmtp\" (verdict accept)")
                .orElseThrow();
        assertThat(line.rule())
                .contains(new Rule(
                        "line_48", "counter accept", "accept", Optional.of("office.yaml:48 mx -> mailstore: lmtp")));
        assertThat(TraceLine.read("trace id 1 inet bailey forward policy drop ").flatMap(TraceLine::rule))
                .hasValueSatisfying(r -> assertThat(r.verdict()).isEqualTo("policy drop"));
        assertThat(TraceLine.read("trace id 1 inet bailey forward packet: iif \"a\" ip ttl 63 ip id 0 ")
                        .flatMap(TraceLine::hops))
                .contains(63);
        assertThat(TraceLine.read("trace id 1 inet bailey x rule ip daddr . th dport vmap @doors (verdict goto y)")
                        .flatMap(TraceLine::map))
                .contains("doors");
        assertThat(TraceLine.read("# a word of nft")).isEmpty();
    }
}
