package bailey.language;

import bailey.language.Names.Kind;
import bailey.language.Node.Entry;
import bailey.packet.Prefix;
import bailey.policy.Host;
import bailey.policy.Mark;
import bailey.policy.Zone;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/// The section `hosts:`, `NAME: ZONE ADDRESS… [MARK…]`.
final class HostSection {
    static final List<String> MARKS =
            Arrays.stream(Mark.values()).map(Mark::word).toList();

    private final Draft draft;
    private final Problems problems;

    private HostSection(Draft draft) {
        this.draft = draft;
        this.problems = draft.problems;
    }

    static void read(Draft draft) {
        var section = new HostSection(draft);
        for (var hosts : draft.everywhere(Section.HOSTS)) {
            draft.shape.entries(hosts.value(), "hosts:", "www: dmz 172.31.1.10").forEach(section::host);
        }
    }

    private void host(Entry entry) {
        var name = draft.shape.name(entry.key());
        var words = draft.shape.words(entry.key(), entry.value(), "a zone and addresses: `dmz 172.31.1.10`");
        if (!draft.names.declare(name, Kind.HOST) || words.isEmpty()) {
            return;
        }
        var zone = draft.names.zone(words.get().getFirst());
        var marks = EnumSet.noneOf(Mark.class);
        var prefixes = new ArrayList<Prefix>();
        for (var word : words.get().subList(1, words.get().size())) {
            if (Addresses.meant(word.text())) {
                address(name, word, zone, !marks.isEmpty()).ifPresent(prefixes::add);
            } else {
                mark(word, marks);
            }
        }
        if (prefixes.isEmpty()) {
            if (words.get().stream().noneMatch(w -> Addresses.meant(w.text()))) {
                problems.add(
                        name.at(),
                        "the host " + name + " has no address",
                        "write `" + name.text() + ": ZONE ADDRESS…`");
            }
            return;
        }
        zone.ifPresent(z -> {
            var host = new Host(name.text(), z, prefixes, marks, name.origin());
            draft.hosts.add(host);
            draft.names.define(host);
        });
    }

    private void mark(Word word, EnumSet<Mark> marks) {
        var mark = Arrays.stream(Mark.values())
                .filter(m -> m.word().equals(word.text()))
                .findFirst();
        if (mark.isEmpty()) {
            problems.add(
                    word.at(),
                    "neither an address nor a mark: " + word,
                    word.apart()
                            .orElseGet(() -> Nearest.hint(word.text(), MARKS, "marks are " + String.join(" ", MARKS))));
        } else if (!marks.add(mark.get())) {
            problems.add(word.at(), "the mark " + word + " stands twice", "remove one");
        }
    }

    private Optional<Prefix> address(Word host, Word word, Optional<Zone> zone, boolean late) {
        if (late) {
            problems.add(word.at(), "the address " + word + " stands behind a mark", "addresses come first");
        }
        var prefix = draft.addresses.prefix(word);
        prefix.filter(p -> zone.isEmpty() || new InZone(draft).right(word, p, zone.get()))
                .ifPresent(p -> draft.claims.add(new Claims.Claim(p, "host `" + host.text() + "`", "", word.at())));
        return prefix;
    }
}
