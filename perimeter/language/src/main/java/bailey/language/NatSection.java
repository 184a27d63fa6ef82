package bailey.language;

import bailey.packet.Address;
import bailey.packet.Family;
import bailey.policy.Endpoint;
import bailey.policy.Firewall;
import bailey.policy.NatLine;
import bailey.policy.Role;
import bailey.policy.Zone;
import java.util.List;
import java.util.Optional;

/// The section `nat:`, `FROM… -> ZONE: masquerade` or an address.
final class NatSection {
    static final String EXAMPLE = "- lan -> internet: masquerade";

    private final Draft draft;
    private final Problems problems;

    private NatSection(Draft draft) {
        this.draft = draft;
        this.problems = draft.problems;
    }

    static void read(Draft draft) {
        var section = new NatSection(draft);
        draft.sentences(Section.NAT, EXAMPLE).forEach(section::line);
    }

    private void line(Sentence sentence) {
        boolean plain = sentence.plain(problems);
        var from = draft.names.endpoints(sentence.from());
        var to = zone(sentence);
        var target = sentence.needed("masquerade", problems)
                .flatMap(node -> draft.shape.word(sentence.key(), node, "`masquerade` or an address"));
        boolean masquerade = target.filter(w -> w.text().equals("masquerade")).isPresent();
        var address = target.filter(_ -> !masquerade).flatMap(this::address);
        from.ifPresent(sources -> judge(sentence.from(), sources, to));
        if (!plain || from.isEmpty() || to.isEmpty() || target.isEmpty()) {
            return;
        }
        if (masquerade || address.isPresent()) {
            String text = sentence + ": " + target.get().text();
            var line = new NatLine(from.get(), to.get(), address, text, sentence.origin());
            draft.nat.add(new Draft.StatedNat(line, sentence));
        }
    }

    private Optional<Zone> zone(Sentence sentence) {
        if (sentence.to().size() > 1) {
            problems.add(sentence.to().get(1).at(), "a second zone in one line of `nat:`", "make two lines of it");
            return Optional.empty();
        }
        var to = sentence.to().getFirst();
        var zone = draft.names.zone(to);
        if (zone.filter(z -> z.role() != Role.EXTERNAL).isPresent()) {
            problems.add(to.at(), to + " is no external zone", "NAT happens on the way out to an external zone");
            return Optional.empty();
        }
        return zone;
    }

    private Optional<Address> address(Word word) {
        if (!Addresses.meant(word.text())) {
            problems.add(
                    word.at(),
                    "neither `masquerade` nor an address: " + word,
                    Nearest.hint(word.text(), List.of("masquerade"), "write one of them"));
            return Optional.empty();
        }
        var address = draft.addresses.address(word);
        if (address.filter(a -> a.family() == Family.IPV6).isPresent()) {
            problems.add(word.at(), "an IPv6 address: " + word, "NAT is for IPv4 only; IPv6 leaves as it is");
            return Optional.empty();
        }
        return address;
    }

    /// `sources` are what the words name, one by one.
    private void judge(List<Word> words, List<Endpoint> sources, Optional<Zone> to) {
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i);
            if (sources.get(i) instanceof Firewall firewall
                    && to.filter(firewall::touches).isPresent()) {
                problems.add(word.at(), word + " is a firewall, whose own packets are never rewritten", "remove it");
            } else if (!Families.of(sources.get(i)).contains(Family.IPV4)) {
                problems.add(word.at(), word + " has no IPv4 address", "NAT is for IPv4 only: remove it");
            }
        }
    }
}
