package bailey.packet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/// Random values for tests, from a seed that a failure prints. Addresses are drawn near each other and near the
/// ends of their family, where mistakes are.
final class Chance {
    private static final int ROUNDS = 2_000;

    private final Random random;

    private Chance(long seed) {
        this.random = new Random(seed);
    }

    /// Runs `test` many times; what fails says with which seed, and `-Dseed=` runs that one alone.
    static void rounds(Consumer<Chance> test) {
        rounds(ROUNDS, test);
    }

    /// The same, as often as it takes for a test whose rounds are long.
    static void rounds(int rounds, Consumer<Chance> test) {
        Long asked = Long.getLong("seed");
        long first = asked != null ? asked : System.nanoTime();
        for (long seed = first; seed < first + (asked != null ? 1 : rounds); seed++) {
            try {
                test.accept(new Chance(seed));
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("with -Dseed=" + seed + ": " + failure.getMessage(), failure);
            }
        }
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T oneOf(List<T> values) {
        return values.get(below(values.size()));
    }

    boolean maybe() {
        return random.nextBoolean();
    }

    <T> List<T> shuffled(List<T> values) {
        var shuffled = new ArrayList<>(values);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    Family family() {
        return oneOf(List.of(Family.values()));
    }

    /// Any bytes, with runs of zeros and ones more often than chance has it.
    Address address(Family family) {
        var bytes = new byte[family.bits() / 8];
        random.nextBytes(bytes);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = switch (below(4)) {
                case 0 -> 0;
                case 1 -> (byte) (below(8) == 0 ? 255 : 0);
                default -> bytes[i];
            };
        }
        return Address.of(bytes);
    }

    Prefix prefix(Family family) {
        int length = below(family.bits() + 1);
        return new Prefix(Prefix.masked(address(family), length), length);
    }
}
