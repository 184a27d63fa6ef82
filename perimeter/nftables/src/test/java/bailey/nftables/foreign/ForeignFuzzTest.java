package bailey.nftables.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import bailey.packet.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Texts that somebody has spoilt are read or refused, and nothing else happens.
class ForeignFuzzTest {
    private static final int TEXTS = Integer.getInteger("foreign.texts", 1_500);
    private static final String LETTERS = "\"{}[],:!-*/\\ \n0123456789abcdefz@_.+";

    private final long seed = Long.getLong("foreign.seed", new Random().nextLong());

    private interface Read {
        void read(String text) throws ForeignException;
    }

    private void spoil(String text, Read read) {
        int refused = 0;
        for (int i = 0; i < TEXTS; i++) {
            var spoilt = spoilt(text, new Random(seed + i));
            try {
                read.read(spoilt);
            } catch (ForeignException e) {
                assertThat(e.getMessage()).contains(": ");
                refused++;
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("seed " + (seed + i) + ": " + spoilt, e);
            }
        }
        assertThat(refused).isBetween(1, TEXTS);
    }

    private static String spoilt(String text, Random random) {
        var spoilt = new StringBuilder(text);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(spoilt.length());
            switch (random.nextInt(5)) {
                case 0 -> spoilt.deleteCharAt(at);
                case 1 -> spoilt.insert(at, LETTERS.charAt(random.nextInt(LETTERS.length())));
                case 2 -> spoilt.setCharAt(at, LETTERS.charAt(random.nextInt(LETTERS.length())));
                case 3 -> {
                    int from = random.nextInt(spoilt.length());
                    spoilt.insert(at, spoilt.substring(from, Math.min(spoilt.length(), from + random.nextInt(30))));
                }
                default -> swapWords(spoilt, random);
            }
        }
        return spoilt.toString();
    }

    /// Texts that are whole but odd go deeper than torn ones.
    private static void swapWords(StringBuilder text, Random random) {
        var words = new ArrayList<>(List.of(text.toString().split("(?<=[ ,:\\[\\]{}])", -1)));
        int one = random.nextInt(words.size());
        int other = random.nextInt(words.size());
        var word = words.get(one);
        words.set(one, words.get(other));
        words.set(other, word);
        text.setLength(0);
        words.forEach(text::append);
    }

    @Test
    void spoiltListingsOfNft() throws Exception {
        spoil(Shown.text("filter.json"), NftReader::read);
        spoil(Shown.text("nat.json"), NftReader::read);
    }

    @Test
    void spoiltIptables() throws Exception {
        var sets = Ipsets.read(Shown.text("host.ipset"));
        spoil(Shown.text("host.rules"), t -> IptablesReader.read(Family.IPV4, t, sets));
        spoil(Shown.text("six.rules"), t -> IptablesReader.read(Family.IPV6, t, sets));
    }

    @Test
    void spoiltSets() throws Exception {
        spoil(Shown.text("host.ipset"), Ipsets::read);
    }
}
