package bailey.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bailey.lab.Lab;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// A part of a lab, as it is asked for and told.
class LabOnlyTest {
    private static Ran only(String words) {
        return Ran.bailey("lab", "--only", words, Ran.OFFICE);
    }

    private static void assertWrong(String words, String said) {
        var ran = only(words);
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains(said);
    }

    @Test
    void aPartThatIsNotUnderstood() {
        assertWrong("mx -> mailstor: lmtp", "no zone, host, group or firewall `mailstor`; did you mean `mailstore`?");
        assertWrong("mx -> mailstor", "did you mean `mailstore`?");
        assertWrong("mailstore", "no `->` in the question");
        assertWrong("internet: 198.51.100.7 -> 203.0.113.10: https", "names a leg");
        assertWrong(
                "49999",
                "no flow and no publication stands in line 49999 of ../examples/office.yaml; the nearest is line 62: www mx");
    }

    /// What would have fitted is said.
    @Test
    void aPartThatFitsNothing() {
        assertWrong(
                "mx -> mailstore: tcp/9999",
                "no packet of the lab fits `mx -> mailstore: tcp/9999`; between these ends it asks for `");
        assertWrong("mx -> 192.168.7.99", "; from there it asks `");
        assertWrong("10.11.12.13 -> mx", "; there are packets from `");
    }

    @Test
    void aTraceIsOfAPart() {
        var ran = Ran.bailey("lab", "--trace", Ran.OFFICE);
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).startsWith("bailey: --trace follows a few packets: say which, with --only\n");
    }

    /// Those with real packets.
    @Nested
    class WithPackets {
        @BeforeEach
        void needsRoot() throws IOException {
            assumeTrue(Lab.missing().isEmpty(), "the lab needs root");
        }

        @Test
        void aPartSaysThatItIsOne() {
            var ran = only("mx -> mailstore: lmtp");
            assertThat(ran.status()).isZero();
            assertThat(ran.out())
                    .contains("office.yaml:48", "This was a part only: of ")
                    .doesNotContain("office.yaml:37", "reached whom");
        }

        @Test
        void aLineByItsNumber() {
            assertThat(only("48").out()).contains("office.yaml:48", "by `48`");
        }

        @Test
        void aTraceNamesEveryRuleAndItsLine() {
            var ran = Ran.bailey("lab", "--only", "mx -> mailstore: lmtp", "--trace", Ran.OFFICE);
            assertThat(ran.status()).isZero();
            assertThat(ran.out())
                    .containsPattern(
                            "✓ mx: tcp 172\\.31\\.1\\.25.* -> 192\\.168\\.7\\.25.*24 \\(machine to machine\\)\n"
                                    + "      edge\n        arrive ")
                    .containsPattern("vmap @\\S+ \\(accept\\)   office\\.yaml:48 mx -> mailstore: lmtp\n")
                    .contains("What the packets met");
        }

        @Test
        void programsGetTheTrailToo() throws IOException {
            var ran = Ran.bailey("lab", "--json", "--only", "internet -> www", "--trace", Ran.OFFICE);
            var json = JsonTree.of(ran.out());
            assertThat(json.get("only")).isEqualTo("internet -> www");
            assertThat(json.get("of")).asString().matches("[0-9]{4,}");
            var passage = JsonTree.first(JsonTree.first(json, "probes"), "trail");
            assertThat(passage.get("machine")).isEqualTo("edge");
            assertThat(JsonTree.first(passage, "rules").get("chain")).isNotNull();
        }
    }
}
