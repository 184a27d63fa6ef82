package bailey.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What `bench/run` understands.
class RequestTest {
    @Test
    void withoutAWordAllIsMeasuredButWhatEachPartCosts() {
        assertThat(Request.of(List.of())).contains(new Request(Part.USUAL, Effort.FULL));
        assertThat(Part.USUAL).doesNotContain(Part.ABLATE);
    }

    @Test
    void partsHurryAndSizeInAnyOrder() {
        var request =
                Request.of(List.of("--flows=500", "lab", "--quick", "jmh")).orElseThrow();
        assertThat(request.parts()).containsExactly(Part.LAB, Part.JMH);
        assertThat(request.effort()).isEqualTo(Effort.QUICK.at(500));
    }

    @Test
    void otherWordsAreRefused() {
        assertThat(Request.of(List.of("dataplan"))).isEmpty();
        assertThat(Request.of(List.of("--flows=0"))).isEmpty();
        assertThat(Request.of(List.of("--flows=1"))).isEmpty();
        assertThat(Request.of(List.of("--fast"))).isEmpty();
    }
}
