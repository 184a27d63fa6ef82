package bailey.language;

import bailey.packet.Address;
import bailey.packet.Family;
import bailey.packet.Prefix;
import bailey.policy.Endpoint;
import bailey.policy.Ground;
import bailey.policy.Host;
import bailey.policy.Publication;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The section `publish:`, `ADDRESS -> HOST: DOOR…` and `own -> HOST…: DOOR…` ([DoorWords]).
final class PublishSection {
    static final String EXAMPLE = "- 203.0.113.10 -> www: http https";

    private final Draft draft;
    private final Problems problems;

    private PublishSection(Draft draft) {
        this.draft = draft;
        this.problems = draft.problems;
    }

    static void read(Draft draft) {
        var section = new PublishSection(draft);
        for (var sentence : draft.sentences(Section.PUBLISH, EXAMPLE)) {
            section.line(sentence).ifPresent(line -> draft.lines.add(new Draft.Stated(line, sentence)));
        }
    }

    private Optional<Publication> line(Sentence sentence) {
        boolean plain = sentence.plain(problems);
        boolean own = sentence.from().getFirst().text().equals("own");
        var address = own ? Optional.<Address>empty() : address(sentence.from().getFirst());
        if (sentence.from().size() > 1) {
            problems.add(
                    sentence.from().get(1).at(), "a second address in one line of `publish:`", "make two lines of it");
            plain = false;
        }
        var hosts = hosts(sentence, own);
        var options = Options.read(sentence, Options.OF_PUBLICATION, draft.today, draft.shape, problems);
        var from = options.flatMap(o -> draft.names.endpoints(o.from()));
        var opened = options.flatMap(o -> new DoorWords(own, draft).read(o.services()));
        boolean addressed = own || address.isPresent();
        if (!plain || !addressed || hosts.isEmpty() || opened.isEmpty() || from.isEmpty()) {
            return Optional.empty();
        }
        String text = sentence + ": " + Sentence.joined(options.get().services());
        return Optional.of(new Publication(
                address,
                hosts.get(),
                opened.get().doors(),
                opened.get().exposed(),
                from.get().stream().distinct().toList(),
                options.get().terms(),
                text,
                sentence.origin()));
    }

    private Optional<Address> address(Word word) {
        if (!Addresses.meant(word.text())) {
            problems.add(
                    word.at(),
                    "neither an address nor `own`: " + word,
                    "write the address that strangers ask for: `" + EXAMPLE.substring(2) + "`");
            return Optional.empty();
        }
        var address = draft.addresses.address(word);
        if (address.filter(a -> a.family() == Family.IPV6).isPresent()) {
            problems.add(word.at(), "an IPv6 address: " + word, "publish the host's own one: `own -> HOST: SERVICE…`");
            return Optional.empty();
        }
        var zone = address.flatMap(this::zone);
        if (zone.isPresent()) {
            problems.add(
                    word.at(),
                    word + " lies in the zone `" + zone.get() + "`",
                    "a published address lies in none; for a host's own address write `own`");
            return Optional.empty();
        }
        return address;
    }

    private Optional<String> zone(Address address) {
        return draft.claimed.contains(address)
                ? draft.zones.stream()
                        .filter(z -> z.prefixes().stream().anyMatch(p -> p.contains(address)))
                        .map(Endpoint::name)
                        .findFirst()
                : Optional.empty();
    }

    private Optional<List<Host>> hosts(Sentence sentence, boolean own) {
        var hosts = new ArrayList<Host>();
        boolean whole = true;
        for (var word : sentence.to()) {
            var named = draft.names.hosts(word);
            whole &= named.isPresent() && named.get().stream().allMatch(h -> reachable(word, h, own));
            named.ifPresent(hosts::addAll);
        }
        var distinct = hosts.stream().distinct().toList();
        if (whole && !own && distinct.size() > 1) {
            problems.add(
                    sentence.to().getLast().at(),
                    "an address leads to one host, and here are " + distinct.size(),
                    "make a line for each, on other ports");
            return Optional.empty();
        }
        return whole ? Optional.of(distinct) : Optional.empty();
    }

    private boolean reachable(Word word, Host host, boolean own) {
        if (own && Ground.publicOnes(host).isEmpty()) {
            problems.add(
                    word.at(),
                    "`" + host.name() + "` has no public address of its own",
                    "publish one that leads to it: `ADDRESS -> " + host.name() + ": SERVICE…`");
            return false;
        }
        var ipv4 =
                host.addresses().stream().filter(p -> p.family() == Family.IPV4).findFirst();
        if (!own && ipv4.filter(Prefix::single).isEmpty()) {
            String wrong = ipv4.isEmpty()
                    ? "` has no IPv4 address to lead to"
                    : "` is a prefix, and an address leads to one host";
            problems.add(
                    word.at(),
                    "`" + host.name() + wrong,
                    ipv4.isEmpty() ? "write `own -> " + host.name() + ": SERVICE…`" : "name a single host");
            return false;
        }
        return true;
    }
}
