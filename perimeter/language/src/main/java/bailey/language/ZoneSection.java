package bailey.language;

import bailey.language.Names.Kind;
import bailey.language.Node.Entry;
import bailey.packet.AddressSet;
import bailey.packet.Prefix;
import bailey.policy.Role;
import bailey.policy.Wire;
import bailey.policy.Zone;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The sections `zones:` (`NAME: ROLE PREFIX…`) and `segments:` (`ZONE: shared` or `isolated`).
final class ZoneSection {
    static final List<String> ROLES =
            Arrays.stream(Role.values()).map(Role::word).toList();
    static final List<String> WIRES =
            Arrays.stream(Wire.values()).map(Wire::word).toList();

    private record Half(Word name, Optional<Role> role, List<Word> prefixes) {}

    private final Draft draft;
    private final Problems problems;

    private ZoneSection(Draft draft) {
        this.draft = draft;
        this.problems = draft.problems;
    }

    static void read(Draft draft) {
        new ZoneSection(draft).read();
    }

    private void read() {
        int before = problems.count();
        var halves = new ArrayList<Half>();
        for (var section : draft.everywhere(Section.ZONES)) {
            for (var entry : draft.shape.entries(section.value(), "zones:", "lan: internal 192.168.7.0/24")) {
                half(entry).ifPresent(halves::add);
            }
        }
        var wires = wires();
        var claims = new Claims();
        for (var half : halves) {
            zone(half, wires.getOrDefault(half.name.text(), Wire.SHARED), claims);
        }
        claims.judge("is in two zones", "a zone's prefixes are its own: make one of them narrower", problems);
        prefixless(problems.count() == before);
        draft.claimed = AddressSet.of(
                draft.zones.stream().flatMap(z -> z.prefixes().stream()).toList());
    }

    private Optional<Half> half(Entry entry) {
        var name = draft.shape.name(entry.key());
        var words = draft.shape.words(entry.key(), entry.value(), "a role and prefixes: `internal 192.168.7.0/24`");
        if (!draft.names.declare(name, Kind.ZONE) || words.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Half(
                name,
                role(words.get().getFirst()),
                words.get().subList(1, words.get().size())));
    }

    private Optional<Role> role(Word word) {
        var role = Arrays.stream(Role.values())
                .filter(r -> r.word().equals(word.text()))
                .findFirst();
        if (role.isEmpty()) {
            problems.add(
                    word.at(),
                    "no role " + word,
                    Nearest.hint(word.text(), ROLES, "roles are " + String.join(" ", ROLES)));
        }
        return role;
    }

    private void zone(Half half, Wire wire, Claims claims) {
        var prefixes = new ArrayList<Prefix>();
        for (var word : half.prefixes) {
            draft.addresses.prefix(word).filter(p -> narrow(half.name, word, p)).ifPresent(prefix -> {
                prefixes.add(prefix);
                claims.add(new Claims.Claim(prefix, "zone `" + half.name.text() + "`", "", word.at()));
            });
        }
        if (half.role.isEmpty() || prefixes.size() < half.prefixes.size()) {
            return;
        }
        if (prefixes.isEmpty() && half.role.get() != Role.EXTERNAL) {
            problems.add(
                    half.name.at(),
                    "the zone " + half.name + " has no prefix",
                    "add one; only an external zone may be what nothing else claims");
            return;
        }
        var zone = new Zone(half.name.text(), half.role.get(), prefixes, wire, half.name.origin());
        draft.zones.add(zone);
        draft.names.define(zone);
    }

    private boolean narrow(Word zone, Word word, Prefix prefix) {
        if (prefix.length() == 0) {
            problems.add(
                    word.at(),
                    word + " is every address, and leaves none to other zones",
                    "an external zone without a prefix is what they leave: `" + zone.text() + ": external`");
        }
        return prefix.length() > 0;
    }

    /// Exactly one zone is what nothing else claims. Where zones are not `whole`, a broken one may have been it.
    private void prefixless(boolean whole) {
        var open = draft.zones.stream().filter(Zone::prefixless).toList();
        if (open.isEmpty() && whole) {
            var at = draft.section(Section.ZONES)
                    .map(e -> e.key().span().spot())
                    .orElse(draft.main().top());
            problems.add(at, "no zone is what nothing else claims", "add one without a prefix: `internet: external`");
        }
        for (var second : open.subList(Math.min(1, open.size()), open.size())) {
            String first = "`" + open.getFirst().name() + "`";
            problems.add(
                    draft.names.at(second),
                    "a second zone without a prefix: what nothing else claims is " + first + " already",
                    "give it a prefix");
        }
    }

    private Map<String, Wire> wires() {
        var wires = new HashMap<String, Wire>();
        var section = draft.section(Section.SEGMENTS);
        var entries = section.map(s -> draft.shape.entries(s.value(), "segments:", "dmz: isolated"));
        for (var entry : entries.orElse(List.of())) {
            var name = draft.shape.name(entry.key());
            var wire = draft.shape.word(entry.key(), entry.value(), "`shared` or `isolated`");
            draft.names.expect(name, Kind.ZONE);
            wire.flatMap(this::wire).ifPresent(w -> wires.put(name.text(), w));
        }
        return wires;
    }

    private Optional<Wire> wire(Word word) {
        var wire = Arrays.stream(Wire.values())
                .filter(w -> w.word().equals(word.text()))
                .findFirst();
        if (wire.isEmpty()) {
            problems.add(word.at(), "no kind of segment " + word, "write `shared` or `isolated`");
        }
        return wire;
    }
}
