package bailey.language;

import bailey.language.Node.Broken;
import bailey.language.Node.Mapping;
import bailey.language.Node.Scalar;
import bailey.language.Node.Sequence;
import bailey.packet.Prefix;
import bailey.policy.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// `FROM… ARROW TO…`, and what stands behind its colon, if anything does. Neither side is empty.
record Sentence(List<Word> from, Word arrow, List<Word> to, Scalar key, Optional<Node> behind) {
    private static final Set<String> OTHER_ARROWS = Set.of("<-", "<->", "=>", "-->", "→", "⇒", ">", "to");

    Sentence {
        from = List.copyOf(from);
        to = List.copyOf(to);
    }

    /// Where it begins.
    Origin origin() {
        return from.getFirst().origin();
    }

    Spot at() {
        return key.span().spot();
    }

    /// The sentence with single blanks.
    @Override
    public String toString() {
        return joined(from) + " " + arrow.text() + " " + joined(to);
    }

    static String joined(List<Word> words) {
        if (words.size() == 1) {
            return words.getFirst().text();
        }
        return words.stream().map(Word::text).collect(Collectors.joining(" "));
    }

    /// Reads an item of a list of sentences; `example` is such an item.
    static Optional<Sentence> read(Node item, String example, Problems problems) {
        return switch (item) {
            case Broken _ -> Optional.empty();
            case Scalar scalar
            when scalar.absent() -> {
                problems.add(scalar.span().spot(), "nothing behind the dash", "write `" + example + "`, or remove it");
                yield Optional.empty();
            }
            case Scalar scalar -> split(scalar, Optional.empty(), example, problems);
            case Sequence list -> {
                problems.add(list.span().spot(), "a list where a sentence should be", "write `" + example + "`");
                yield Optional.empty();
            }
            case Mapping mapping
            when mapping.entries().isEmpty() -> {
                problems.add(mapping.span().spot(), "braces with nothing in them", "write `" + example + "`");
                yield Optional.empty();
            }
            case Mapping mapping -> {
                var first = mapping.entries().getFirst();
                if (mapping.entries().size() > 1) {
                    var second = mapping.entries().get(1).key().span().spot();
                    problems.add(
                            second,
                            "a second sentence behind one dash",
                            "begin it with a dash of its own, or put the options in braces");
                }
                yield split(first.key(), Optional.of(first.value()), example, problems);
            }
        };
    }

    private static Optional<Sentence> split(Scalar key, Optional<Node> behind, String example, Problems problems) {
        var words = Words.of(key);
        int arrow = arrow(words);
        if (arrow < 0) {
            noArrow(key, words, example, problems);
            return Optional.empty();
        }
        var from = words.subList(0, arrow);
        var to = new ArrayList<>(words.subList(arrow + 1, words.size()));
        int second = arrow(to);
        if (second >= 0) {
            problems.add(to.get(second).at(), "a second arrow", "one sentence has one: make two sentences of it");
            return Optional.empty();
        }
        if (from.isEmpty() || to.isEmpty()) {
            String side = from.isEmpty() ? "before" : "behind";
            problems.add(words.get(arrow).at(), "nothing " + side + " the arrow", "write `" + example + "`");
            return Optional.empty();
        }
        var last = to.getLast();
        if (behind.isEmpty()
                && last.text().indexOf(':') > 0
                && Prefix.parse(last.text()).isEmpty()) {
            String apart = last.text().replaceFirst(":", ": ").strip();
            problems.add(last.at(), "no blank behind the colon in " + last, "write " + Quoted.of(apart));
            return Optional.empty();
        }
        return Optional.of(new Sentence(from, words.get(arrow), to, key, behind));
    }

    private static int arrow(List<Word> words) {
        for (int i = 0; i < words.size(); i++) {
            String text = words.get(i).text();
            if (text.equals("->") || (text.startsWith("~") && text.endsWith(">"))) {
                return i;
            }
        }
        return -1;
    }

    private static void noArrow(Scalar key, List<Word> words, String example, Problems problems) {
        for (var word : words) {
            if (word.text().contains("->") || word.text().contains("~>")) {
                problems.add(word.at(), "no blanks around the arrow in " + word, "write `" + example + "`");
                return;
            }
            if (OTHER_ARROWS.contains(word.text())) {
                problems.add(word.at(), word + " is no arrow here", "write `->`; who begins stands before it");
                return;
            }
        }
        String wrong = words.isEmpty() ? "no sentence" : "no arrow in " + Quoted.of(joined(words));
        problems.add(key.span().spot(), wrong, "write `" + example + "`");
    }

    /// What stands behind the colon must be there.
    Optional<Node> needed(String what, Problems problems) {
        if (behind.isPresent() && !(behind.get() instanceof Scalar scalar && scalar.absent())) {
            return behind;
        }
        problems.add(at(), "nothing behind " + Quoted.of(toString()), "write " + Quoted.of(this + ": " + what));
        return Optional.empty();
    }

    /// Only `->` will do.
    boolean plain(Problems problems) {
        if (!arrow.text().equals("->")) {
            problems.add(arrow.at(), arrow + " is an arrow of `never:`", "write `->`");
            return false;
        }
        return true;
    }
}
