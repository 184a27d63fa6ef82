package bailey.language;

import bailey.language.Names.Kind;
import bailey.language.Node.Scalar;
import bailey.policy.Promise;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The sections `never:`, `A -> B[: SERVICE…]`, `A ~> B`, `A ~N> B`, and `always:`, `A -> B: SERVICE…`.
final class PromiseSection {
    static final String NEVER = "- internet -> directory";
    static final String ALWAYS = "- internet -> www: https";

    private static final Pattern TAKEN = Pattern.compile("~([0-9]*)>");
    private static final int MOST_MACHINES = 99;

    private final Draft draft;
    private final Problems problems;

    private PromiseSection(Draft draft) {
        this.draft = draft;
        this.problems = draft.problems;
    }

    static void read(Draft draft) {
        var section = new PromiseSection(draft);
        for (var never : draft.sentences(Section.NEVER, NEVER)) {
            section.never(never).ifPresent(p -> draft.promises.add(new Draft.StatedPromise(p, never)));
        }
        for (var always : draft.sentences(Section.ALWAYS, ALWAYS)) {
            section.always(always).ifPresent(p -> draft.promises.add(new Draft.StatedPromise(p, always)));
        }
    }

    private Optional<Promise> never(Sentence sentence) {
        var from = draft.names.endpoints(sentence.from());
        var to = draft.names.endpoints(sentence.to());
        boolean whole = from.isPresent() && to.isPresent();
        boolean plain = sentence.arrow().text().equals("->");
        var machines = plain ? Optional.of(0) : machines(sentence.arrow());
        var words = sentence.behind().isEmpty()
                ? Optional.of(List.<Word>of())
                : sentence.needed("SERVICE", problems)
                        .flatMap(n -> draft.shape.words(sentence.key(), n, "services: `ssh`"));
        var services = words.flatMap(draft.services::services);
        if (!plain) {
            words.filter(w -> !w.isEmpty())
                    .ifPresent(w -> problems.add(
                            w.getFirst().at(),
                            "services behind " + sentence.arrow(),
                            "a taken machine speaks what it likes: remove them"));
            whole &= noFirewall(sentence);
        }
        if (!whole || machines.isEmpty() || services.isEmpty()) {
            return Optional.empty();
        }
        if (plain) {
            return Optional.of(new Promise.Never(
                    from.get(), to.get(), services.get(), text(sentence, words.get()), sentence.origin()));
        }
        return Optional.of(
                new Promise.NeverTaken(from.get(), to.get(), machines.get(), sentence.toString(), sentence.origin()));
    }

    private static String text(Sentence sentence, List<Word> services) {
        return services.isEmpty() ? sentence.toString() : sentence + ": " + Sentence.joined(services);
    }

    private Optional<Integer> machines(Word arrow) {
        var match = TAKEN.matcher(arrow.text());
        Optional<Integer> machines = !match.matches()
                ? Optional.empty()
                : match.group(1).isEmpty() ? Optional.of(1) : Numbers.decimal(match.group(1));
        if (machines.filter(n -> n >= 1 && n <= MOST_MACHINES).isEmpty()) {
            problems.add(
                    arrow.at(),
                    "no arrow " + arrow,
                    "write `->`, `~>`, or `~2>` for two machines taken over, up to 99");
            return Optional.empty();
        }
        return machines;
    }

    private boolean noFirewall(Sentence sentence) {
        boolean none = true;
        for (var word : sentence.from()) {
            if (draft.names.kind(word.text()).filter(k -> k == Kind.FIREWALL).isPresent()) {
                problems.add(
                        word.at(),
                        word + " is a firewall; one that is taken over keeps no promise",
                        "name hosts or zones");
                none = false;
            }
        }
        return none;
    }

    private Optional<Promise> always(Sentence sentence) {
        boolean plain = sentence.plain(problems);
        var from = draft.names.endpoints(sentence.from());
        var to = draft.names.endpoints(sentence.to());
        var words = sentence.needed("SERVICE", problems)
                .filter(n -> n instanceof Scalar || braces(n))
                .flatMap(n -> draft.shape.words(sentence.key(), n, "services: `https`"));
        var services = words.flatMap(draft.services::services);
        if (!plain || from.isEmpty() || to.isEmpty() || services.isEmpty()) {
            return Optional.empty();
        }
        String text = text(sentence, words.get());
        return Optional.of(new Promise.Always(from.get(), to.get(), services.get(), text, sentence.origin()));
    }

    private boolean braces(Node node) {
        problems.add(node.span().spot(), "options in a promise", "it has none: write the services alone");
        return false;
    }
}
