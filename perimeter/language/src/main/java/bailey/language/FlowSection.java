package bailey.language;

import bailey.policy.ByName;
import bailey.policy.Endpoint;
import bailey.policy.Flow;
import bailey.policy.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The section `flows:`, `FROM… -> TO…: SERVICE…`, with `via:` also `FROM… -> NAME…: { services: …, via: PROXY }`.
final class FlowSection {
    static final String EXAMPLE = "- www -> directory: ldaps";

    private static final int LONGEST_NAME = 253; // RFC 1035, as text

    private final Draft draft;
    private final Problems problems;

    private FlowSection(Draft draft) {
        this.draft = draft;
        this.problems = draft.problems;
    }

    static void read(Draft draft) {
        var section = new FlowSection(draft);
        for (var sentence : draft.sentences(Section.FLOWS, EXAMPLE)) {
            section.line(sentence).ifPresent(line -> draft.lines.add(new Draft.Stated(line, sentence)));
        }
    }

    private Optional<? extends Line> line(Sentence sentence) {
        var options = Options.read(sentence, Options.OF_FLOW, draft.today, draft.shape, problems);
        var via = options.flatMap(Options::via);
        return via.isPresent() ? byName(sentence, options.get(), via.get()) : flow(sentence, options);
    }

    private Optional<Flow> flow(Sentence sentence, Optional<Options> options) {
        boolean plain = sentence.plain(problems);
        var from = endpoints(sentence.from(), "name a host");
        var to = endpoints(sentence.to(), "name a proxy: `{ services: …, via: PROXY }`");
        var services = options.flatMap(o -> draft.services.services(o.services()));
        if (!plain || from.isEmpty() || to.isEmpty() || services.isEmpty()) {
            return Optional.empty();
        }
        var terms = options.get().terms();
        String text = text(sentence, options.get());
        return Optional.of(new Flow(from.get(), to.get(), services.get(), terms, text, sentence.origin()));
    }

    private Optional<ByName> byName(Sentence sentence, Options options, Word via) {
        boolean plain = sentence.plain(problems);
        var from = endpoints(sentence.from(), "name a host");
        var names = names(sentence.to());
        var services = draft.services.services(options.services());
        var proxy = draft.names.host(via);
        var asked = draft.services.one(new Word("proxy", sentence.arrow().at()));
        if (!plain || from.isEmpty() || names.isEmpty() || services.isEmpty() || proxy.isEmpty() || asked.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ByName(
                from.get(),
                names.get(),
                services.get(),
                proxy.get(),
                asked.get(),
                options.terms(),
                text(sentence, options),
                sentence.origin()));
    }

    private static String text(Sentence sentence, Options options) {
        return sentence + ": " + Sentence.joined(options.services());
    }

    /// `instead` is what to do about a domain name.
    private Optional<List<Endpoint>> endpoints(List<Word> words, String instead) {
        var found = new ArrayList<Endpoint>(words.size());
        for (var word : words) {
            if (Addresses.meant(word.text())) {
                problems.add(word.at(), "an address in a sentence: " + word, "give it a name under `hosts:`");
            } else if (word.text().indexOf('.') >= 0) {
                problems.add(word.at(), "a packet bears no name like " + word, instead);
            } else {
                draft.names.endpoint(word).ifPresent(found::add);
            }
        }
        return found.size() == words.size() ? Optional.of(found) : Optional.empty();
    }

    private Optional<List<String>> names(List<Word> words) {
        var names = new ArrayList<String>(words.size());
        for (var word : words) {
            if (domainName(word.text())) {
                names.add(word.text().toLowerCase(Locale.ROOT));
            } else if (draft.names.kind(word.text()).isPresent()) {
                problems.add(
                        word.at(),
                        word + " is an endpoint; `via` is for names like `updates.example.org`",
                        "leave out `via`");
            } else {
                problems.add(word.at(), "no host's name: " + word, "write one with dots, as `updates.example.org`");
            }
        }
        return names.size() == words.size() ? Optional.of(names) : Optional.empty();
    }

    /// With a dot in it, of letters, digits and hyphens (RFC 1123), and no address.
    private static boolean domainName(String word) {
        return word.length() <= LONGEST_NAME
                && word.indexOf('.') > 0
                && !Addresses.meant(word)
                && List.of(word.split("\\.", -1)).stream()
                        .allMatch(label -> label.length() <= Names.LONGEST
                                && label.matches("[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?"));
    }
}
