package bailey.language;

import bailey.language.Node.Broken;
import bailey.language.Node.Entry;
import bailey.language.Node.Mapping;
import bailey.language.Node.Scalar;
import bailey.language.Node.Sequence;
import java.util.List;
import java.util.Optional;

/// What a piece of the tree is expected to be; a problem where it is something else. An empty section is an empty
/// list.
final class Shape {
    private final Problems problems;

    Shape(Problems problems) {
        this.problems = problems;
    }

    /// The entries of `NAME: …`; `example` is one of them.
    List<Entry> entries(Node node, String what, String example) {
        return switch (node) {
            case Mapping mapping -> mapping.entries();
            case Broken _ -> List.of();
            case Scalar scalar when scalar.absent() -> List.of();
            case Scalar scalar -> wrong(scalar, what + " holds lines like `" + example + "`, not one text", example);
            case Sequence list ->
                wrong(
                        list,
                        what + " is no list",
                        "write `" + example + "`" + (list.flow() ? "" : ", without the dash"));
        };
    }

    private List<Entry> wrong(Node node, String wrong, String instead) {
        problems.add(node.span().spot(), wrong, instead.startsWith("write") ? instead : "write `" + instead + "`");
        return List.of();
    }

    /// The items of a list.
    List<Node> items(Node node, String what, String example) {
        return switch (node) {
            case Sequence list -> list.items();
            case Broken _ -> List.of();
            case Scalar scalar when scalar.absent() -> List.of();
            case Scalar scalar -> {
                problems.add(scalar.span().spot(), what + " is a list", "write `" + example + "`");
                yield List.of();
            }
            case Mapping mapping -> {
                problems.add(
                        mapping.span().spot(), what + " is a list", "begin each line with a dash: `" + example + "`");
                yield List.of();
            }
        };
    }

    /// A text; where none stands, `missing` says what should.
    Optional<Scalar> text(Scalar key, Node value, String missing) {
        return switch (value) {
            case Scalar scalar
            when scalar.absent() -> {
                problems.add(key.span().spot(), "nothing behind " + Quoted.of(key.text() + ":"), "write " + missing);
                yield Optional.empty();
            }
            case Scalar scalar -> Optional.of(scalar);
            case Broken _ -> Optional.empty();
            case Sequence list -> {
                problems.add(list.span().spot(), "a list where a text should be", "write " + missing);
                yield Optional.empty();
            }
            case Mapping mapping -> {
                problems.add(mapping.span().spot(), "a mapping where a text should be", "write " + missing);
                yield Optional.empty();
            }
        };
    }

    /// The words of a text; not empty where it is present.
    Optional<List<Word>> words(Scalar key, Node value, String missing) {
        var words = text(key, value, missing).map(Words::of);
        if (words.isPresent() && words.get().isEmpty()) {
            problems.add(value.span().spot(), "nothing but blanks", "write " + missing);
            return Optional.empty();
        }
        return words;
    }

    /// A text that is one word.
    Optional<Word> word(Scalar key, Node value, String missing) {
        var words = words(key, value, missing);
        if (words.isPresent() && words.get().size() > 1) {
            problems.add(
                    words.get().get(1).at(),
                    "more than one word behind " + Quoted.of(key.text() + ":"),
                    "write " + missing);
            return Optional.empty();
        }
        return words.map(List::getFirst);
    }

    /// The key as the one word that it is.
    Word name(Scalar key) {
        return new Word(key.text(), key.span().spot());
    }
}
