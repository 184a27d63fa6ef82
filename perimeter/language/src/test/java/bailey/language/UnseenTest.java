package bailey.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a terminal would obey, and what lets a text read otherwise than it is, is no text of a site.
class UnseenTest {
    private static final String FLOW =
            Texts.SMALL + "flows: [{ www -> mailstore: { services: tcp/24, why: \"a%sb\", owner: them } }]\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\e",
                "\\a",
                "\\0",
                "\\r",
                "\\N",
                "\\u2028",
                "\\u2029",
                "\\x7f",
                "\\x9b",
                "\\u202e",
                "\\u2066",
                "\\u2069",
                "\\u200e",
                "\\u200b",
                "\\ufeff",
                "\\u00ad",
                "\\ufdd1",
                "\\U000e0041",
                "\u202e",
                "\u200f",
                "\u0085",
                "\u2028"
            })
    void isRefusedInAnOption(String character) {
        var reading = Texts.read(FLOW.formatted(character));
        assertThat(reading.site()).isEmpty();
        assertThat(reading.problems())
                .singleElement()
                .satisfies(p -> assertThat(p.wrong()).startsWith("an invisible character: U+"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\t", "\\n", "\\_", "\u00e4", "\u6f22", "\ud83c\udff0", "e\u0301"})
    void whatIsSeenIsRead(String character) {
        assertThat(Texts.read(FLOW.formatted(character)).problems()).isEmpty();
    }

    @Test
    void isRefusedInNamesAndKeys() {
        var site = "bailey: 1\nsite: \"a\\eb\"\n\"zo\\u200bnes\": {}\ngates: \"g\\x9b\"\n";
        assertThat(Texts.read(site).problems())
                .filteredOn(p -> p.wrong().startsWith("an invisible character: "))
                .extracting(p -> p.at().line())
                .containsExactly(2, 3, 4);
    }

    @Test
    void aMarkAtTheBeginningOfTheFileIsNone() {
        assertThat(Texts.read("\ufeff" + Texts.SMALL).problems()).isEmpty();
    }

    @Test
    void isNotPrintedWhateverTheFileIsCalled() {
        var problem = Reader.read("x\u001b[31mRED\u202e\n.yaml", "site: \u202e\n", Includes.NONE, Texts.TODAY)
                .problems()
                .getFirst();
        assertThat(problem.toString()).startsWith("x\ufffd[31mRED\ufffd\ufffd.yaml:1:1: ");
        assertThat(problem.toString().replace("\n", "").codePoints()).noneMatch(Unseen::is);
    }
}
