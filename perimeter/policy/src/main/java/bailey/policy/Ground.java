package bailey.policy;

import bailey.packet.Address;
import bailey.packet.AddressSet;
import bailey.packet.Prefix;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Whose an address is. Everything here follows from zones, firewalls and published addresses alone.
public final class Ground {
    /// What is never unicast, whatever the site (docs/meaning.md): this-host, loopback, link-local, multicast and
    /// reserved.
    public static final List<Prefix> NEVER_UNICAST = Stream.of(
                    "0.0.0.0/8",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "224.0.0.0/3",
                    "::/96",
                    "::ffff:0:0/96",
                    "fe80::/10",
                    "ff00::/8")
            .map(Prefix::of)
            .toList();

    private final Site site;
    private final AddressSet unicast;

    /// What a machine that is no firewall can have. A prefix as a host is no more than that either: it opens no
    /// firewall.
    private final AddressSet hosts;

    private final Map<Address, Firewall> firewalls = new HashMap<>();
    private final Map<Address, Zone> legs = new HashMap<>();
    private final Set<Address> published;
    private final Map<Zone, AddressSet> zones = new HashMap<>();

    public Ground(Site site) {
        this.site = site;
        this.unicast = AddressSet.ALL.minus(AddressSet.of(NEVER_UNICAST)
                .union(AddressSet.of(broadcasts(site).toArray(Address[]::new))));
        this.published = new HashSet<>(site.published());
        for (var firewall : site.firewalls()) {
            firewall.legs()
                    .forEach(leg -> leg.addresses().forEach(address -> {
                        firewalls.put(address, firewall);
                        legs.put(address, leg.zone());
                    }));
        }
        this.hosts = unicast.minus(AddressSet.of(firewalls.keySet().toArray(Address[]::new)))
                .minus(AddressSet.of(published.toArray(Address[]::new)));
        for (var zone : site.zones()) {
            zones.put(zone, set(zone));
        }
    }

    private static List<Address> broadcasts(Site site) {
        return site.zones().stream()
                .flatMap(z -> z.prefixes().stream())
                .flatMap(p -> nobodys(p).stream())
                .toList();
    }

    /// What is no machine's of a zone's prefix: the IPv4 broadcast, and the all-zero IPv6 address, which is the
    /// routers' anycast (RFC 4291, 2.6.1). Prefixes of one or two addresses have neither (RFC 3021, RFC 6164).
    public static Optional<Address> nobodys(Prefix prefix) {
        if (prefix.length() >= prefix.family().bits() - 1) {
            return Optional.empty();
        }
        return Optional.of(
                switch (prefix.family()) {
                    case IPV4 -> prefix.last();
                    case IPV6 -> prefix.first();
                });
    }

    private AddressSet set(Zone zone) {
        if (!zone.prefixless()) {
            return AddressSet.of(zone.prefixes()).intersect(hosts);
        }
        return hosts.minus(AddressSet.of(
                site.zones().stream().flatMap(z -> z.prefixes().stream()).toList()));
    }

    /// Whether one machine may have the address at all.
    public boolean unicast(Address address) {
        return unicast.contains(address);
    }

    /// Every unicast address.
    public AddressSet unicast() {
        return unicast;
    }

    /// What the zone's name means as an endpoint: its addresses less the firewalls', and of the prefixless zone
    /// less the published ones.
    public AddressSet of(Zone zone) {
        return zones.getOrDefault(zone, AddressSet.EMPTY);
    }

    /// What an endpoint's name means.
    public AddressSet of(Endpoint endpoint) {
        return switch (endpoint) {
            case Zone zone -> of(zone);
            case Host host -> AddressSet.of(host.addresses()).intersect(hosts);
            case Group group ->
                AddressSet.of(group.hosts().stream()
                                .flatMap(h -> h.addresses().stream())
                                .toList())
                        .intersect(hosts);
            case Firewall firewall ->
                AddressSet.of(
                        firewall.legs().flatMap(l -> l.addresses().stream()).toArray(Address[]::new));
        };
    }

    /// What several names mean together.
    public AddressSet of(Collection<? extends Endpoint> endpoints) {
        return AddressSet.union(endpoints.stream().map(this::of).toList());
    }

    /// The zone of an address: of a firewall's its leg's, of a published one and of what nothing claims the
    /// prefixless.
    public Zone zone(Address address) {
        var leg = legs.get(address);
        if (leg != null) {
            return leg;
        }
        return site.zones().stream()
                .filter(z -> z.prefixes().stream().anyMatch(p -> p.contains(address)))
                .findFirst()
                .orElseGet(site::prefixless);
    }

    public Optional<Firewall> firewall(Address address) {
        return Optional.ofNullable(firewalls.get(address));
    }

    public boolean published(Address address) {
        return published.contains(address);
    }

    /// The host that an address is one of.
    public Optional<Host> host(Address address) {
        return site.hosts().stream()
                .filter(h -> h.addresses().stream().anyMatch(p -> p.contains(address)))
                .findFirst();
    }

    /// The firewall that a published address belongs to: the first from the prefixless zone to its host.
    public Optional<Firewall> owner(Address published, Paths paths) {
        return site.publications(published)
                .findFirst()
                .flatMap(p ->
                        paths.between(site.prefixless(), p.hosts().getFirst().zone()))
                .map(path -> path.getFirst().at());
    }

    /// Where what is for an address is to go: to the firewall that has it or at which it is published, else on the
    /// wire of its zone.
    public Place place(Address address, Paths paths) {
        return firewall(address)
                .or(() -> published(address) ? owner(address, paths) : Optional.empty())
                .<Place>map(f -> f)
                .orElseGet(() -> zone(address));
    }

    /// The addresses of a host that are public, and so can be its `own` doors: none of RFC 1918, RFC 6598 and
    /// RFC 4193.
    public static List<Prefix> publicOnes(Host host) {
        return host.addresses().stream().filter(p -> !isPrivate(p)).toList();
    }

    private static final List<Prefix> PRIVATE = Stream.of(
                    "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7")
            .map(Prefix::of)
            .toList();

    /// Whether the addresses are private: RFC 1918, RFC 6598, RFC 4193.
    public static boolean isPrivate(Prefix prefix) {
        return PRIVATE.stream().anyMatch(p -> p.overlaps(prefix));
    }
}
