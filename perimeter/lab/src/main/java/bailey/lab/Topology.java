package bailey.lab;

import bailey.lab.Machine.Kind;
import bailey.lab.Machine.Port;
import bailey.packet.Address;
import bailey.packet.Family;
import bailey.packet.Prefix;
import bailey.policy.Firewall;
import bailey.policy.Ground;
import bailey.policy.Paths;
import bailey.policy.Site;
import bailey.policy.Wire;
import bailey.policy.Zone;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Which machines the lab puts up for a site, and on which wires. Nothing here touches the kernel.
///
/// Every host of the file stands in it, every machine of every firewall, two strangers in the prefixless zone,
/// and in each zone that has machines beyond its named hosts one of those: on a shared wire, or where the zone
/// names no host at all.
public final class Topology {
    /// Where strangers come from: RFC 5737 and RFC 3849.
    private static final List<Prefix> STRANGERS = Stream.of(
                    "198.51.100.0/24", "192.0.2.0/24", "203.0.113.0/24", "2001:db8:ffff::/64", "2001:db8:fffe::/64")
            .map(Prefix::of)
            .toList();

    private static final int TRIES = 4096;

    private final Site site;
    private final Ground ground;
    private final Paths paths;
    private final Set<Address> taken = new HashSet<>();
    private final List<Machine> machines = new ArrayList<>();
    private int ports = 1;

    private Topology(Site site, Ground ground, Paths paths) {
        this.site = site;
        this.ground = ground;
        this.paths = paths;
    }

    public static Topology of(Site site) {
        var topology = new Topology(site, new Ground(site), new Paths(site));
        topology.build();
        return topology;
    }

    public Site site() {
        return site;
    }

    public Ground ground() {
        return ground;
    }

    public Paths paths() {
        return paths;
    }

    /// Hosts first, then unnamed machines, then firewalls; each kind in the file's order.
    public List<Machine> machines() {
        return List.copyOf(machines);
    }

    /// The machines with a port on the wire of `zone`.
    public List<Machine> on(Zone zone) {
        return machines.stream().filter(m -> m.port(zone).isPresent()).toList();
    }

    /// Whether a machine is a firewall's only one, or the member of a pair that others speak with.
    boolean speaks(Machine machine) {
        return machine.firewall()
                .filter(f -> f.members().getFirst().name().equals(machine.name()))
                .isPresent();
    }

    /// The machine that has an address; of a virtual one the first member of the pair.
    public Optional<Machine> holder(Address address) {
        return machines.stream().filter(m -> m.owns(address)).findFirst();
    }

    private void build() {
        site.published().forEach(taken::add);
        for (var host : site.hosts()) {
            var addresses =
                    host.addresses().stream().flatMap(p -> first(p).stream()).toList();
            addHost(host.name(), new Kind.Named(host), host.zone(), addresses);
        }
        for (var zone : site.zones()) {
            if (zone.prefixless()) {
                addHost("stranger", new Kind.Unnamed(), zone, strangers());
                addHost("stranger2", new Kind.Unnamed(), zone, strangers());
            } else if (zone.wire() == Wire.SHARED || site.hosts(zone).isEmpty()) {
                addHost(zone.name() + "*", new Kind.Unnamed(), zone, unnamed(zone));
            }
        }
        site.firewalls().forEach(f -> f.members().forEach(m -> machines.add(wall(f, m))));
    }

    private void addHost(String name, Kind kind, Zone zone, List<Address> addresses) {
        if (!addresses.isEmpty()) {
            taken.addAll(addresses);
            machines.add(new Machine(name, kind, List.of(new Port(ports++, zone, "eth0", addresses))));
        }
    }

    /// A virtual address stands on the first member alone, as it would while that one is up.
    private Machine wall(Firewall firewall, Firewall.Member member) {
        var elsewhere = firewall.members().stream()
                .takeWhile(m -> !m.equals(member))
                .flatMap(m -> m.legs().stream())
                .flatMap(l -> l.addresses().stream())
                .toList();
        var legs = member.legs().stream()
                .map(leg -> new Port(
                        ports++,
                        leg.zone(),
                        leg.device(),
                        leg.addresses().stream()
                                .filter(a -> !elsewhere.contains(a))
                                .toList()))
                .toList();
        return new Machine(member.name(), new Kind.Wall(firewall, member), legs);
    }

    private Optional<Address> first(Prefix prefix) {
        return Stream.iterate(Optional.of(prefix.first()), Optional::isPresent, a -> a.flatMap(Address::next))
                .limit(TRIES)
                .flatMap(Optional::stream)
                .takeWhile(prefix::contains)
                .filter(a -> ground.unicast(a) && ground.firewall(a).isEmpty())
                .filter(a -> prefix.single() || !a.equals(prefix.first()) || a.family() == Family.IPV6)
                .findFirst();
    }

    private List<Address> strangers() {
        return Stream.of(Family.values())
                .flatMap(family -> STRANGERS.stream()
                        .filter(p -> p.family() == family)
                        .flatMap(p -> free(p, site.prefixless()).stream())
                        .limit(1))
                .toList();
    }

    private List<Address> unnamed(Zone zone) {
        return Stream.of(Family.values())
                .flatMap(family -> zone.prefixes().stream()
                        .filter(p -> p.family() == family)
                        .flatMap(p -> free(p, zone).stream())
                        .limit(1))
                .toList();
    }

    /// The last address of a prefix that belongs to the zone and to nobody named: the edge of what a zone's
    /// word means.
    private Optional<Address> free(Prefix prefix, Zone zone) {
        var mine = ground.of(zone);
        return Stream.iterate(Optional.of(prefix.last()), Optional::isPresent, a -> a.flatMap(Address::previous))
                .limit(TRIES)
                .flatMap(Optional::stream)
                .takeWhile(prefix::contains)
                .filter(a -> mine.contains(a) && !taken.contains(a))
                .filter(a -> ground.host(a).isEmpty())
                .filter(a -> prefix.single()
                        || (!a.equals(prefix.first()) && !(zone.prefixless() && a.equals(prefix.last()))))
                .findFirst();
    }

    /// The address by which machines of `zone` reach a firewall: the virtual one of a pair, else the first of
    /// the leg.
    public Optional<Address> gateway(Firewall firewall, Zone zone, Family family) {
        var legs =
                firewall.members().stream().flatMap(m -> m.leg(zone).stream()).toList();
        var shared = legs.stream()
                .flatMap(l -> l.addresses().stream())
                .filter(a -> a.family() == family)
                .filter(a -> legs.stream().allMatch(l -> l.addresses().contains(a)))
                .findFirst();
        return shared.or(() -> legs.stream()
                .flatMap(l -> l.addresses().stream())
                .filter(a -> a.family() == family)
                .findFirst());
    }
}
