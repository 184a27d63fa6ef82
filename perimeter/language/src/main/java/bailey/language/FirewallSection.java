package bailey.language;

import bailey.language.Names.Kind;
import bailey.language.Node.Entry;
import bailey.packet.Address;
import bailey.packet.Prefix;
import bailey.policy.Firewall;
import bailey.policy.Firewall.Leg;
import bailey.policy.Firewall.Member;
import bailey.policy.Zone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The sections `firewalls:`, `NAME: { ZONE: INTERFACE ADDRESS… }`, and `pairs:`, `NAME: MACHINE MACHINE`. A pair is
/// one firewall, where its first machine stands in the text.
final class FirewallSection {
    private static final Pattern DEVICE = Pattern.compile("[A-Za-z0-9._-]+");
    private static final int LONGEST_DEVICE = 15; // IFNAMSIZ less the final zero

    private record Half(Member member, Word name) {}

    private record Pair(Word name, List<Word> members) {}

    private final Draft draft;
    private final Problems problems;
    private final Map<String, Half> halves = new LinkedHashMap<>();
    private final Map<String, Pair> pairs = new HashMap<>(); // by each member's name

    private FirewallSection(Draft draft) {
        this.draft = draft;
        this.problems = draft.problems;
    }

    static void read(Draft draft) {
        new FirewallSection(draft).read();
    }

    private void read() {
        var names = new ArrayList<Entry>();
        draft.section(Section.FIREWALLS)
                .map(s -> draft.shape.entries(s.value(), "firewalls:", "edge: { internet: wan0 203.0.113.2 }"))
                .ifPresent(names::addAll);
        names.removeIf(entry -> !draft.names.declare(draft.shape.name(entry.key()), Kind.FIREWALL));
        draft.section(Section.PAIRS)
                .map(s -> draft.shape.entries(s.value(), "pairs:", "edge: edge-a edge-b"))
                .ifPresent(entries -> entries.forEach(this::pair));
        names.forEach(this::member);
        for (var half : halves.values()) {
            var pair = Optional.ofNullable(pairs.get(half.name.text()));
            if (pair.isEmpty()) {
                define(new Firewall(half.name.text(), List.of(half.member), half.name.origin()));
            } else if (pair.get().members.getFirst().text().equals(half.name.text())) {
                join(pair.get(), half.member);
            }
        }
    }

    private void define(Firewall firewall) {
        draft.firewalls.add(firewall);
        draft.names.define(firewall);
    }

    private void pair(Entry entry) {
        var name = draft.shape.name(entry.key());
        var members = draft.shape.words(entry.key(), entry.value(), "two firewalls: `edge-a edge-b`");
        if (!draft.names.declare(name, Kind.FIREWALL) || members.isEmpty()) {
            return;
        }
        if (members.get().size() != 2) {
            problems.add(
                    name.at(),
                    "a pair is two firewalls, not " + members.get().size(),
                    "write `" + name.text() + ": edge-a edge-b`");
            return;
        }
        var pair = new Pair(name, members.get());
        for (var member : pair.members) {
            if (pairs.containsKey(member.text())) {
                problems.add(member.at(), member + " is in a pair already", "a machine is in one pair");
            } else if (draft.names
                    .kind(member.text())
                    .filter(k -> k == Kind.MEMBER)
                    .isEmpty()) {
                draft.names.expect(member, Kind.FIREWALL);
                draft.names.join(member.text());
                pairs.put(member.text(), pair);
            }
        }
    }

    private void join(Pair pair, Member first) {
        var second =
                Optional.ofNullable(halves.get(pair.members.getLast().text())).map(Half::member);
        if (second.isEmpty()) {
            return;
        }
        var zones = zones(first);
        if (!zones.containsAll(zones(second.get()))
                || zones.size() != second.get().legs().size()) {
            problems.add(
                    pair.name.at(),
                    "the machines of the pair " + pair.name + " have legs in different zones: " + listed(first) + "and "
                            + listed(second.get()).strip(),
                    "give each a leg in the same ones");
            return;
        }
        define(new Firewall(pair.name.text(), List.of(first, second.get()), pair.name.origin()));
    }

    private static String listed(Member member) {
        var text = new StringBuilder();
        member.legs().forEach(leg -> text.append("`").append(leg.zone().name()).append("` "));
        return text.toString();
    }

    private static List<Zone> zones(Member member) {
        return member.legs().stream().map(Leg::zone).toList();
    }

    private void member(Entry entry) {
        var name = draft.shape.name(entry.key());
        var legs = new ArrayList<Leg>();
        var devices = new HashMap<String, Zone>();
        int before = problems.count();
        var entries = draft.shape.entries(entry.value(), "a firewall", "internet: wan0 203.0.113.2");
        for (var leg : entries) {
            leg(name, leg).ifPresent(l -> {
                var other = devices.putIfAbsent(l.device(), l.zone());
                if (other != null) {
                    problems.add(
                            leg.value().span().spot(),
                            "two legs on one interface: `" + l.device() + "` is the one to `" + other.name()
                                    + "` already",
                            "give it a VLAN of its own, such as `" + l.device() + ".7`");
                }
                legs.add(l);
            });
        }
        if (entries.isEmpty() && problems.count() == before) {
            problems.add(name.at(), "the firewall " + name + " has no leg", "add one: `ZONE: INTERFACE ADDRESS…`");
        }
        if (legs.size() == entries.size() && !legs.isEmpty()) {
            halves.put(name.text(), new Half(new Member(name.text(), legs, name.origin()), name));
        }
    }

    private Optional<Leg> leg(Word firewall, Entry entry) {
        var zoneName = draft.shape.name(entry.key());
        var words = draft.shape.words(entry.key(), entry.value(), "an interface and its addresses: `wan0 203.0.113.2`");
        var zone = draft.names.zone(zoneName);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        var device = words.get().getFirst();
        var addresses = new ArrayList<Address>();
        boolean whole = device(device);
        for (var word : words.get().subList(1, words.get().size())) {
            var address = draft.addresses.address(word);
            whole &= address.isPresent();
            address.ifPresent(a -> {
                addresses.add(a);
                if (zone.isEmpty() || new InZone(draft).right(word, Prefix.of(a), zone.get())) {
                    claim(firewall, zoneName, a, word);
                }
            });
        }
        if (whole && addresses.isEmpty()) {
            problems.add(
                    device.at(),
                    "the leg to " + zoneName + " has no address",
                    "add one; where it is learnt, a stand-in that `dynamic:` names");
            return Optional.empty();
        }
        return whole ? zone.map(z -> new Leg(z, device.text(), addresses, zoneName.origin())) : Optional.empty();
    }

    /// The members of a pair may share an address in a zone: the virtual one.
    private void claim(Word firewall, Word zone, Address address, Word at) {
        var pair = Optional.ofNullable(pairs.get(firewall.text())).map(p -> p.name.text() + " " + zone.text());
        String owner = "firewall `" + firewall.text() + "`";
        draft.claims.add(new Claims.Claim(Prefix.of(address), owner, pair.orElse(""), at.at()));
    }

    /// What Linux and nftables take for an interface's name.
    private boolean device(Word word) {
        String text = word.text();
        if (Addresses.meant(text) && Prefix.parse(text).isPresent()) {
            problems.add(word.at(), "no interface before the address " + word, "write `wan0 " + text + "`");
            return false;
        }
        if (text.length() > LONGEST_DEVICE
                || !DEVICE.matcher(text).matches()
                || text.matches("\\.{1,2}|lo|all|default")) {
            problems.add(
                    word.at(),
                    "no interface's name: " + word,
                    "Linux has at most 15 letters, digits, `.`, `_` and `-`, and `lo` is no leg");
            return false;
        }
        return true;
    }
}
