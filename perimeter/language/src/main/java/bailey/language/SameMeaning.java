package bailey.language;

import bailey.language.Node.Broken;
import bailey.language.Node.Mapping;
import bailey.language.Node.Scalar;
import bailey.language.Node.Sequence;
import bailey.language.Node.Style;
import java.util.stream.IntStream;

/// Whether two trees say the same: all but places, and the number of blanks between plain words.
final class SameMeaning {
    private SameMeaning() {}

    static boolean of(Node one, Node other) {
        return switch (one) {
            case Scalar a -> other instanceof Scalar b && a.style() == b.style() && text(a).equals(text(b));
            case Sequence a ->
                other instanceof Sequence b
                        && a.items().size() == b.items().size()
                        && IntStream.range(0, a.items().size())
                                .allMatch(i -> of(a.items().get(i), b.items().get(i)));
            case Mapping a ->
                other instanceof Mapping b
                        && a.entries().size() == b.entries().size()
                        && IntStream.range(0, a.entries().size())
                                .allMatch(
                                        i -> of(a.entries().get(i), b.entries().get(i)));
            case Broken _ -> false;
        };
    }

    private static boolean of(Node.Entry one, Node.Entry other) {
        return of(one.key(), other.key()) && of(one.value(), other.value());
    }

    private static String text(Scalar scalar) {
        return scalar.style() == Style.PLAIN ? Sentence.joined(Words.of(scalar)) : scalar.text();
    }
}
