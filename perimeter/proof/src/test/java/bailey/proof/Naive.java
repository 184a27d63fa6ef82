package bailey.proof;

import bailey.packet.Address;
import bailey.packet.Packet;
import bailey.packet.Protocol;
import bailey.packet.Selector;
import bailey.policy.Endpoint;
import bailey.policy.Firewall;
import bailey.policy.Grant;
import bailey.policy.Group;
import bailey.policy.Host;
import bailey.policy.Mark;
import bailey.policy.Meaning;
import bailey.policy.Publication;
import bailey.policy.Role;
import bailey.policy.Site;
import bailey.policy.Wire;
import bailey.policy.Zone;
import bailey.proof.NaiveGround.Box;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The laws as docs/meaning.md states them, read off address by address and port by port on a handful of each. What a
/// machine can wear is asked of the reference meaning, packet by packet. Slow on purpose.
final class Naive {
    /// An address and what is asked of it.
    record Asking(Address address, Selector selector) {}

    private final Site site;
    private final Meaning meaning;
    final List<Box> machines;
    private final List<Address> addresses;
    private final List<Selector> selectors;
    private final NaiveWorn wearing;
    private final Map<Zone, Set<Asking>> worn = new HashMap<>();

    /// `site` without hours, rates and last days, which laws do not look at.
    Naive(Site site) {
        this.site = site;
        this.meaning = new Meaning(site);
        var ground = new NaiveGround(site, meaning);
        this.machines = ground.machines;
        this.addresses = ground.addresses;
        this.selectors = ground.selectors;
        this.wearing = new NaiveWorn(site, addresses, selectors);
    }

    /// The laws broken, with the lines where a line does it alone.
    Map<String, Set<Integer>> broken() {
        var broken = new TreeMap<String, Set<Integer>>();
        for (var law : Laws.OF_FILES) {
            var lines = switch (law.name()) {
                case "no-bypass" ->
                    lines(
                            law,
                            g -> source(g, Role.EXTERNAL)
                                    && (inward(g)
                                            || (firewall(g.to())
                                                    && g.line().terms().why().isEmpty())));
                case "published-in-dmz" ->
                    lines(
                            law,
                            g -> g.line() instanceof Publication
                                    ? destinations(g).anyMatch(a -> role(a) != Role.DMZ)
                                    : source(g, Role.EXTERNAL)
                                            && !firewall(g.to())
                                            && destinations(g).anyMatch(a -> role(a).inward()));
                case "named-inward" -> namedInward(law);
                case "named-outward" ->
                    lines(
                            law,
                            g -> source(g, Role.DMZ)
                                    && destination(g, Role.EXTERNAL)
                                    && (any(g)
                                            || (!named(g.to())
                                                    && g.line().terms().why().isEmpty())));
                case "confidential" -> confidential(law);
                case "proxied-only" -> proxiedOnly(law);
                case "no-lateral" -> noLateral(law);
                case "blast-radius" -> blastRadius(law);
                case "exposed-host" -> exposedHost();
                case "admin-path" -> adminPath();
                default -> throw new AssertionError(law.name());
            };
            if (!lines.isEmpty()) {
                broken.put(law.name(), lines);
            }
        }
        return broken;
    }

    private Stream<Grant> kept(Law law) {
        return meaning.grants().stream().filter(g -> !g.line().terms().waives().contains(law.name()));
    }

    private Set<Integer> lines(Law law, Predicate<Grant> breaks) {
        var lines = new TreeSet<Integer>();
        kept(law).filter(breaks).forEach(g -> lines.add(g.line().origin().line()));
        return lines;
    }

    private static Set<Integer> place(boolean broken) {
        return broken ? Set.of(0) : Set.of();
    }

    private Role role(Address address) {
        return meaning.ground().zone(address).role();
    }

    private boolean wall(Address address) {
        return meaning.ground().firewall(address).isPresent();
    }

    private Stream<Address> sources(Grant grant) {
        return addresses.stream().filter(grant.sources()::contains);
    }

    private Stream<Address> destinations(Grant grant) {
        return addresses.stream().filter(grant.destinations()::contains);
    }

    private boolean source(Grant grant, Role role) {
        return sources(grant).anyMatch(a -> !wall(a) && role(a) == role);
    }

    private boolean destination(Grant grant, Role role) {
        return destinations(grant).anyMatch(a -> !wall(a) && role(a) == role);
    }

    private boolean inward(Grant grant) {
        return destinations(grant).anyMatch(a -> !wall(a) && role(a).inward());
    }

    private Endpoint word(String name) {
        return site.endpoint(name).orElseThrow();
    }

    private boolean firewall(String name) {
        return word(name) instanceof Firewall;
    }

    private boolean named(String name) {
        return switch (word(name)) {
            case Host host -> host.single();
            case Group group -> group.hosts().stream().allMatch(Host::single);
            case Zone _, Firewall _ -> false;
        };
    }

    private static boolean any(Grant grant) {
        return java.util.stream.IntStream.range(0, 256)
                .mapToObj(Protocol::new)
                .filter(p -> p.in(grant.family()))
                .map(Selector::all)
                .allMatch(all -> ports(List.of(grant), all.protocol()).cardinality()
                        == all.ports().size());
    }

    private static BitSet ports(List<Grant> grants, Protocol protocol) {
        var ports = new BitSet();
        grants.stream()
                .flatMap(g -> g.selectors().stream())
                .filter(s -> s.protocol().equals(protocol))
                .forEach(s -> ports.set(s.ports().low(), s.ports().high() + 1));
        return ports;
    }

    private static boolean wide(List<Grant> grants) {
        return Stream.of(Protocol.TCP, Protocol.UDP)
                .anyMatch(p -> ports(grants, p).cardinality() > 1_024);
    }

    private Set<Integer> namedInward(Law law) {
        var inward = kept(law)
                .filter(g -> source(g, Role.DMZ) && (inward(g) || firewall(g.to())))
                .toList();
        boolean unnamed = inward.stream().anyMatch(g -> !firewall(g.to()) && !named(g.to()));
        boolean wide = false;
        for (var from : machines) {
            var targets = new ArrayList<List<Address>>();
            machines.stream().filter(m -> m.zone().role().inward()).forEach(m -> targets.add(m.addresses()));
            site.firewalls()
                    .forEach(f -> targets.add(
                            f.legs().flatMap(l -> l.addresses().stream()).toList()));
            for (var to : from.zone().role() == Role.DMZ ? targets : List.<List<Address>>of()) {
                wide |= wide(inward.stream()
                        .filter(g -> from.addresses().stream().anyMatch(g.sources()::contains)
                                && to.stream().anyMatch(g.destinations()::contains))
                        .toList());
            }
        }
        return place(unnamed || wide);
    }

    private Set<Integer> confidential(Law law) {
        var lines = new TreeSet<Integer>();
        for (var host : site.hosts()) {
            if (host.marks().contains(Mark.CONFIDENTIAL)) {
                if (!host.zone().role().inward()) {
                    lines.add(host.origin().line());
                }
                lines.addAll(lines(
                        law,
                        g -> to(g, host)
                                && (source(g, Role.EXTERNAL)
                                        || (source(g, Role.DMZ)
                                                && (word(g.from()) instanceof Zone
                                                        || word(g.to()) instanceof Zone
                                                        || wide(List.of(g)))))));
            }
        }
        return lines;
    }

    private boolean to(Grant grant, Host host) {
        return destinations(grant).anyMatch(a -> host.addresses().stream().anyMatch(p -> p.contains(a)) && !wall(a));
    }

    private Set<Integer> proxiedOnly(Law law) {
        boolean broken = false;
        for (var host : site.hosts()) {
            var grants =
                    kept(law).filter(g -> to(g, host) && source(g, Role.DMZ)).toList();
            var askers = new HashSet<Box>();
            grants.forEach(g -> machines.stream()
                    .filter(m -> m.zone().role() == Role.DMZ)
                    .filter(m -> m.addresses().stream().anyMatch(g.sources()::contains))
                    .forEach(askers::add));
            broken |= host.marks().contains(Mark.BACK_OFFICE)
                    && (askers.size() > 1 || grants.stream().anyMatch(g -> word(g.from()) instanceof Zone));
        }
        return place(broken);
    }

    private Set<Integer> noLateral(Law law) {
        var lines = lines(
                law,
                g -> word(g.from()) instanceof Zone zone
                        && zone.role() == Role.DMZ
                        && g.from().equals(g.to()));
        for (var zone : site.zones()) {
            var hosts = site.hosts(zone);
            if (zone.role() == Role.DMZ
                    && zone.wire() == Wire.SHARED
                    && (hosts.size() > 1 || hosts.stream().anyMatch(h -> !h.single()))
                    && !hosts.stream().allMatch(h -> h.marks().contains(Mark.GUARDED))) {
                lines.add(zone.origin().line());
            }
        }
        return lines;
    }

    private Set<Integer> blastRadius(Law law) {
        boolean broken = false;
        for (var host : site.hosts()) {
            for (var machine : machines) {
                if (machine.name().equals(host.name()) && host.zone().role() == Role.DMZ) {
                    var own = own(machine);
                    broken |= taken(machine, law).stream()
                            .filter(t -> wall(t.address) || role(t.address).inward())
                            .anyMatch(t -> !own.contains(t));
                }
            }
        }
        return place(broken);
    }

    private Set<Integer> exposedHost() {
        boolean broken = site.publications()
                .filter(Publication::exposed)
                .flatMap(p -> p.hosts().stream())
                .anyMatch(h -> machines.stream()
                        .filter(m -> m.name().equals(h.name()))
                        .anyMatch(m -> taken(m).stream()
                                .anyMatch(
                                        t -> !wall(t.address) && role(t.address).inward())));
        return place(broken);
    }

    private Set<Integer> adminPath() {
        var lines = new TreeSet<Integer>();
        for (var firewall : site.firewalls()) {
            boolean reached = meaning.grants().stream()
                    .anyMatch(g -> destinations(g).anyMatch(firewall::owns)
                            && g.line().terms().when().isEmpty()
                            && g.selectors().stream().anyMatch(s -> s.protocol().equals(Protocol.TCP))
                            && sources(g).anyMatch(this::administers));
            if (!reached) {
                lines.add(firewall.origin().line());
            }
        }
        return lines;
    }

    private boolean administers(Address address) {
        boolean operator = meaning.ground()
                .host(address)
                .filter(h -> h.marks().contains(Mark.OPERATOR))
                .isPresent();
        return !wall(address)
                && (role(address) == Role.MANAGEMENT
                        || (operator && role(address).inward()));
    }

    /// What grants give a machine by its own addresses.
    Set<Asking> own(Box machine) {
        var own = new HashSet<Asking>();
        machine.addresses()
                .forEach(s -> addresses.stream()
                        .filter(d -> !d.equals(s) && d.family() == s.family())
                        .forEach(d -> selectors.stream()
                                .filter(x -> meaning.grants().stream().anyMatch(g -> g.covers(packet(s, d, x))))
                                .forEach(x -> own.add(new Asking(d, x)))));
        return own;
    }

    static Packet packet(Address from, Address to, Selector selector) {
        return new Packet(from, to, selector.protocol(), 0, selector.lowest());
    }

    /// What it reaches when it is taken over, itself left out.
    Set<Asking> taken(Box machine) {
        return taken(machine, meaning);
    }

    private Set<Asking> taken(Box machine, Law law) {
        if (meaning.grants().size() == kept(law).count()) {
            return taken(machine);
        }
        var lines = site.lines().stream()
                .filter(l -> !l.terms().waives().contains(law.name()))
                .toList();
        return taken(machine, new Meaning(Strip.lines(site, lines)));
    }

    private Set<Asking> taken(Box machine, Meaning as) {
        var taken = new HashSet<>(own(machine));
        if (machine.zone().wire() == Wire.SHARED) {
            for (var next : machines) {
                if (next.zone().equals(machine.zone())) {
                    next.addresses()
                            .forEach(d -> selectors.stream()
                                    .filter(x -> !next.guarded() || grantedAnybody(d, x, as))
                                    .forEach(x -> taken.add(new Asking(d, x))));
                }
            }
            taken.addAll(
                    as == meaning
                            ? worn.computeIfAbsent(machine.zone(), z -> wearing.on(z, as))
                            : wearing.on(machine.zone(), as));
        }
        taken.removeIf(t -> machine.addresses().contains(t.address));
        return taken;
    }

    private static boolean grantedAnybody(Address to, Selector selector, Meaning as) {
        return as.grants().stream()
                .anyMatch(g ->
                        g.destinations().contains(to) && g.selectors().stream().anyMatch(s -> s.contains(selector)));
    }
}
