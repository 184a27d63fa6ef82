package bailey.language;

import bailey.language.Question.Between;
import bailey.language.Question.End;
import bailey.language.Question.OnLeg;
import bailey.language.Question.Read;
import bailey.packet.Address;
import bailey.packet.Family;
import bailey.packet.Packet;
import bailey.packet.Selector;
import bailey.policy.ByName;
import bailey.policy.Endpoint;
import bailey.policy.Firewall;
import bailey.policy.Firewall.Member;
import bailey.policy.Flow;
import bailey.policy.Promise;
import bailey.policy.Publication;
import bailey.policy.Service;
import bailey.policy.Site;
import bailey.policy.Zone;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Takes the text of a [Question] apart.
final class QuestionReader {
    /// The first of the dynamic ports (RFC 6335), which clients send from.
    private static final int CLIENT_PORT = 49_152;

    private static final String FORMS = "write `FROM -> TO: SERVICE` or `LEG: SOURCE -> DESTINATION: SERVICE`";

    private final Source source;
    private final Site site;
    private final Problems problems = new Problems();

    QuestionReader(String name, String text, Site site) {
        this.source = new Source(name, text);
        this.site = site;
    }

    Read read() {
        var question = question(word(0, source.text().length()));
        return question.<Read>map(Read.Understood::new).orElseGet(() -> new Read.NotUnderstood(problems.problems()));
    }

    private Optional<Question> question(Word all) {
        int arrow = all.text().indexOf("->");
        if (arrow < 0 || source.lines() > 1) {
            return problem(all, arrow < 0 ? "no `->` in the question" : "a question is one line", FORMS);
        }
        int offset = all.at().column() - 1;
        int right = arrow + 2;
        int colon = lastColon(all.text(), right);
        if (colon < 0) {
            return problem(
                    word(offset + right, offset + all.text().length()),
                    "no service",
                    "end with `: SERVICE`, or `: any`");
        }
        var to = word(offset + right, offset + colon);
        var service = word(offset + colon + 1, offset + all.text().length());
        int leg = all.text().substring(0, arrow).indexOf(": ");
        var from = word(offset + leg + 1, offset + arrow);
        return leg < 0 ? between(from, to, service) : onLeg(word(offset, offset + leg), from, to, service);
    }

    /// The last colon with a blank behind it: those within an IPv6 address have none.
    private static int lastColon(String text, int from) {
        int colon = text.lastIndexOf(": ");
        return colon < from ? -1 : colon;
    }

    /// A part of the text, without blanks around it.
    private Word word(int from, int to) {
        String text = source.text();
        int first = from;
        int end = to;
        while (first < end && text.charAt(first) == ' ') {
            first++;
        }
        while (end > first && text.charAt(end - 1) == ' ') {
            end--;
        }
        return new Word(text.substring(first, end), new Spot(source, 1, first + 1, end - first));
    }

    private <T> Optional<T> problem(Word at, String wrong, String instead) {
        problems.add(at.at(), wrong, instead);
        return Optional.empty();
    }

    private Optional<Question> between(Word from, Word to, Word service) {
        var one = end(from);
        var other = end(to);
        var asked = service(service);
        return one.flatMap(f -> other.flatMap(t -> asked.map(s -> new Between(f, t, s))));
    }

    private Optional<End> end(Word word) {
        var named = site.endpoint(word.text()).<End>map(End.Named::new);
        if (named.isPresent()) {
            return named;
        }
        if (Addresses.meant(word.text())) {
            return address(word).map(End.At::new);
        }
        var fetching = byName(word.text());
        if (fetching.isPresent()) {
            String proxy = fetching.get().proxy().name();
            return problem(
                    word,
                    "packets bear no name, and " + word + " is one: `" + proxy + "` fetches what it names ("
                            + fetching.get().origin() + ")",
                    "ask about `" + proxy + "` and the service `"
                            + fetching.get().proxyService() + "`");
        }
        var names = endpoints().map(Endpoint::name).sorted().toList();
        return unknown(word, "zone, host, group or firewall", names);
    }

    /// The first line with such a name (RFC 4343: whatever its case).
    private Optional<ByName> byName(String name) {
        return site.lines().stream()
                .filter(ByName.class::isInstance)
                .map(ByName.class::cast)
                .filter(line -> line.names().contains(name.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private Stream<Endpoint> endpoints() {
        return Stream.of(site.zones(), site.hosts(), site.groups(), site.firewalls())
                .flatMap(List::stream);
    }

    private <T> Optional<T> unknown(Word word, String kind, List<String> known) {
        String some = "there are `" + String.join("` `", known.subList(0, Math.min(8, known.size()))) + "`";
        return problem(word, "no " + kind + " " + word, Nearest.hint(word.text(), known, some));
    }

    /// Any address at all: a question may be about a packet that nobody should send.
    private Optional<Address> address(Word word) {
        var address = Address.parse(unbracketed(word.text()));
        return address.isPresent()
                ? address
                : problem(word, "no address " + word, "write one as `192.0.2.1` or `2001:db8::1`");
    }

    private static String unbracketed(String text) {
        boolean brackets = text.startsWith("[") && text.endsWith("]");
        return brackets ? text.substring(1, text.length() - 1) : text;
    }

    private Optional<Question> onLeg(Word leg, Word from, Word to, Word service) {
        var where = where(leg);
        int port = portColon(from.text());
        int first = from.at().column() - 1;
        var source = address(port < 0 ? from : word(first, first + port));
        var sourcePort = port < 0
                ? Optional.of(CLIENT_PORT)
                : port(word(first + port + 1, first + from.text().length()));
        var destination = address(to);
        var asked = service(service);
        if (where.isEmpty() || source.isEmpty() || sourcePort.isEmpty() || destination.isEmpty() || asked.isEmpty()) {
            return Optional.empty();
        }
        var family = source.get().family();
        if (family != destination.get().family()) {
            return problem(
                    to, "from " + family + " to " + destination.get().family(), "write two addresses of one family");
        }
        return selector(service, asked.get(), family).map(s -> {
            int fromPort = s.protocol().hasPorts() ? sourcePort.get() : 0;
            var packet = new Packet(source.get(), destination.get(), s.protocol(), fromPort, s.lowest());
            return new OnLeg(where.get().at, where.get().leg, packet);
        });
    }

    /// Where a port begins: behind `]:`, or behind the only colon.
    private static int portColon(String text) {
        int bracket = text.indexOf("]:");
        if (bracket >= 0) {
            return bracket + 1;
        }
        int colon = text.indexOf(':');
        return colon == text.lastIndexOf(':') ? colon : -1;
    }

    private Optional<Integer> port(Word word) {
        var port = Numbers.decimal(word.text()).filter(p -> p <= 65_535);
        return port.isPresent() ? port : problem(word, "no port " + word, "a port is a number up to 65535");
    }

    private record Where(Firewall at, Zone leg) {}

    private Optional<Where> where(Word word) {
        int slash = word.text().indexOf('/');
        int first = word.at().column() - 1;
        var leg = word(first + slash + 1, first + word.text().length());
        var zone =
                site.zones().stream().filter(z -> z.name().equals(leg.text())).findFirst();
        if (zone.isEmpty()) {
            return unknown(leg, "zone", site.zones().stream().map(Zone::name).toList());
        }
        var there = site.firewalls().stream().filter(f -> f.touches(zone.get())).toList();
        if (slash >= 0) {
            return machine(word(first, first + slash))
                    .flatMap(f -> there.contains(f)
                            ? Optional.of(new Where(f, zone.get()))
                            : unknown(
                                    leg,
                                    "leg of `" + f.name() + "` in",
                                    f.zones().stream().map(Zone::name).toList()));
        }
        if (there.size() == 1) {
            return Optional.of(new Where(there.getFirst(), zone.get()));
        }
        if (there.isEmpty()) {
            return problem(leg, "no firewall has a leg in " + leg, "name a zone that one has");
        }
        String both = String.join(
                "`, `", there.stream().map(f -> f.name() + "/" + leg.text()).toList());
        return problem(leg, there.size() + " firewalls have a leg in " + leg, "write one of `" + both + "`");
    }

    private Optional<Firewall> machine(Word word) {
        var named = site.firewalls().stream()
                .filter(f -> f.name().equals(word.text())
                        || f.members().stream().anyMatch(m -> m.name().equals(word.text())))
                .findFirst();
        if (named.isPresent()) {
            return named;
        }
        var known = site.firewalls().stream()
                .flatMap(f ->
                        Stream.concat(Stream.of(f.name()), f.members().stream().map(Member::name)))
                .distinct()
                .toList();
        return unknown(word, "firewall", known);
    }

    private Optional<Service> service(Word word) {
        if (ServiceWords.spelledOut(word.text())) {
            return ServiceWords.selector(word, problems).map(s -> {
                var one = List.of(s);
                return new Service(
                        word.text(), ServiceWords.joined(one, Family.IPV4), ServiceWords.joined(one, Family.IPV6));
            });
        }
        var known = new TreeMap<String, Service>();
        KnownServices.all().names().forEach(n -> KnownServices.all().named(n).ifPresent(s -> known.put(n, s)));
        named().forEach(s -> known.put(s.name(), s));
        var service = known.get(word.text());
        return service != null ? Optional.of(service) : unknown(word, "service", List.copyOf(known.keySet()));
    }

    /// The services that lines of the site name; a site keeps no others.
    private Stream<Service> named() {
        var lines = site.lines().stream().flatMap(line -> switch (line) {
            case Flow flow -> flow.services().stream();
            case ByName named -> Stream.concat(named.services().stream(), Stream.of(named.proxyService()));
            case Publication _ -> Stream.<Service>empty();
        });
        var promises = site.promises().stream().flatMap(promise -> switch (promise) {
            case Promise.Never never -> never.services().stream();
            case Promise.Always always -> always.services().stream();
            case Promise.NeverTaken _ -> Stream.<Service>empty();
        });
        return Stream.concat(promises, lines);
    }

    private Optional<Selector> selector(Word word, Service service, Family family) {
        var selectors = service.in(family);
        if (selectors.isEmpty()) {
            return problem(word, word + " is nothing in " + family, "write one that is");
        }
        var first = selectors.getFirst();
        boolean whole = !first.protocol().hasSelector();
        if (selectors.size() == 1 && (whole || first.ports().single())) {
            return Optional.of(first);
        }
        String example = whole || first.ports().single()
                ? first.toString()
                : first.protocol() + "/" + first.ports().low();
        return problem(word, word + " is more than one kind of packet", "choose one: `" + example + "`");
    }
}
