package bailey.cli;

import bailey.packet.Address;
import bailey.packet.AddressSet;
import bailey.packet.Family;
import bailey.packet.Packet;
import bailey.packet.Protocol;
import bailey.packet.Selector;
import bailey.policy.ByName;
import bailey.policy.Endpoint;
import bailey.policy.Flow;
import bailey.policy.Ground;
import bailey.policy.Line;
import bailey.policy.Publication;
import bailey.policy.Service;
import bailey.policy.Site;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What people call addresses and services: by the names of the site, where it has one.
final class Naming {
    private static final int MOST_RANGES = 4;
    private static final int MOST_SERVICES = 8;

    /// Of 256, less those that one family alone has.
    private static final int PROTOCOLS_OF_ANY = 245;

    private static final Comparator<Selector> FAMILIAR_FIRST = Comparator.comparingInt(
                    (Selector s) -> s.protocol().hasPorts() ? 0 : s.protocol().isIcmp() ? 1 : 2)
            .thenComparing(s -> s);

    private final Site site;
    private final Ground ground;
    private final List<Service> services;

    /// With the services that the site names, and `more`.
    Naming(Site site, Ground ground, List<Service> more) {
        this.site = site;
        this.ground = ground;
        this.services = Stream.concat(site.lines().stream().flatMap(Naming::services), more.stream())
                .filter(s -> !s.name().equals("any"))
                .distinct()
                .toList();
    }

    private static Stream<Service> services(Line line) {
        return switch (line) {
            case Flow flow -> flow.services().stream();
            case ByName named -> Stream.concat(named.services().stream(), Stream.of(named.proxyService()));
            case Publication _ -> Stream.empty();
        };
    }

    /// The word for an address: its host, its firewall, its published address; else itself.
    String word(Address address) {
        return machine(address).map(Endpoint::name).orElseGet(address::toString);
    }

    Optional<Endpoint> machine(Address address) {
        return ground.host(address).<Endpoint>map(h -> h).or(() -> ground.firewall(address));
    }

    /// An address with its name, if it has one: `172.31.1.10 (www)`.
    String full(Address address) {
        return machine(address)
                .map(m -> address + " (" + m.name() + ")")
                .orElseGet(() -> ground.published(address)
                        ? address + " (published)"
                        : address + " (in " + ground.zone(address) + ")");
    }

    /// A set of one family, in as few words as it takes.
    String words(AddressSet set, Family family) {
        if (set.single().isPresent()) {
            return word(set.single().get());
        }
        for (var endpoint : endpoints().toList()) {
            if (ground.of(endpoint).of(family).equals(set)) {
                return endpoint.name();
            }
        }
        return hosts(set, family).or(() -> allBut(set, family)).orElseGet(() -> ranges(set));
    }

    private Stream<Endpoint> endpoints() {
        return Stream.<List<? extends Endpoint>>of(site.zones(), site.hosts(), site.firewalls(), site.groups())
                .flatMap(List::stream);
    }

    private Optional<String> hosts(AddressSet set, Family family) {
        var hosts = site.hosts().stream()
                .filter(h -> ground.of(h).overlaps(set))
                .filter(h -> set.contains(ground.of(h).of(family)))
                .toList();
        var all = AddressSet.union(
                hosts.stream().map(h -> ground.of(h).of(family)).toList());
        return all.equals(set) && !hosts.isEmpty()
                ? Optional.of(hosts.stream().map(Endpoint::name).collect(Collectors.joining(" ")))
                : Optional.empty();
    }

    /// `dmz but www mx`, where that is shorter than ranges.
    private Optional<String> allBut(AddressSet set, Family family) {
        for (var zone : site.zones()) {
            var whole = ground.of(zone).of(family);
            if (whole.contains(set) && !set.isEmpty()) {
                return hosts(whole.minus(set), family).map(others -> zone + " but " + others);
            }
        }
        return Optional.empty();
    }

    static String ranges(AddressSet set) {
        var some =
                set.ranges().stream().limit(MOST_RANGES).map(Object::toString).collect(Collectors.joining(" "));
        int more = set.ranges().size() - MOST_RANGES;
        return more > 0 ? some + " and " + more + " ranges more" : some;
    }

    /// What a packet asks for.
    String service(Packet packet) {
        return services(List.of(Selector.of(packet)), packet.family());
    }

    /// Several selectors of one family: by the names of the services that they are all of.
    String services(List<Selector> selectors, Family family) {
        if (selectors.stream().map(Selector::protocol).distinct().count() > PROTOCOLS_OF_ANY) {
            return selectors.contains(Selector.all(Protocol.TCP)) ? "any" : "everything else";
        }
        var words = new ArrayList<String>();
        var unnamed = new ArrayList<>(selectors.stream().sorted(FAMILIAR_FIRST).toList());
        for (var service : services) {
            if (!service.in(family).isEmpty() && unnamed.containsAll(service.in(family))) {
                words.add(service.name());
                unnamed.removeAll(service.in(family));
            }
        }
        unnamed.forEach(s -> words.add(s.toString()));
        if (words.size() <= MOST_SERVICES) {
            return String.join(" ", words);
        }
        return String.join(" ", words.subList(0, MOST_SERVICES)) + " and " + (words.size() - MOST_SERVICES) + " more";
    }

    /// A packet's header, its ends by name.
    String packet(Packet packet) {
        var protocol = packet.protocol();
        var what = protocol.isIcmp() ? protocol + "/" + packet.selector() : protocol.toString();
        return what + " " + end(packet.source(), packet.sourcePort(), protocol) + " -> "
                + end(packet.destination(), packet.selector(), protocol);
    }

    /// An address with its port, if the protocol has ports, and its name: `172.31.1.10:443 (www)`.
    String end(Address address, int port, Protocol protocol) {
        var name = machine(address)
                .map(m -> " (" + m.name() + ")")
                .orElse(ground.published(address) ? " (published)" : "");
        return (protocol.hasPorts() ? address.withPort(port) : address) + name;
    }
}
