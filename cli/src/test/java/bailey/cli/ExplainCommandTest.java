package bailey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bailey.language.Includes;
import bailey.language.Reader;
import bailey.proof.Law;
import bailey.proof.Laws;
import bailey.proof.Proof;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExplainCommandTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    static List<Law> laws() {
        return Laws.ALL;
    }

    @ParameterizedTest
    @MethodSource("laws")
    void everyLawIsExplainedWithinTheTerminal(Law law) {
        var ran = Ran.bailey("explain", law.name());
        assertThat(ran.status()).isZero();
        assertThat(ran.out()).startsWith(law.name() + "\n");
        assertThat(ran.out().replaceAll("\\s+", " "))
                .contains(law.demands())
                .contains(law.why())
                .contains(law.waivable() ? "`waives: " + law.name() + "`" : "There is no waiver of it.");
        assertThat(ran.out().lines().takeWhile(l -> !l.equals("This breaks it:")))
                .allMatch(l -> l.length() <= 80);
    }

    /// What is shown to break it does, and what is shown to mend it does too.
    @ParameterizedTest
    @MethodSource("laws")
    void itsExampleIsTrue(Law law) {
        law.example().ifPresent(example -> {
            assertThat(proof(example.breaking()).breaches(law)).isNotEmpty();
            assertThat(proof(example.mending()).breaches(law)).isEmpty();
            assertThat(Ran.bailey("explain", law.name()).out())
                    .contains("This breaks it:")
                    .contains("This mends it:");
        });
    }

    private static Proof proof(String text) {
        var reading = Reader.read("example.yaml", text, Includes.NONE, TODAY);
        assertThat(reading.problems()).isEmpty();
        return Proof.of(reading.site().orElseThrow());
    }

    @Test
    void withoutAWordAllAreListed() {
        var out = Ran.bailey("explain").out();
        assertThat(Laws.ALL).hasSize(12).allMatch(l -> out.contains("  " + l.name() + " "));
    }

    @Test
    void aLawThatIsNoneIsToldTheNearest() {
        var ran = Ran.bailey("explain", "blast-radios");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err())
                .startsWith("bailey: no law `blast-radios`; did you mean `blast-radius`? There are: no-bypass ");
        assertThat(Ran.bailey("explain", "qqqqqqqqqq").err()).startsWith("bailey: no law `qqqqqqqqqq`. There are: ");
    }
}
