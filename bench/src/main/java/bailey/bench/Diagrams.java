package bailey.bench;

/// Functions of numbered bits, as a library of binary decision diagrams has them. Whoever gets one from here frees it.
///
/// @param <T> a function
interface Diagrams<T> {
    /// The first number of nodes, and of places to remember what was worked out: as much as the rules below come to,
    /// so that no library spends its time on growing.
    int NODES = 4_000_000;

    int REMEMBERED = 1_000_000;

    String name();

    T never();

    T always();

    /// True where a bit is `set`.
    T bit(int number, boolean set);

    T and(T one, T other);

    T or(T one, T other);

    /// One and not the other.
    T minus(T one, T other);

    boolean same(T one, T other);

    void free(T function);
}
