package bailey.lab;

import bailey.lab.Machine.Port;
import bailey.lab.Probe.Expected;
import bailey.lab.Probe.Kind;
import bailey.packet.Address;
import bailey.packet.Family;
import bailey.packet.Packet;
import bailey.packet.Protocol;
import bailey.packet.Selector;
import bailey.policy.Firewall;
import bailey.policy.Icmp;
import bailey.policy.Role;
import bailey.policy.Wire;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The packets of a rehearsal: every pair of machines with every service of the pool, every published address,
/// every leg of every firewall, firewalls' own packets, forged sources, worn addresses and stray replies, in
/// both families.
final class Probes {
    /// What is sent twice to be told apart is no new probe.
    private record Key(String from, boolean pastSwitch, Packet packet, int flags) {}

    /// So many packets show that neighbours on a shared wire meet unseen.
    private static final int UNSEEN = 4;

    private final Topology topology;
    private final Expectations expectations;
    private final Numbers numbers;
    private final Map<Family, List<Selector>> pool = new HashMap<>();
    private final Set<Key> seen = new HashSet<>();
    private final Map<String, Integer> met = new HashMap<>();
    private final List<Probe> probes = new ArrayList<>();

    private Probes(Topology topology, Expectations expectations) {
        this.topology = topology;
        this.expectations = expectations;
        for (var family : Family.values()) {
            pool.put(family, Pool.of(topology.site(), family));
        }
        this.numbers = new Numbers(pool.values().stream().flatMap(List::stream).toList());
    }

    /// What is to be sent, in that order, and how many probes were left out since the lab can number no more.
    record Plan(List<Probe> probes, int leftOut) {}

    static Plan of(Topology topology, Expectations expectations) {
        return of(topology, expectations, List.of());
    }

    static Plan of(Topology topology, Expectations expectations, List<Packet> witnesses) {
        var all = new Probes(topology, expectations);
        new Witnesses(topology)
                .of(witnesses)
                .forEach(w -> all.add(Kind.WITNESS, w.from(), w.to(), Optional.empty(), w.datagram()));
        all.pairs();
        all.doors();
        all.walls();
        all.fromWalls();
        all.forged();
        all.worn();
        all.strays();
        return all.plan();
    }

    private Stream<Machine> hosts() {
        return topology.machines().stream().filter(m -> m.firewall().isEmpty());
    }

    private List<Machine> wallMachines() {
        return topology.machines().stream()
                .filter(m -> m.firewall().isPresent())
                .toList();
    }

    private void pairs() {
        hosts().forEach(from -> hosts().filter(to -> !to.equals(from)).forEach(to -> {
            for (var address : to.port().addresses()) {
                from.port()
                        .address(address.family())
                        .ifPresent(source -> ask(kind(from, to, address), from, to, source, address));
            }
        }));
    }

    private Kind kind(Machine from, Machine to, Address address) {
        boolean straight = from.port().zone().role() == Role.EXTERNAL
                && address.family() == Family.IPV4 // a published address is
                && to.kind() instanceof Machine.Kind.Named(var host)
                && topology.site()
                        .publications()
                        .anyMatch(p -> p.address().isPresent() && p.hosts().contains(host));
        return straight ? Kind.STRAIGHT : Kind.PAIR;
    }

    private void doors() {
        for (var address : topology.site().published()) {
            var to = topology.site()
                    .publications()
                    .filter(p -> p.address().filter(address::equals).isPresent())
                    .findFirst()
                    .flatMap(p -> p.hosts().getFirst().addresses().stream()
                            .filter(a -> a.family() == address.family())
                            .findFirst())
                    .flatMap(p -> topology.holder(p.base()))
                    .orElseThrow();
            hosts().filter(from -> !from.equals(to))
                    .forEach(from ->
                            from.port().address(address.family()).ifPresent(s -> ask(Kind.DOOR, from, to, s, address)));
        }
    }

    private void walls() {
        for (var to : wallMachines()) {
            for (var port : to.ports()) {
                for (var address : port.addresses()) {
                    hosts().filter(from -> topology.speaks(to)
                                    || to.port(from.port().zone()).isPresent())
                            .forEach(from -> from.port()
                                    .address(address.family())
                                    .ifPresent(s -> ask(Kind.WALL, from, to, s, address)));
                }
            }
        }
    }

    private void fromWalls() {
        for (var from : wallMachines()) {
            var firewall = from.firewall().orElseThrow();
            if (!topology.speaks(from)) {
                continue; // the one that stands by sends nothing through others
            }
            hosts().forEach(to -> to.port().addresses().forEach(a -> own(from, firewall, to, a)));
            for (var to : wallMachines()) {
                if (!to.firewall().equals(from.firewall()) && topology.speaks(to)) {
                    to.ports().forEach(p -> p.addresses().forEach(a -> own(from, firewall, to, a)));
                }
            }
        }
    }

    private void own(Machine from, Firewall firewall, Machine to, Address address) {
        var path = to.firewall().isPresent()
                ? topology.paths().between(firewall, to.firewall().get())
                : topology.paths().between(firewall, to.port().zone());
        path.flatMap(p -> p.getFirst().out())
                .flatMap(from::port)
                .flatMap(p -> p.address(address.family()))
                .ifPresent(source -> ask(Kind.OWN, from, to, source, address));
    }

    private void ask(Kind kind, Machine from, Machine to, Address source, Address destination) {
        var named = pool.getOrDefault(source.family(), List.of());
        Stream.concat(named.stream(), Pool.chance(from, to, named).stream())
                .map(selector -> Datagram.opening(packet(source, destination, selector)))
                .filter(datagram -> kind != Kind.OWN || Icmp.begins(datagram.packet())) // the rest is its kernel's
                .forEach(datagram -> add(kind, from, to, Optional.empty(), datagram));
    }

    static Packet packet(Address source, Address destination, Selector selector) {
        boolean selective =
                selector.protocol().hasPorts() || selector.protocol().isIcmp();
        return new Packet(
                source,
                destination,
                selector.protocol(),
                0,
                selective ? selector.ports().low() : 0);
    }

    private void forged() {
        for (var zone : topology.site().zones()) {
            for (var leg :
                    wallMachines().stream().flatMap(m -> m.port(zone).stream()).toList()) {
                var from = topology.on(zone).stream()
                        .filter(m -> m.firewall().isEmpty())
                        .reduce((_, last) -> last);
                for (var source : new Forgeries(topology).on(zone)) {
                    from.ifPresent(machine -> forged(machine, leg, source));
                }
            }
        }
    }

    private void forged(Machine from, Port leg, Address source) {
        boolean isolated = leg.zone().wire() == Wire.ISOLATED;
        var targets = new Forgeries(topology).targets(source, leg, expectations.meaning());
        for (var target : targets) {
            var datagram = Datagram.opening(target.packet());
            boolean speaks = from.port().address(source.family()).isPresent();
            if (speaks) {
                add(Kind.FORGED, from, target.machine(), Optional.empty(), datagram);
            }
            if (isolated || !speaks) {
                add(Kind.FORGED, from, target.machine(), Optional.of(leg), datagram);
            }
        }
    }

    private void worn() {
        hosts().forEach(from -> topology.on(from.port().zone()).stream()
                .filter(other -> other.firewall().isEmpty() && !other.equals(from))
                .flatMap(other -> other.port().addresses().stream())
                .forEach(worn -> new Forgeries(topology)
                        .granted(worn, expectations.meaning())
                        .forEach(t ->
                                add(Kind.WORN, from, t.machine(), Optional.empty(), Datagram.opening(t.packet())))));
    }

    private void strays() {
        hosts().forEach(from -> hosts().filter(to -> !to.equals(from)).forEach(to -> {
            for (var address : to.port().addresses()) {
                from.port().address(address.family()).ifPresent(source -> stray(from, to, source, address));
            }
        }));
    }

    private void stray(Machine from, Machine to, Address source, Address destination) {
        if (expectations.neighbours(from, destination)) {
            return;
        }
        var named = pool.getOrDefault(source.family(), List.of()).stream()
                .filter(s -> s.protocol().equals(Protocol.TCP))
                .map(s -> packet(source, destination, s))
                .toList();
        var granted = named.stream().filter(p -> expectations.passes(from, p)).findFirst();
        granted.or(() -> named.stream().findFirst()).ifPresent(p -> {
            add(Kind.STRAY, from, to, Optional.empty(), new Datagram(p, Datagram.SYN | Datagram.ACK, Optional.empty()));
            add(Kind.STRAY, from, to, Optional.empty(), new Datagram(p, Datagram.ACK, Optional.empty()));
        });
        boolean old = source.family() == Family.IPV4;
        var protocol = old ? Protocol.ICMP : Protocol.ICMPV6;
        var about = new Packet(destination, source, Protocol.UDP, 40_000, 53);
        for (int type : old ? new int[] {3, 4, 5} : new int[] {1, 2}) { // unreachable, quench, redirect; too big
            var error = new Packet(source, destination, protocol, 0, type);
            add(Kind.STRAY, from, to, Optional.empty(), new Datagram(error, 0, Optional.of(about)));
        }
        if (!old) {
            add(
                    Kind.STRAY,
                    from,
                    to,
                    Optional.empty(),
                    Datagram.opening(new Packet(source, destination, protocol, 0, 137)));
        }
    }

    private void add(Kind kind, Machine from, Machine to, Optional<Port> pastSwitch, Datagram datagram) {
        if (from.owns(datagram.packet().destination())) {
            return; // it would never leave
        }
        if (seen.add(new Key(from.name(), pastSwitch.isPresent(), datagram.packet(), datagram.flags()))) {
            var expected = expectations.of(kind, from, pastSwitch, datagram);
            expected.filter(e ->
                            !unseen(kind, e) || met.merge(from.name() + " " + to.name(), 1, Integer::sum) <= UNSEEN)
                    .ifPresent(
                            e -> probes.add(new Probe(0, kind, from, arriving(e).orElse(to), pastSwitch, datagram, e)));
        }
    }

    private Optional<Machine> arriving(Expected expected) {
        return expected instanceof Expected.Passes(var packet, var _, var _)
                ? topology.holder(packet.destination())
                : Optional.empty();
    }

    /// Between neighbours whom no firewall sees.
    private static boolean unseen(Kind kind, Expected expected) {
        return kind == Kind.PAIR && expected instanceof Expected.Passes(var _, var line, var _) && line.isEmpty();
    }

    private Plan plan() {
        var all = Portless.told(probes);
        var given = new ArrayList<>(numbers.give(all));
        int leftOut = all.size() - given.size();
        var meddling = new Meddling(topology, expectations.meaning(), expectations.now()).about(given);
        var left = numbers.left(given.size());
        for (int i = 0; i < Math.min(left.size(), meddling.size()); i++) {
            given.add(Numbers.numbered(meddling.get(i), left.get(i)));
        }
        return new Plan(List.copyOf(given), leftOut + Math.max(0, meddling.size() - left.size()));
    }
}
