package bailey.proof;

import bailey.nftables.Toward;
import bailey.packet.Address;
import bailey.packet.AddressSet;
import bailey.packet.Box;
import bailey.packet.Circumstances;
import bailey.packet.Family;
import bailey.packet.Interfaces;
import bailey.packet.PacketSet;
import bailey.packet.PacketSpace;
import bailey.packet.Ports;
import bailey.packet.Protocol;
import bailey.packet.Selector;
import bailey.policy.Firewall;
import bailey.policy.Hop;
import bailey.policy.Icmp;
import bailey.policy.Paths;
import bailey.policy.Place;
import bailey.policy.Wire;
import bailey.policy.Zone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a site lets begin at one firewall: packets as they arrive, with the legs that they come in and leave by. The
/// steps are those of docs/meaning.md (`Meaning.verdict`, state new), for all packets at once; what a firewall
/// speaks on its wires by itself is left out.
///
/// Legs are numbers: the place of the leg's zone among the firewall's; one more is the firewall itself.
final class Beginnings {
    /// DHCP, mDNS and VRRP, whose questions and answers go by broadcast too.
    private static final List<Selector> LOCAL = Stream.concat(
                    IntStream.of(67, 68, 546, 547, 5353).mapToObj(Selector::udp),
                    Stream.of(Selector.all(Protocol.VRRP)))
            .toList();

    private final Terrain terrain;
    private final Paths paths;
    private final Firewall here;
    private final PacketSpace space;
    private final Whereabouts whereabouts;
    private final List<Opening> openings;
    private final Granted all;
    private final Granted unconditional;
    private final PacketSet requests;
    private final PacketSet itself;

    Beginnings(Terrain terrain, Firewall here, PacketSpace space) {
        this.terrain = terrain;
        this.paths = terrain.paths();
        this.here = here;
        this.space = space;
        this.whereabouts = new Whereabouts(terrain, here);
        this.openings = Opening.all(terrain.site(), terrain.ground(), terrain.grants());
        this.all = new Granted(space, terrain.grants());
        this.unconditional = unconditional();
        this.requests =
                space.union(Stream.of(Family.values()).map(this::requests).toList());
        this.itself = space.of(
                Box.ANY.in(Circumstances.ANY.out(Interfaces.of(here.zones().size()))));
    }

    private Granted unconditional() {
        var grants = terrain.grants();
        var some = grants.stream().filter(g -> g.line().terms().unconditional()).toList();
        return some.size() == grants.size() ? all : new Granted(space, some);
    }

    /// Of all that is ever granted: whatever the hour, and however often.
    Map<Toward, PacketSet> ever() {
        return of(all);
    }

    /// Of what is granted always: by lines without `when`, `until` and `rate`.
    Map<Toward, PacketSet> always() {
        return of(unconditional);
    }

    private Map<Toward, PacketSet> of(Granted granted) {
        var parts = new LinkedHashMap<Toward, List<PacketSet>>();
        for (var family : Family.values()) {
            for (var from : terrain.site().zones()) {
                paths.entry(from, here, family).ifPresent(in -> new From(from, in, family, granted, parts).all());
            }
        }
        var begun = new LinkedHashMap<Toward, PacketSet>();
        parts.forEach((toward, some) -> begun.put(toward, space.union(some).intersect(requests)));
        return begun;
    }

    /// What can begin a flow through one machine of the firewall, or to it: requests of ICMP, what IPv6 has as
    /// protocols, nothing to the other machine of a pair; and none of what a firewall hears on its wires by itself.
    PacketSet questions(Firewall.Member machine) {
        var legs = IntStream.range(0, here.zones().size()).boxed().collect(Collectors.toSet());
        var outs = IntStream.rangeClosed(0, here.zones().size()).boxed().collect(Collectors.toSet());
        var ways = Circumstances.ANY.in(new Interfaces(legs, false)).out(new Interfaces(outs, false));
        var own = own(machine);
        var every =
                AddressSet.of(here.legs().flatMap(l -> l.addresses().stream()).toArray(Address[]::new));
        var nobodys = AddressSet.ALL.minus(terrain.ground().unicast());
        var held = every.union(AddressSet.of(terrain.site().published().toArray(Address[]::new)))
                .union(nobodys);
        return space.of(Box.ANY.in(ways))
                .intersect(requests)
                .minus(space.of(Box.ANY.to(every.minus(own))))
                .minus(space.of(Box.ANY.to(held).of(LOCAL)));
    }

    static AddressSet own(Firewall.Member machine) {
        return AddressSet.of(
                machine.legs().stream().flatMap(l -> l.addresses().stream()).toArray(Address[]::new));
    }

    /// What one machine of the firewall can begin itself, less what it says on its wires by itself.
    PacketSet sendable(Firewall.Member machine) {
        return sending(machine).questions().intersect(requests).minus(space.of(Box.ANY.of(LOCAL)));
    }

    /// What of it is ever granted, and what always.
    PacketSet everSent(Firewall.Member machine) {
        return sending(machine).of(all);
    }

    PacketSet alwaysSent(Firewall.Member machine) {
        return sending(machine).of(unconditional);
    }

    private Sending sending(Firewall.Member machine) {
        return new Sending(terrain, here, machine, space);
    }

    /// ICMP errors that come to the firewall for what is no machine's address.
    PacketSet errorsForNobody() {
        var nobodys = AddressSet.ALL.minus(terrain.ground().unicast());
        return space.of(Box.ANY.to(nobodys)).intersect(errors()).intersect(itself);
    }

    /// What tells a flow that a packet of it did not arrive (RFC 792, RFC 4443). Redirects are none of them.
    PacketSet errors() {
        return icmp(IntStream.of(3, 11, 12), IntStream.rangeClosed(1, 4));
    }

    /// What the kernel relates to a flow whose packet it bears.
    PacketSet relatable() {
        return icmp(IntStream.of(3, 4, 5, 11, 12), IntStream.rangeClosed(0, 127));
    }

    private PacketSet icmp(IntStream ipv4, IntStream ipv6) {
        var selectors = Stream.concat(
                        ipv4.mapToObj(t -> new Selector(Protocol.ICMP, Ports.of(t))),
                        ipv6.mapToObj(t -> new Selector(Protocol.ICMPV6, Ports.of(t))))
                .toList();
        return space.of(Box.ANY.of(selectors));
    }

    /// Of ICMP only requests begin anything.
    private PacketSet requests(Family family) {
        var selectors = IntStream.rangeClosed(0, 255)
                .mapToObj(Protocol::new)
                .filter(p -> p.in(family))
                .flatMap(p -> Icmp.beginning(p).stream())
                .toList();
        return space.of(Box.ANY.of(family).of(selectors));
    }

    /// What is for the firewall itself.
    PacketSet itself() {
        return itself;
    }

    /// What comes by a leg that its source stands behind.
    PacketSet admitted() {
        var admitted = new ArrayList<PacketSet>();
        for (var family : Family.values()) {
            for (var from : terrain.site().zones()) {
                paths.entry(from, here, family)
                        .map(in -> arriving(from, in, family))
                        .ifPresent(admitted::add);
            }
        }
        return space.union(admitted);
    }

    private PacketSet arriving(Zone from, Zone in, Family family) {
        var sources = whereabouts.sources(from).of(family);
        return space.of(Box.ANY.from(sources).in(Circumstances.ANY.in(leg(in))));
    }

    private PacketSet leaving(Zone out) {
        return space.of(Box.ANY.in(Circumstances.ANY.out(leg(out))));
    }

    private Interfaces leg(Zone zone) {
        return Interfaces.of(here.zones().indexOf(zone));
    }

    /// What comes from one zone by one leg, in one family.
    private final class From {
        private final Zone from;
        private final Zone in;
        private final Family family;
        private final Granted granted;
        private final Map<Toward, List<PacketSet>> parts;
        private final PacketSet arriving;
        private PacketSet straight;

        /// `parts`: where what may begin goes.
        From(Zone from, Zone in, Family family, Granted granted, Map<Toward, List<PacketSet>> parts) {
            this.from = from;
            this.in = in;
            this.family = family;
            this.granted = granted;
            this.parts = parts;
            this.arriving = arriving(from, in, family);
            this.straight = arriving;
        }

        void all() {
            if (family == Family.IPV4) {
                openings.forEach(this::by);
            }
            places().forEach(this::to);
        }

        private void add(Toward toward, PacketSet packets) {
            parts.computeIfAbsent(toward, _ -> new ArrayList<>()).add(packets);
        }

        private void by(Opening opening) {
            var zone = terrain.ground().zone(opening.host());
            var path = paths.between(from, zone);
            if (path.isEmpty() || !path.get().getFirst().at().equals(here)) {
                return; // another firewall's to rewrite
            }
            straight = straight.minus(all.through(opening)); // whatever the hour
            if (paths.carries(from, zone, family)) {
                mine(path.get())
                        .flatMap(Hop::out)
                        .ifPresent(out -> add(
                                opening.toward(),
                                granted.through(opening)
                                        .intersect(arriving)
                                        .minus(astray(zone))
                                        .intersect(leaving(out))));
            }
        }

        private void to(Place to) {
            way(to).ifPresent(way -> add(
                    Toward.ITSELF, straight.intersect(way).minus(astray(to)).intersect(granted.straight(firstOn(to)))));
        }

        /// Other firewalls' packets come by the way that these would send them themselves.
        private PacketSet astray(Place to) {
            return to.equals(here) ? space.empty() : space.of(Box.ANY.from(whereabouts.astray(to, in)));
        }

        private List<Place> places() {
            var places = new ArrayList<Place>(terrain.site().firewalls());
            terrain.site().zones().stream()
                    .filter(z ->
                            !z.equals(from) || z.wire() != Wire.SHARED) // neighbours reach each other on their wire
                    .forEach(places::add);
            return places;
        }

        /// The packets for a place that go through here, if any do.
        private Optional<PacketSet> way(Place to) {
            var destinations = whereabouts.destinations(to).of(family);
            if (destinations.isEmpty()) {
                return Optional.empty();
            }
            if (to.equals(here)) {
                return Optional.of(space.of(Box.ANY.to(destinations)).intersect(itself));
            }
            return paths.between(from, to)
                    .filter(_ -> paths.carries(from, to, family))
                    .flatMap(this::mine)
                    .flatMap(Hop::out)
                    .map(out -> space.of(Box.ANY.to(whereabouts.answerable(to, out, family)))
                            .intersect(leaving(out)));
        }

        private Optional<Hop> mine(List<Hop> path) {
            return path.stream()
                    .filter(h ->
                            h.at().equals(here) && h.in().filter(in::equals).isPresent())
                    .findFirst();
        }

        private boolean firstOn(Place to) {
            return to.equals(here)
                    || paths.between(from, to)
                            .filter(path -> path.getFirst().at().equals(here))
                            .isPresent();
        }
    }
}
