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
import bailey.packet.Protocol;
import bailey.packet.Selector;
import bailey.policy.Firewall;
import bailey.policy.Grant;
import bailey.policy.Grants;
import bailey.policy.Ground;
import bailey.policy.Hop;
import bailey.policy.Icmp;
import bailey.policy.Paths;
import bailey.policy.Place;
import bailey.policy.Site;
import bailey.policy.Wire;
import bailey.policy.Zone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a site lets begin at one firewall: packets as they arrive, with the legs that they come in and leave by. The
/// steps are those of docs/meaning.md (`Meaning.verdict`, state new), for all packets at once; what a firewall speaks
/// on
/// its wires by itself is left out.
///
/// Legs are numbers: the place of the leg's zone among the firewall's; one more is the firewall itself.
public final class Beginnings {
    /// DHCP, mDNS and VRRP, whose questions and answers go by broadcast too.
    private static final List<Selector> LOCAL = Stream.concat(
                    IntStream.of(67, 68, 546, 547, 5353).mapToObj(Selector::udp),
                    Stream.of(Selector.all(Protocol.VRRP)))
            .toList();

    private final Site site;
    private final Ground ground;
    private final Paths paths;
    private final Firewall here;
    private final PacketSpace space;
    private final Granted all;
    private final Granted granted;
    private final List<Opening> openings;
    private final Map<Toward, List<PacketSet>> parts = new LinkedHashMap<>();

    private Beginnings(Site site, Firewall here, PacketSpace space, Predicate<Grant> counted) {
        this.site = site;
        this.ground = new Ground(site);
        this.paths = new Paths(site);
        this.here = here;
        this.space = space;
        var grants = Grants.of(site, ground);
        var some = grants.stream().filter(counted).toList();
        this.all = new Granted(space, grants);
        this.granted = some.size() == grants.size() ? all : new Granted(space, some);
        this.openings = Opening.all(site, ground, grants);
    }

    /// Of all that is ever granted: whatever the hour, and however often.
    public static Map<Toward, PacketSet> ever(Site site, Firewall here, PacketSpace space) {
        return new Beginnings(site, here, space, _ -> true).all();
    }

    /// Of what is granted always: by lines without `when`, `until` and `rate`.
    public static Map<Toward, PacketSet> always(Site site, Firewall here, PacketSpace space) {
        return new Beginnings(site, here, space, g -> g.line().terms().unconditional()).all();
    }

    private Map<Toward, PacketSet> all() {
        for (var family : Family.values()) {
            for (var from : site.zones()) {
                paths.entry(from, here, family).ifPresent(in -> from(from, in, family));
            }
        }
        var requests = requests(space);
        var all = new LinkedHashMap<Toward, PacketSet>();
        parts.forEach((toward, some) -> all.put(toward, space.union(some).intersect(requests)));
        return all;
    }

    /// What can begin a flow through one machine of the firewall, or to it: requests of ICMP, what IPv6 has as
    /// protocols,
    /// nothing to the other machine of a pair; and none of what a firewall hears on its wires by itself.
    static PacketSet questions(Site site, Firewall here, Firewall.Member machine, PacketSpace space) {
        var legs = IntStream.range(0, here.zones().size()).boxed().collect(Collectors.toSet());
        var outs = IntStream.rangeClosed(0, here.zones().size()).boxed().collect(Collectors.toSet());
        var ways = Circumstances.ANY.in(new Interfaces(legs, false)).out(new Interfaces(outs, false));
        var own = AddressSet.of(
                machine.legs().stream().flatMap(l -> l.addresses().stream()).toArray(Address[]::new));
        var all = AddressSet.of(here.legs().flatMap(l -> l.addresses().stream()).toArray(Address[]::new));
        var nobodys = AddressSet.ALL.minus(new Ground(site).unicast());
        var held = all.union(AddressSet.of(site.published().toArray(Address[]::new)))
                .union(nobodys);
        return space.of(Box.ANY.in(ways))
                .intersect(requests(space))
                .minus(space.of(Box.ANY.to(all.minus(own))))
                .minus(space.of(Box.ANY.to(held).of(LOCAL)));
    }

    /// Of ICMP only requests begin anything.
    static PacketSet requests(PacketSpace space) {
        return space.union(
                Stream.of(Family.values()).map(f -> requests(f, space)).toList());
    }

    private static PacketSet requests(Family family, PacketSpace space) {
        var selectors = IntStream.rangeClosed(0, 255)
                .mapToObj(Protocol::new)
                .filter(p -> p.in(family))
                .flatMap(p -> Icmp.beginning(p).stream())
                .toList();
        return space.of(Box.ANY.of(family).of(selectors));
    }

    private void add(Toward toward, PacketSet packets) {
        parts.computeIfAbsent(toward, _ -> new ArrayList<>()).add(packets);
    }

    private void from(Zone from, Zone in, Family family) {
        var here = arriving(from, in, family);
        var straight = here;
        for (var opening : family == Family.IPV4 ? openings : List.<Opening>of()) {
            var zone = ground.zone(opening.host());
            var path = paths.between(from, zone);
            if (path.isEmpty() || !path.get().getFirst().at().equals(this.here)) {
                continue; // another firewall's to rewrite
            }
            straight = straight.minus(all.through(opening)); // whatever the hour
            if (paths.carries(from, zone, family)) {
                mine(path.get(), in)
                        .flatMap(Hop::out)
                        .ifPresent(out -> add(
                                opening.toward(),
                                granted.through(opening)
                                        .intersect(here)
                                        .minus(astray(zone, in))
                                        .intersect(leaving(out))));
            }
        }
        for (var to : places(from)) {
            var way = way(from, in, to, family);
            if (way.isPresent()) {
                add(
                        Toward.ITSELF,
                        straight.intersect(way.get())
                                .minus(astray(to, in))
                                .intersect(granted.straight(firstOn(from, to))));
            }
        }
    }

    /// Who may stand behind the leg of a zone: its machines, other firewalls' addresses in it, published ones.
    private AddressSet sources(Zone zone) {
        var others = addresses(
                a -> ground.zone(a).equals(zone) && !ground.place(a, paths).equals(here));
        return ground.of(zone).union(others).intersect(ground.unicast());
    }

    /// Of those that are a firewall's or published.
    private AddressSet addresses(Predicate<Address> some) {
        var all = new ArrayList<>(site.published());
        site.firewalls().forEach(f -> f.legs().forEach(l -> all.addAll(l.addresses())));
        return AddressSet.of(all.stream().filter(some).toArray(Address[]::new));
    }

    private List<Place> places(Zone from) {
        var places = new ArrayList<Place>(site.firewalls());
        site.zones().stream()
                .filter(z -> !z.equals(from) || z.wire() != Wire.SHARED) // neighbours reach each other on their wire
                .forEach(places::add);
        return places;
    }

    /// The packets for a place that go through here, if any do.
    private Optional<PacketSet> way(Zone from, Zone in, Place to, Family family) {
        var destinations = destinations(to).of(family);
        if (destinations.isEmpty()) {
            return Optional.empty();
        }
        if (to.equals(here)) {
            return Optional.of(space.of(Box.ANY.to(destinations)).intersect(itself(here, space)));
        }
        return paths.between(from, to)
                .filter(_ -> paths.carries(from, to, family))
                .flatMap(path -> mine(path, in))
                .flatMap(Hop::out)
                .map(out -> space.of(Box.ANY.to(answerable(destinations, out, family)))
                        .intersect(leaving(out)));
    }

    private Optional<Hop> mine(List<Hop> path, Zone in) {
        return path.stream()
                .filter(h -> h.at().equals(here) && h.in().filter(in::equals).isPresent())
                .findFirst();
    }

    private AddressSet destinations(Place to) {
        var held = addresses(a -> ground.place(a, paths).equals(to));
        var zone = to instanceof Zone z ? ground.of(z) : AddressSet.EMPTY;
        return zone.union(held).intersect(ground.unicast());
    }

    /// Another firewall's addresses are reached only by the leg by which their answers are admitted.
    private AddressSet answerable(AddressSet destinations, Zone out, Family family) {
        var unanswered = addresses(a -> ground.firewall(a).isPresent()
                && !paths.entry(ground.zone(a), here, family).equals(Optional.of(out)));
        return destinations.minus(unanswered);
    }

    /// Other firewalls' packets come by the way that these would send them themselves.
    private PacketSet astray(Place to, Zone in) {
        if (to.equals(here)) {
            return space.empty();
        }
        return space.of(Box.ANY.from(addresses(a -> ground.firewall(a)
                .filter(sender -> !paths.through(sender, to, here, in))
                .isPresent())));
    }

    private boolean firstOn(Zone from, Place to) {
        return to.equals(here)
                || paths.between(from, to)
                        .filter(path -> path.getFirst().at().equals(here))
                        .isPresent();
    }

    /// What is for the firewall itself.
    static PacketSet itself(Firewall here, PacketSpace space) {
        return space.of(
                Box.ANY.in(Circumstances.ANY.out(Interfaces.of(here.zones().size()))));
    }

    /// What comes by a leg that its source stands behind.
    static PacketSet admitted(Site site, Firewall here, PacketSpace space) {
        var beginnings = new Beginnings(site, here, space, _ -> false);
        var all = new ArrayList<PacketSet>();
        for (var family : Family.values()) {
            for (var from : site.zones()) {
                beginnings
                        .paths
                        .entry(from, here, family)
                        .map(in -> beginnings.arriving(from, in, family))
                        .ifPresent(all::add);
            }
        }
        return space.union(all);
    }

    private PacketSet arriving(Zone from, Zone in, Family family) {
        return space.of(Box.ANY.from(sources(from).of(family)).in(Circumstances.ANY.in(leg(in))));
    }

    private PacketSet leaving(Zone out) {
        return space.of(Box.ANY.in(Circumstances.ANY.out(leg(out))));
    }

    private Interfaces leg(Zone zone) {
        return Interfaces.of(here.zones().indexOf(zone));
    }
}
