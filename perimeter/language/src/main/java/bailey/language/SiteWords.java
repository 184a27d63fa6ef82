package bailey.language;

import bailey.language.Question.End;
import bailey.packet.Address;
import bailey.packet.Family;
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

/// What the words of a question name in a site; a problem for each that names nothing there.
record SiteWords(Site site, Problems problems) {
    /// An endpoint, or an address.
    Optional<End> end(Word word) {
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

    <T> Optional<T> unknown(Word word, String kind, List<String> known) {
        String some = "there are `" + String.join("` `", known.subList(0, Math.min(8, known.size()))) + "`";
        return problem(word, "no " + kind + " " + word, Nearest.hint(word.text(), known, some));
    }

    /// Any address at all: a question may be about a packet that nobody should send.
    Optional<Address> address(Word word) {
        var address = Address.parse(unbracketed(word.text()));
        return address.isPresent()
                ? address
                : problem(word, "no address " + word, "write one as `192.0.2.1` or `2001:db8::1`");
    }

    private static String unbracketed(String text) {
        boolean brackets = text.startsWith("[") && text.endsWith("]");
        return brackets ? text.substring(1, text.length() - 1) : text;
    }

    Optional<Zone> zone(Word word) {
        var zone =
                site.zones().stream().filter(z -> z.name().equals(word.text())).findFirst();
        return zone.isPresent()
                ? zone
                : unknown(word, "zone", site.zones().stream().map(Zone::name).toList());
    }

    /// The firewalls with a leg in a zone.
    List<Firewall> at(Zone zone) {
        return site.firewalls().stream().filter(f -> f.touches(zone)).toList();
    }

    /// A firewall by its own name or that of one of its machines.
    Optional<Firewall> machine(Word word) {
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

    /// One that lines of the site name, a built-in one, or one spelled out.
    Optional<Service> service(Word word) {
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

    <T> Optional<T> problem(Word at, String wrong, String instead) {
        problems.add(at.at(), wrong, instead);
        return Optional.empty();
    }
}
