package bailey.packet;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Some interfaces of a machine, by numbers that the caller gave them (0 and above): these, or with `except` all
/// but these. One that has no number is in the second kind alone.
public record Interfaces(Set<Integer> numbers, boolean except) {
    public static final Interfaces ANY = new Interfaces(Set.of(), true);

    public Interfaces {
        if (numbers.stream().anyMatch(n -> n < 0)) {
            throw new IllegalArgumentException("not interface numbers: " + numbers);
        }
        numbers = Set.copyOf(numbers);
    }

    public static Interfaces of(int... numbers) {
        return new Interfaces(IntStream.of(numbers).boxed().collect(Collectors.toSet()), false);
    }

    public static Interfaces allBut(int... numbers) {
        return new Interfaces(IntStream.of(numbers).boxed().collect(Collectors.toSet()), true);
    }

    /// Whether it is every interface.
    boolean all() {
        return except && numbers.isEmpty();
    }

    public boolean isEmpty() {
        return !except && numbers.isEmpty();
    }

    public boolean contains(int number) {
        return numbers.contains(number) != except;
    }

    @Override
    public String toString() {
        return (except ? "all but " : "") + new TreeSet<>(numbers);
    }
}
