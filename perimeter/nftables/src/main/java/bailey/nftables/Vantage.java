package bailey.nftables;

import bailey.packet.Address;
import bailey.packet.AddressSet;
import bailey.packet.Family;
import bailey.policy.Firewall;
import bailey.policy.Firewall.Leg;
import bailey.policy.Grant;
import bailey.policy.Ground;
import bailey.policy.Hop;
import bailey.policy.Paths;
import bailey.policy.Place;
import bailey.policy.Site;
import bailey.policy.Wire;
import bailey.policy.Zone;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The site as one machine of a firewall sees it: which sources each of its legs admits, and what lies beyond
/// each.
final class Vantage {
    /// The addresses that packets from `zone` may bear when they come in by `leg`.
    record Sources(Zone zone, Zone leg, AddressSet addresses) {}

    /// Where packets may be sent: to a zone's machines, or to another firewall (its published addresses
    /// included). If `answers` is there, that is the leg by which alone they may be reached, since answers come
    /// back by it.
    record Target(
            String name, Optional<Zone> zone, Optional<Firewall> holder, Optional<Zone> answers, AddressSet addresses) {
        private boolean leftBy(Zone leg) {
            return answers.isEmpty() || answers.get().equals(leg);
        }
    }

    /// That packets from a zone to a target are this firewall's to forward: by which legs, whether it is the
    /// first they meet, and whether they are neighbours on a shared wire, whom only a published address leads
    /// here. `astray` are sources that would not send them this way: other firewalls.
    record Way(Sources from, Target to, Zone in, Zone out, boolean first, boolean sharedWire, AddressSet astray) {}

    final Site site;
    final Ground ground;
    final Paths paths;
    final List<Grant> grants;
    final Firewall here;
    final Firewall.Member machine;
    private final List<Sources> sources = new ArrayList<>();
    private final List<Target> targets = new ArrayList<>();
    private final List<Way> ways = new ArrayList<>();

    /// `grants`: all of the site's.
    Vantage(Site site, List<Grant> grants, Firewall.Member machine) {
        this.site = site;
        this.grants = List.copyOf(grants);
        this.machine = machine;
        this.here = site.firewalls().stream()
                .filter(f -> f.members().contains(machine))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(machine.name() + " is no firewall of " + site.name()));
        this.ground = new Ground(site);
        this.paths = new Paths(site);
        site.zones().forEach(this::addSources);
        site.zones().forEach(z -> addTarget(z.name(), Optional.of(z), Optional.empty(), Optional.empty(), reached(z)));
        site.firewalls().stream().filter(f -> !f.equals(here)).forEach(this::addTargets);
        sources.forEach(from -> targets.forEach(to -> addWay(from, to)));
    }

    private void addSources(Zone zone) {
        var mine = ground.of(here)
                .union(set(site.published().stream()
                        .filter(a -> ground.owner(a, paths).filter(here::equals).isPresent())
                        .toList()));
        var set = AddressSet.union(
                        List.of(ground.of(zone), standing(zone, firewalls()), standing(zone, site.published())))
                .minus(mine)
                .intersect(ground.unicast());
        for (var leg : here.zones()) {
            var families = Stream.of(Family.values())
                    .filter(f -> paths.entry(zone, here, f).filter(leg::equals).isPresent())
                    .map(AddressSet.ALL::of)
                    .toList();
            var admitted = set.intersect(AddressSet.union(families));
            if (!admitted.isEmpty()) {
                sources.add(new Sources(zone, leg, admitted));
            }
        }
    }

    private void addTarget(
            String name, Optional<Zone> zone, Optional<Firewall> holder, Optional<Zone> answers, AddressSet set) {
        if (!set.isEmpty()) {
            targets.add(new Target(name, zone, holder, answers, set));
        }
    }

    private void addTargets(Firewall other) {
        var holder = Optional.of(other);
        var own = other.legs().flatMap(l -> l.addresses().stream()).toList();
        for (var leg : here.zones()) {
            var answering = own.stream()
                    .filter(a -> paths.entry(ground.zone(a), here, a.family())
                            .filter(leg::equals)
                            .isPresent())
                    .toList();
            addTarget(
                    other.name(),
                    Optional.empty(),
                    holder,
                    Optional.of(leg),
                    set(answering).intersect(held(other)));
        }
        addTarget(
                other.name(),
                Optional.empty(),
                holder,
                Optional.empty(),
                held(other).minus(set(own)));
    }

    private void addWay(Sources from, Target to) {
        var path = to.holder().isPresent()
                ? paths.between(from.zone(), to.holder().get())
                : paths.between(from.zone(), to.zone().orElseThrow());
        boolean shared =
                to.zone().filter(from.zone()::equals).isPresent() && from.zone().wire() == Wire.SHARED;
        path.flatMap(this::mine)
                .filter(hop -> hop.in().filter(from.leg()::equals).isPresent()
                        && hop.out().filter(to::leftBy).isPresent())
                .ifPresent(hop -> ways.add(new Way(
                        from,
                        to,
                        from.leg(),
                        hop.out().orElseThrow(),
                        path.get().getFirst().equals(hop),
                        shared,
                        astray(from, to))));
    }

    private AddressSet astray(Sources from, Target to) {
        var end = to.holder().<Place>map(f -> f).or(to::zone).orElseThrow();
        return set(firewalls().stream()
                .filter(from.addresses()::contains)
                .filter(a -> !paths.through(ground.firewall(a).orElseThrow(), end, here, from.leg()))
                .toList());
    }

    private Optional<Hop> mine(List<Hop> path) {
        return path.stream().filter(h -> h.at().equals(here)).findFirst();
    }

    private List<Address> firewalls() {
        return site.firewalls().stream()
                .flatMap(Firewall::legs)
                .flatMap(l -> l.addresses().stream())
                .toList();
    }

    private AddressSet standing(Zone zone, Collection<Address> addresses) {
        return set(addresses.stream().filter(a -> ground.zone(a).equals(zone)).toList());
    }

    private static AddressSet set(Collection<Address> addresses) {
        return AddressSet.of(addresses.toArray(Address[]::new));
    }

    /// What `firewall` takes in itself: its legs' addresses, and the published ones that are its to hold.
    private AddressSet held(Firewall firewall) {
        return ground.of(firewall).union(publishedAt(firewall)).intersect(ground.unicast());
    }

    private AddressSet publishedAt(Firewall firewall) {
        return set(site.published().stream()
                .filter(a -> ground.firewall(a)
                        .or(() -> ground.owner(a, paths))
                        .filter(firewall::equals)
                        .isPresent())
                .toList());
    }

    /// A zone's machines: what no firewall takes in.
    private AddressSet reached(Zone zone) {
        var ownerless = site.published().stream()
                .filter(a -> ground.firewall(a).or(() -> ground.owner(a, paths)).isEmpty())
                .toList();
        var taken =
                site.published().stream().filter(a -> !ownerless.contains(a)).toList();
        return ground.of(zone).minus(set(taken)).union(standing(zone, ownerless));
    }

    /// The grants whose lines name this machine.
    List<Grant> mine() {
        var name = here.name();
        return grants.stream()
                .filter(g -> g.from().equals(name) || g.to().equals(name))
                .toList();
    }

    List<Leg> legs() {
        return machine.legs();
    }

    String device(Zone leg) {
        return machine.leg(leg).orElseThrow().device();
    }

    List<Sources> sources() {
        return sources;
    }

    List<Target> targets() {
        return targets;
    }

    /// Every source that a leg admits.
    AddressSet admitted(Zone leg) {
        return AddressSet.union(sources.stream()
                .filter(s -> s.leg().equals(leg))
                .map(Sources::addresses)
                .toList());
    }

    List<Way> ways() {
        return ways;
    }

    List<Way> ways(Zone in, Zone out) {
        return ways.stream()
                .filter(w -> w.in().equals(in) && w.out().equals(out))
                .toList();
    }

    /// The leg by which this machine's own packets to `target` leave.
    Optional<Zone> sending(Target target) {
        var path = target.holder().isPresent()
                ? paths.between(here, target.holder().get())
                : paths.between(here, target.zone().orElseThrow());
        return path.flatMap(hops -> hops.getFirst().out()).filter(target::leftBy);
    }

    /// The targets that anything leaves to by a leg, forwarded or sent by the machine itself.
    List<Target> beyond(Zone leg) {
        return targets.stream()
                .filter(t ->
                        ways.stream().anyMatch(w -> w.to().equals(t) && w.out().equals(leg))
                                || sending(t).filter(leg::equals).isPresent())
                .toList();
    }

    AddressSet beyondAddresses(Zone leg) {
        return AddressSet.union(beyond(leg).stream().map(Target::addresses).toList());
    }

    /// The machine's own addresses.
    AddressSet own() {
        return set(machine.legs().stream().flatMap(l -> l.addresses().stream()).toList());
    }

    /// What the machine takes in itself.
    AddressSet inward() {
        return own().union(publishedAt(here));
    }
}
