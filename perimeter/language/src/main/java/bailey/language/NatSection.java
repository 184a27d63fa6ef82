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
        draft.section(Section.NAT).ifPresent(nat -> {
            for (var item : draft.shape.items(nat.value(), "nat:", EXAMPLE)) {
                Sentence.read(item, EXAMPLE, draft.problems).ifPresent(section::line);
            }
        });
    }

    private void line(Sentence sentence) {
        boolean plain = sentence.plain(problems);
        var from = draft.names.endpoints(sentence.from());
        var to = zone(sentence);
        var target = sentence.needed("masquerade", problems)
                .flatMap(node -> draft.shape.word(sentence.key(), node, "`masquerade` or an address"));
        boolean masquerade = target.filter(w -> w.text().equals("masquerade")).isPresent();
        var address = target.filter(_ -> !masquerade).flatMap(this::address);
        for (int i = 0; i < Math.min(from.size(), sentence.from().size()); i++) {
            judge(sentence.from(), from.get(i), to);
        }
        if (!plain || from.size() < sentence.from().size() || to.isEmpty() || target.isEmpty()) {
            return;
        }
        if (masquerade || address.isPresent()) {
            String text = sentence + ": " + target.get().text();
            var line = new NatLine(from, to.get(), address, text, sentence.origin());
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
                    Nearest.of(word.text(), List.of("masquerade"))
                            .map(n -> "did you mean `" + n + "`?")
                            .orElse("write one of them"));
            return Optional.empty();
        }
        var address = draft.addresses.address(word);
        if (address.filter(a -> a.family() == Family.IPV6).isPresent()) {
            problems.add(word.at(), "an IPv6 address: " + word, "NAT is for IPv4 only; IPv6 leaves as it is");
            return Optional.empty();
        }
        return address;
    }

    private void judge(List<Word> words, Endpoint from, Optional<Zone> to) {
        var word = words.stream().filter(w -> w.text().equals(from.name())).findFirst();
        word.ifPresent(w -> {
            if (from instanceof Firewall firewall
                    && to.filter(firewall::touches).isPresent()) {
                problems.add(w.at(), w + " is a firewall, whose own packets are never rewritten", "remove it");
            } else if (!Families.of(from).contains(Family.IPV4)) {
                problems.add(w.at(), w + " has no IPv4 address", "NAT is for IPv4 only: remove it");
            }
        });
    }
}
