package bailey.proof;

import bailey.packet.Address;
import bailey.packet.AddressSet;
import bailey.packet.Family;
import bailey.packet.Packet;
import bailey.packet.Prefix;
import bailey.packet.Protocol;
import bailey.packet.Selector;
import bailey.policy.ByName;
import bailey.policy.Flow;
import bailey.policy.Grant;
import bailey.policy.Line;
import bailey.policy.Publication;
import bailey.policy.Role;
import bailey.policy.Service;
import bailey.policy.Site;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The smallest packet a person would choose out of many: hosts with a name before numbers, the lowest address, TCP
/// before UDP before ICMP, a port that people know.
final class Samples {
    private static final int CLIENT_PORT = 49_152; // the first that nobody registers (RFC 6335)
    private static final List<Integer> FAMILIAR = List.of(443, 22, 80, 53);
    private static final List<Integer> ECHO = List.of(8, 128, 13, 15, 17, 139); // what begins an ICMP flow

    /// RFC 5737, RFC 3849: strangers' in the lab.
    private static final List<Prefix> STRANGERS = Stream.of(
                    "198.51.100.0/24", "192.0.2.0/24", "203.0.113.0/24", "2001:db8:ffff::/64", "2001:db8::/32")
            .map(Prefix::of)
            .toList();

    private final Estate estate;
    private final AddressSet networks;

    Samples(Estate estate, Site site) {
        this.estate = estate;
        this.networks = AddressSet.of(
                Stream.concat(STRANGERS.stream(), site.zones().stream().flatMap(z -> z.prefixes().stream()))
                        .map(Prefix::first)
                        .toArray(Address[]::new));
    }

    /// One packet of a grant.
    Optional<Witness> of(Held held) {
        return of(held, held.from().addresses(), held.to().addresses(), Asked.of(held.selectors()));
    }

    /// One packet of a grant, of some of its sources, destinations and ports.
    Optional<Witness> of(Held held, AddressSet sources, AddressSet destinations, Asked asked) {
        var ends = ends(sources, destinations);
        var chosen = selector(open(held, asked));
        return ends.flatMap(e -> chosen.map(s -> {
            var straight = packet(e, s);
            return new Witness(
                    name(e.source), sent(held, straight), name(e.destination), service(held.line(), straight));
        }));
    }

    /// One packet by which `wearer` borrows.
    Optional<Witness> worn(Machine wearer, Loan loan, AddressSet destinations, Asked asked) {
        return ends(loan.from().addresses(), destinations)
                .flatMap(e -> selector(open(loan.held(), asked)).map(s -> packet(e, s)))
                .map(p -> new Witness(
                        wearer.name(),
                        loan.first() ? sent(loan.held(), p) : p,
                        name(p.destination()),
                        service(loan.held().line(), p)));
    }

    /// One packet between neighbours, who meet no firewall.
    Optional<Witness> onWire(AddressSet sources, AddressSet destinations, Asked asked) {
        return ends(sources, destinations)
                .flatMap(e -> selector(asked).map(s -> packet(e, s)))
                .map(p -> new Witness(
                        name(p.source()),
                        p,
                        name(p.destination()),
                        Selector.of(p).toString()));
    }

    private record Ends(Address source, Address destination) {}

    private Optional<Ends> ends(AddressSet sources, AddressSet destinations) {
        return Stream.of(Family.values())
                .flatMap(f -> ends(sources, destinations, f).stream())
                .findFirst();
    }

    private Optional<Ends> ends(AddressSet sources, AddressSet destinations, Family family) {
        var there = lowest(destinations.of(family));
        return there.flatMap(d -> lowest(sources.of(family).minus(AddressSet.of(d)))
                .map(s -> new Ends(s, d))
                .or(() -> lowest(destinations.of(family).minus(AddressSet.of(d)))
                        .map(other -> new Ends(d, other))
                        .filter(_ -> sources.contains(d))));
    }

    /// The address to show for a set: a host's, of strangers one that is nobody's, else the lowest that is no
    /// prefix's first.
    private Optional<Address> lowest(AddressSet set) {
        return estate.machines()
                .lowestNamed(set)
                .or(() -> STRANGERS.stream()
                        .map(p -> set.intersect(AddressSet.of(p)))
                        .filter(s -> !s.isEmpty() && outside(s))
                        .flatMap(s -> second(s).stream())
                        .findFirst())
                .or(() -> second(set));
    }

    private boolean outside(AddressSet set) {
        return set.first()
                .filter(a -> estate.ground().zone(a).role() == Role.EXTERNAL)
                .isPresent();
    }

    /// The first address that is no network's own, which looks odd to people.
    private Optional<Address> second(AddressSet set) {
        return set.minus(networks).first().or(set::first);
    }

    private static Packet packet(Ends ends, Selector chosen) {
        boolean numbered = chosen.protocol().hasPorts() || chosen.protocol().isIcmp();
        return new Packet(
                ends.source, ends.destination, chosen.protocol(), numbered ? CLIENT_PORT : 0, chosen.lowest());
    }

    private static Optional<Selector> selector(Asked asked) {
        return asked.first().map(s -> {
            var known = s.protocol().isIcmp() ? ECHO : FAMILIAR;
            int first = s.protocol().hasPorts() && s.ports().high() > 0 ? Math.max(1, s.lowest()) : s.lowest();
            return s.protocol().hasSelector()
                    ? one(
                            s.protocol(),
                            known.stream()
                                    .filter(s.ports()::contains)
                                    .findFirst()
                                    .orElse(first))
                    : s;
        });
    }

    private static Selector one(Protocol protocol, int port) {
        return new Selector(protocol, bailey.packet.Ports.of(port));
    }

    /// As it has to be sent for the grant to count: through a door to its published address.
    private Packet sent(Held held, Packet straight) {
        if (!(held.line() instanceof Publication door)
                || !(held.grant().condition() instanceof Grant.Condition.Rewritten(var published))) {
            return straight;
        }
        int outside = door.doors().stream()
                .filter(d -> d.inside().contains(straight))
                .map(d -> d.mapped() ? d.outside().lowest() : straight.selector())
                .min(Comparator.naturalOrder())
                .orElse(straight.selector());
        return straight.withDestination(published, outside);
    }

    /// Of an exposing door what it leads to its host; where others claim it all, no packet shows the grant.
    private Asked open(Held held, Asked asked) {
        return held.grant().condition() instanceof Grant.Condition.Rewritten
                ? Unclaimed.of(estate, held).intersect(asked)
                : asked;
    }

    /// What people call an address: its host, its firewall, else itself and its zone.
    String name(Address address) {
        var machine = estate.machines().at(address);
        if (machine.flatMap(Machine::host).isPresent()) {
            return machine.get().single() ? machine.get().name() : machine.get().name() + " (" + address + ")";
        }
        return estate.ground()
                .firewall(address)
                .map(f -> f.name())
                .orElseGet(() -> address + " in " + estate.ground().zone(address));
    }

    /// What the line calls what a packet asks for.
    static String service(Line line, Packet packet) {
        return services(line)
                .filter(s -> s.in(packet.family()).stream().anyMatch(x -> x.contains(packet)))
                .map(Service::name)
                .findFirst()
                .orElseGet(() -> Selector.of(packet).toString());
    }

    private static Stream<Service> services(Line line) {
        return switch (line) {
            case Flow flow -> flow.services().stream();
            case ByName named -> Stream.of(named.proxyService());
            case Publication _ -> Stream.empty();
        };
    }

    /// What to write in a line that is to grant the same; a placeholder for what is too much.
    static String wanted(Held held) {
        var services = services(held);
        return services.equals("any") || services.equals("everything") ? "SERVICE" : services;
    }

    /// What a line grants, in its own words.
    static String services(Held held) {
        return switch (held.line()) {
            case Flow flow ->
                String.join(" ", flow.services().stream().map(Service::name).toList());
            case ByName named -> named.proxyService().name();
            case Publication door ->
                door.exposed()
                        ? "everything"
                        : String.join(
                                " ",
                                door.doors().stream()
                                        .map(d -> d.inside().toString())
                                        .distinct()
                                        .toList());
        };
    }
}
