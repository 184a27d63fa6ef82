package bailey.language;

import bailey.packet.Address;
import bailey.packet.Family;
import bailey.packet.Ports;
import bailey.packet.Prefix;
import bailey.packet.Selector;
import bailey.policy.Endpoint;
import bailey.policy.Ground;
import bailey.policy.Host;
import bailey.policy.Publication;
import bailey.policy.Publication.Door;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The section `publish:`, `ADDRESS -> HOST: DOOR…` and `own -> HOST…: DOOR…`, a door being `SERVICE`,
/// `OUTSIDE-PORT=SERVICE`, or `exposed` alone.
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
        draft.section(Section.PUBLISH).ifPresent(publish -> {
            for (var item : draft.shape.items(publish.value(), "publish:", EXAMPLE)) {
                Sentence.read(item, EXAMPLE, draft.problems)
                        .ifPresent(s -> section.line(s).ifPresent(l -> draft.lines.add(new Draft.Stated(l, s))));
            }
        });
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
        var exposed = options.flatMap(o -> exposed(o.services()));
        var doors = options.filter(_ -> exposed.isPresent())
                .flatMap(o -> exposed.get() ? Optional.of(List.<Door>of()) : doors(o.services(), own));
        boolean whole = plain && (own || address.isPresent()) && exposed.isPresent();
        if (!whole || hosts.isEmpty() || doors.isEmpty() || from.isEmpty()) {
            return Optional.empty();
        }
        String text = sentence + ": " + Sentence.joined(options.get().services());
        return Optional.of(new Publication(
                address,
                hosts.get(),
                doors.get(),
                exposed.get(),
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

    /// Whether the doors are `exposed`; empty where that stands beside others.
    private Optional<Boolean> exposed(List<Word> doors) {
        var word = doors.stream().filter(d -> d.text().equals("exposed")).findFirst();
        if (word.isPresent() && doors.size() > 1) {
            problems.add(
                    word.get().at(),
                    "`exposed` takes all that nothing else claims, and stands alone",
                    "make two lines of it");
            return Optional.empty();
        }
        return Optional.of(word.isPresent());
    }

    private Optional<List<Door>> doors(List<Word> words, boolean own) {
        var doors = new ArrayList<Door>();
        boolean whole = true;
        for (var word : words) {
            var some = word.text().indexOf('=') < 0 ? plain(word, own) : mapped(word, own);
            whole &= some.isPresent();
            some.ifPresent(doors::addAll);
        }
        return whole ? Optional.of(doors.stream().distinct().toList()) : Optional.empty();
    }

    private Optional<List<Door>> plain(Word word, boolean own) {
        var service = draft.services.one(word);
        if (service.filter(s -> !own && s.ipv4().isEmpty()).isPresent()) {
            problems.add(word.at(), word + " is nothing in IPv4, and the published address is", "write `own -> HOST`");
            return Optional.empty();
        }
        return service.map(s -> Stream.concat(s.ipv4().stream(), own ? s.ipv6().stream() : Stream.of())
                .distinct()
                .map(selector -> new Door(selector, selector))
                .toList());
    }

    private Optional<List<Door>> mapped(Word word, boolean own) {
        int equals = word.text().indexOf('=');
        var at = word.at();
        String port = word.text().substring(0, equals);
        int column = at.column() + port.length() + 1;
        int length = word.text().length() - equals - 1;
        var part = length == 0
                ? word
                : new Word(word.text().substring(equals + 1), new Spot(at.source(), at.line(), column, length));
        var outside = Numbers.decimal(port).filter(n -> n >= 1 && n <= 65_535);
        if (outside.isEmpty() || length == 0) {
            problems.add(at, "no door " + word, "write OUTSIDE-PORT=SERVICE: `2222=ssh`");
            return Optional.empty();
        }
        if (own) {
            problems.add(
                    at, "another port on the host's own address: " + word, "only a published address is rewritten");
            return Optional.empty();
        }
        var service = draft.services.one(part);
        if (service.filter(s -> s.ipv4().isEmpty() || !s.ipv4().stream().allMatch(PublishSection::onePort))
                .isPresent()) {
            problems.add(part.at(), part + " is not one port of TCP or UDP", "name a service that is");
            return Optional.empty();
        }
        return service.map(s -> s.ipv4().stream()
                .map(inside -> new Door(new Selector(inside.protocol(), Ports.of(outside.get())), inside))
                .toList());
    }

    private static boolean onePort(Selector selector) {
        return selector.protocol().hasPorts() && selector.ports().single();
    }
}
