package bailey.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Medians, and ratios taken round by round.
class SampleTest {
    @Test
    void theMedianIsTheMiddleOne() {
        assertThat(new Sample(List.of(9.0, 1.0, 5.0)).median()).isEqualTo(5);
        assertThat(new Sample(List.of(9.0, 1.0, 5.0, 7.0)).median()).isEqualTo(6);
    }

    /// The ratio of the medians would be 1 here.
    @Test
    void ratiosPairTheFiguresOfOneRound() {
        var ratio = new Sample(List.of(1.0, 2.0, 30.0)).over(new Sample(List.of(2.0, 1.0, 10.0)));
        assertThat(ratio.values()).containsExactly(0.5, 2.0, 3.0);
        assertThat(ratio.median()).isEqualTo(2);
        assertThat(ratio.least()).isEqualTo(0.5);
        assertThat(ratio.most()).isEqualTo(3);
    }

    @Test
    void nothingIsNoSample() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Sample(List.of()));
    }
}
