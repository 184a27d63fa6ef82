package bailey.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Rules that somebody has spoilt are judged, imported and compared, or refused with a word; nothing else happens.
class AuditFuzzTest {
    private static final int TEXTS = Integer.getInteger("audit.texts", 60);
    private static final String LETTERS = "\"{}[],:!-*/\\ \n0123456789abcdefz@_.+";

    private final long seed = Long.getLong("audit.seed", new Random().nextLong());

    @ParameterizedTest
    @ValueSource(strings = {"office.json", "home.rules", "docker.rules", "ufw.rules", "home6.rules"})
    void spoiltRules(String file) throws Exception {
        var whole = Samples.text(file).text();
        int read = 0;
        for (int i = 0; i < TEXTS; i++) {
            var spoilt = spoilt(whole, new Random(seed + i));
            try {
                read += judged(file, spoilt);
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("seed " + (seed + i) + ", " + file + ": " + spoilt, e);
            }
        }
        assertThat(read).as("seed " + seed).isPositive();
    }

    private static int judged(String file, String text) {
        try {
            var rules = Rules.read(List.of(new RulesText(file, text))).getFirst();
            var zones = Guess.zones(rules.ruleset());
            var audit = Audit.of(rules, zones);
            audit.findings().forEach(f -> assertThat(f.says()).isNotEmpty());
            assertThat(Import.of(rules, zones, file)).contains("bailey: 1");
            assertThat(Comparison.of(rules, rules, zones)).isEmpty();
            return 1;
        } catch (WrongRules wrong) {
            assertThat(wrong.getMessage()).startsWith(file + ": ");
            return 0;
        }
    }

    private static String spoilt(String text, Random random) {
        var spoilt = new StringBuilder(text);
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(spoilt.length());
            switch (random.nextInt(4)) {
                case 0 -> spoilt.deleteCharAt(at);
                case 1 -> spoilt.insert(at, LETTERS.charAt(random.nextInt(LETTERS.length())));
                case 2 -> spoilt.setCharAt(at, LETTERS.charAt(random.nextInt(LETTERS.length())));
                default -> withoutALine(spoilt, at);
            }
        }
        return spoilt.toString();
    }

    private static void withoutALine(StringBuilder text, int at) {
        int from = text.lastIndexOf("\n", at) + 1;
        int to = text.indexOf("\n", at);
        text.delete(from, to < 0 ? text.length() : to + 1);
    }
}
