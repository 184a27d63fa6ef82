package bailey.bench;

import static org.assertj.core.api.Assertions.assertThat;

import bailey.packet.Protocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The generated site has as many flows as it says, no two alike, and reads and compiles.
class ScaleTest {
    @ParameterizedTest
    @ValueSource(ints = {10, 500, 1_000, 10_000, 100_000})
    void asManyFlowsAsAskedFor(int flows) {
        var lines = Scale.of(flows).lines();
        assertThat(lines).hasSize(flows).doesNotHaveDuplicates();
        assertThat(lines.stream().filter(f -> f.protocol().equals(Protocol.UDP)))
                .hasSize(flows / 2);
    }

    @Test
    void theSiteReadsWithAllItsFlows() {
        var scale = Scale.of(100);
        var text = ManySite.text(scale);
        assertThat(ManySite.read(text).lines()).hasSize(scale.flows() + 6); // and four wide ones and two doors
    }
}
