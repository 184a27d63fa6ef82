package bailey.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NearestTest {
    @Test
    void aSlipOfTheHandIsUnderstood() {
        var known = List.of("mailstore", "webmail", "www", "directory", "nsprimary");
        assertThat(Nearest.of("mailstor", known)).contains("mailstore");
        assertThat(Nearest.of("wbemail", known)).contains("webmail");
        assertThat(Nearest.of("direktoory", known)).contains("directory");
        assertThat(Nearest.of("ww", known)).contains("www");
        assertThat(Nearest.of("printer", known)).isEmpty();
        assertThat(Nearest.of("x", List.of("y"))).isEmpty();
    }

    /// Optimal string alignment, straight from its recursion.
    private static int naive(String from, String to) {
        if (from.isEmpty() || to.isEmpty()) {
            return from.length() + to.length();
        }
        String shorter = from.substring(1);
        String other = to.substring(1);
        int same = from.charAt(0) == to.charAt(0) ? 0 : 1;
        int least = Math.min(naive(shorter, other) + same, Math.min(naive(shorter, to), naive(from, other)) + 1);
        boolean swapped = from.length() > 1
                && to.length() > 1
                && from.charAt(0) == to.charAt(1)
                && from.charAt(1) == to.charAt(0);
        return swapped ? Math.min(least, naive(from.substring(2), to.substring(2)) + 1) : least;
    }

    @Test
    void theEditsAreThoseOfTheNaiveRecursion() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            String from = word(random);
            String to = word(random);
            int limit = 1 + random.nextInt(7);
            assertThat(Nearest.edits(from, to, limit))
                    .as("%s to %s below %d, seed %d", from, to, limit, seed)
                    .isEqualTo(Math.min(limit, naive(from, to)));
        }
    }

    @Test
    void theNearestIsAsNearAsANaiveSearchFinds() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 100; i++) {
            var known = new TreeSet<String>();
            IntStream.range(0, 8).forEach(_ -> known.add(word(random) + "q"));
            String word = word(random) + word(random);
            int bound = Math.max(1, word.length() / 3);
            int least = known.stream()
                    .filter(k -> !k.equals(word))
                    .mapToInt(k -> naive(word, k))
                    .min()
                    .orElse(99);
            var found = Nearest.of(word, known);
            assertThat(found.isPresent())
                    .as("%s of %s, seed %d", word, known, seed)
                    .isEqualTo(least <= bound && word.length() > 1);
            found.ifPresent(f -> assertThat(naive(word, f)).as("seed %d", seed).isEqualTo(least));
        }
    }

    private static String word(Random random) {
        var word = new StringBuilder();
        for (int i = random.nextInt(6) + 1; i > 0; i--) {
            word.append("abc".charAt(random.nextInt(3)));
        }
        return word.toString();
    }

    @Test
    void tenThousandWrongNamesAreNoSquare() {
        var known = new ArrayList<String>();
        IntStream.range(0, 10_000).forEach(i -> known.add("the-host-number-" + i));
        var nearest = new Nearest(known);
        long start = System.nanoTime();
        IntStream.range(0, 10_000).forEach(i -> nearest.to("another-name-" + i * 31));
        assertThat(nearest.to("the-hots-number-77")).contains("the-host-number-77");
        assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
    }
}
