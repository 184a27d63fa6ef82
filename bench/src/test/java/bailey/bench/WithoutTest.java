package bailey.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

/// Each part that is taken out is still there to be taken out: a compiler that changes is noticed here.
class WithoutTest {
    private static final String OURS = Rival.ours(Scale.of(20));

    @Test
    void eachPartIsFound() {
        assertThat(Without.parts()).allSatisfy(part -> {
            var changed = ((Without) part).of(OURS);
            if (part.label().equals("nothing")) {
                assertThat(changed).isEqualTo(OURS);
            } else {
                assertThat(changed.length()).isLessThan(OURS.length());
            }
        });
    }

    @Test
    void aPartThatIsNotThereIsSaidSo() {
        var fib = (Without) Without.parts().stream()
                .filter(p -> p.label().startsWith("route back"))
                .findFirst()
                .orElseThrow();
        assertThatIllegalStateException().isThrownBy(() -> fib.of(fib.of(OURS))).withMessageContaining("route back");
    }
}
