package bailey.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bailey.linux.Namespace;
import bailey.linux.Nft;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is loaded in parts is what is loaded at once.
class PartsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @BeforeEach
    void needsRoot() throws IOException {
        assumeTrue(Lab.missing().isEmpty(), "the lab needs root");
    }

    @ParameterizedTest
    @MethodSource({"bailey.lab.Sites#examples", "bailey.lab.Sites#cases"})
    void theKernelHoldsTheSame(Path file) throws IOException {
        for (var ruleset : Walls.rulesets(Topology.of(Sites.read(file)), NOW).values()) {
            assertThat(Parts.of(ruleset)).hasSizeGreaterThan(3);
            try (var whole = Namespace.create("whole");
                    var parts = Namespace.create("parts")) {
                Nft.apply(whole, ruleset);
                for (var part : Parts.of(ruleset)) {
                    Nft.apply(parts, part);
                }
                assertThat(Nft.list(parts)).isEqualTo(Nft.list(whole));
            }
        }
    }
}
