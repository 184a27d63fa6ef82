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
        draft.section(Section.FLOWS).ifPresent(flows -> {
            for (var item : draft.shape.items(flows.value(), "flows:", EXAMPLE)) {
                Sentence.read(item, EXAMPLE, draft.problems)
                        .ifPresent(sentence ->
                                section.line(sentence).ifPresent(l -> draft.lines.add(new Draft.Stated(l, sentence))));
            }
        });
    }

    private Optional<Line> line(Sentence sentence) {
        boolean plain = sentence.plain(problems);
        var options = Options.read(sentence, Options.OF_FLOW, draft.today, draft.shape, problems);
        boolean byName = options.filter(o -> o.via().isPresent()).isPresent();
        var from = endpoints(sentence.from(), false);
        var to = byName ? Optional.of(List.<Endpoint>of()) : endpoints(sentence.to(), true);
        var names = byName ? names(sentence.to()) : Optional.of(List.<String>of());
        var services = options.flatMap(o -> draft.services.services(o.services()));
        var proxy = options.flatMap(Options::via).flatMap(draft.names::host);
        if (!plain || from.isEmpty() || to.isEmpty() || names.isEmpty() || services.isEmpty() || options.isEmpty()) {
            return Optional.empty();
        }
        String text = sentence + ": " + Sentence.joined(options.get().services());
        var terms = options.get().terms();
        if (!byName) {
            return Optional.of(new Flow(from.get(), to.get(), services.get(), terms, text, sentence.origin()));
        }
        var asked = draft.services.one(new Word("proxy", sentence.arrow().at()));
        return proxy.flatMap(host -> asked.map(service ->
                new ByName(from.get(), names.get(), services.get(), host, service, terms, text, sentence.origin())));
    }

    private Optional<List<Endpoint>> endpoints(List<Word> words, boolean to) {
        var found = new ArrayList<Endpoint>(words.size());
        for (var word : words) {
            if (Addresses.meant(word.text())) {
                problems.add(word.at(), "an address in a sentence: " + word, "give it a name under `hosts:`");
            } else if (word.text().indexOf('.') >= 0) {
                String instead = to ? "name a proxy: `{ services: …, via: PROXY }`" : "name a host";
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
