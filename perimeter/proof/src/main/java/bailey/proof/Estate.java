package bailey.proof;

import bailey.packet.AddressSet;
import bailey.policy.Endpoint;
import bailey.policy.Firewall;
import bailey.policy.Grant;
import bailey.policy.Ground;
import bailey.policy.Group;
import bailey.policy.Host;
import bailey.policy.Paths;
import bailey.policy.Site;
import bailey.policy.Wire;
import bailey.policy.Zone;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A site with all that it grants, laid out to be judged. What takes long is laid out when first asked for.
final class Estate {
    private final Site site;
    private final Ground ground;
    private final Paths paths;
    private final Machines machines;
    private final List<Held> held;
    private final Map<String, Endpoint> words = new HashMap<>();
    private final IdentityHashMap<AddressSet, Side> sides = new IdentityHashMap<>();
    private final Samples samples;
    private final Set<String> waived = new HashSet<>();
    private Optional<Outgoing> outgoing = Optional.empty();
    private Optional<Outgoing> incoming = Optional.empty();
    private Optional<Borrowing> borrowing = Optional.empty();

    Estate(Site site, Ground ground, List<Grant> grants) {
        this.site = site;
        this.ground = ground;
        this.paths = new Paths(site);
        this.machines = new Machines(site, ground);
        this.samples = new Samples(this, site);
        Stream.of(site.zones(), site.hosts(), site.groups(), site.firewalls())
                .<Endpoint>flatMap(List::stream)
                .forEach(e -> words.put(e.name(), e));
        site.lines().forEach(l -> waived.addAll(l.terms().waives()));
        this.held = grants.stream().map(this::held).toList();
    }

    private Held held(Grant grant) {
        return new Held(grant, side(grant.from(), grant.sources()), side(grant.to(), grant.destinations()));
    }

    /// The grants of a word share one set, so one side.
    private Side side(String name, AddressSet set) {
        var side = sides.get(set);
        if (side != null && side.word().name().equals(name)) {
            return side;
        }
        var word = words.get(name);
        if (word == null) {
            throw new IllegalStateException("a grant names " + name + ", which is nothing of this site");
        }
        var made = new Side(word, set, parts(word, set));
        sides.put(set, made);
        return made;
    }

    private List<Part> parts(Endpoint word, AddressSet set) {
        return switch (word) {
            case Zone zone -> List.of(Part.of(zone, set, machines.of(zone, set)));
            case Host host -> List.of(Part.of(host.zone(), set, machines.of(host, set)));
            case Group group -> parts(group, set);
            case Firewall firewall ->
                firewall.zones().stream()
                        .map(leg -> Part.of(leg, firewall, legs(firewall, leg).intersect(set)))
                        .filter(p -> !p.addresses().isEmpty())
                        .toList();
        };
    }

    private List<Part> parts(Group group, AddressSet set) {
        var zones = group.hosts().stream().map(Host::zone).distinct().toList();
        var members = machines.of(group, set);
        if (zones.size() == 1) {
            return List.of(Part.of(zones.getFirst(), set, members));
        }
        var parts = new ArrayList<Part>();
        for (var zone : zones) {
            var here = set.intersect(ground.of(zone));
            if (!here.isEmpty()) {
                parts.add(Part.of(
                        zone,
                        here,
                        members.stream().filter(m -> m.zone().equals(zone)).toList()));
            }
        }
        return parts;
    }

    private static AddressSet legs(Firewall firewall, Zone zone) {
        return AddressSet.of(firewall.legs()
                .filter(l -> l.zone().equals(zone))
                .flatMap(l -> l.addresses().stream())
                .toArray(bailey.packet.Address[]::new));
    }

    Site site() {
        return site;
    }

    Terrain terrain() {
        return new Terrain(site, ground, paths, held.stream().map(Held::grant).toList());
    }

    Ground ground() {
        return ground;
    }

    Paths paths() {
        return paths;
    }

    Machines machines() {
        return machines;
    }

    Samples samples() {
        return samples;
    }

    /// Every grant, in the file's order.
    List<Held> held() {
        return held;
    }

    /// Grants by who is granted, laid out when first asked for.
    synchronized Outgoing outgoing() {
        if (outgoing.isEmpty()) {
            outgoing = Optional.of(new Outgoing(held, Held::from));
        }
        return outgoing.get();
    }

    /// Grants by what they lead to, laid out when first asked for.
    synchronized Outgoing incoming() {
        if (incoming.isEmpty()) {
            incoming = Optional.of(new Outgoing(held, Held::to));
        }
        return incoming.get();
    }

    synchronized Borrowing borrowing() {
        if (borrowing.isEmpty()) {
            borrowing = Optional.of(new Borrowing(this));
        }
        return borrowing.get();
    }

    /// What a machine that was taken over reaches on its own wire, by no firewall: all unguarded, and of guarded ones
    /// what any line grants anybody, since it can wear every address.
    AddressSet neighbours(Machine machine) {
        if (machine.zone().wire() != Wire.SHARED) {
            return AddressSet.EMPTY;
        }
        var there = machines.of(machine.zone()).stream()
                .filter(m -> !m.guarded() || !incoming().sides(m).isEmpty())
                .map(Machine::addresses)
                .toList();
        return machine.others(AddressSet.union(there));
    }

    /// Who else stands on a machine's shared wire: the machine too, if it is many.
    List<Machine> beside(Machine machine) {
        return machine.zone().wire() != Wire.SHARED
                ? List.of()
                : machines.of(machine.zone()).stream()
                        .filter(m -> m != machine || !machine.single())
                        .toList();
    }

    /// Whether any line waives a law.
    boolean waived(String law) {
        return waived.contains(law);
    }

    /// What remains when the lines that waive a law are gone.
    List<Held> without(String law) {
        return waived.contains(law)
                ? held.stream().filter(h -> !h.terms().waives().contains(law)).toList()
                : held;
    }

    /// What leads from some words to others, in the file's order.
    List<Held> between(Collection<? extends Endpoint> from, Collection<? extends Endpoint> to) {
        Map<Side, Boolean> there = new HashMap<>();
        return outgoing().sides().stream()
                .filter(s -> meets(s, from))
                .flatMap(s -> outgoing().held(s).stream())
                .filter(h -> there.computeIfAbsent(h.to(), s -> meets(s, to)))
                .sorted(Comparator.comparing(h -> h.line().origin()))
                .toList();
    }

    /// Whether a side has anything of what some words name.
    boolean meets(Side side, Collection<? extends Endpoint> words) {
        return words.stream().anyMatch(w -> meets(side, w));
    }

    private boolean meets(Side side, Endpoint word) {
        return side.parts().stream().anyMatch(p -> switch (word) {
            case Zone zone -> p.firewall().isEmpty() && p.zone().equals(zone);
            case Firewall firewall -> p.firewall().filter(firewall::equals).isPresent();
            case Host host ->
                p.zone().equals(host.zone())
                        && p.addresses().overlaps(machines.of(host).addresses());
            case Group group -> p.firewall().isEmpty() && p.addresses().overlaps(ground.of(group));
        });
    }
}
