package bailey.proof;

import bailey.packet.Address;
import bailey.packet.AddressRange;
import bailey.packet.AddressSet;
import bailey.policy.Endpoint;
import bailey.policy.Firewall;
import bailey.policy.Ground;
import bailey.policy.Group;
import bailey.policy.Host;
import bailey.policy.Site;
import bailey.policy.Zone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Every machine of a site that is no firewall, each zone's nameless ones after its hosts.
final class Machines {
    private final Map<Host, Machine> named = new HashMap<>();
    private final Map<Zone, List<Machine>> zones = new HashMap<>();
    private final List<Machine> all = new ArrayList<>();
    private final TreeMap<Address, Machine> byAddress = new TreeMap<>();

    Machines(Site site, Ground ground) {
        site.zones().forEach(z -> zones.put(z, new ArrayList<>()));
        for (var host : site.hosts()) {
            var machine = Machine.named(host, ground.of(host));
            named.put(host, machine);
            zones.getOrDefault(host.zone(), new ArrayList<>()).add(machine);
        }
        for (var zone : site.zones()) {
            var here = zones.getOrDefault(zone, List.of());
            var hosts = AddressSet.union(here.stream().map(Machine::addresses).toList());
            var rest = ground.of(zone).minus(hosts);
            if (!rest.isEmpty()) {
                here.add(Machine.nameless(zone, rest));
            }
            all.addAll(here);
        }
        all.forEach(m -> m.addresses().ranges().forEach(r -> byAddress.put(r.first(), m)));
    }

    /// Whose an address is; nobody's if it is a firewall's, a published one or not unicast.
    Optional<Machine> at(Address address) {
        return Optional.ofNullable(byAddress.floorEntry(address))
                .map(Map.Entry::getValue)
                .filter(m -> m.addresses().contains(address));
    }

    /// The lowest address of a set that is a single host's.
    Optional<Address> lowestNamed(AddressSet set) {
        for (var range : set.ranges()) {
            for (var entry :
                    byAddress.subMap(range.first(), true, range.last(), true).entrySet()) {
                if (entry.getValue().host().isPresent() && entry.getValue().single()) {
                    return Optional.of(entry.getKey());
                }
            }
        }
        return Optional.empty();
    }

    List<Machine> all() {
        return all;
    }

    List<Machine> of(Zone zone) {
        return zones.getOrDefault(zone, List.of());
    }

    Machine of(Host host) {
        var machine = named.get(host);
        if (machine == null) {
            throw new IllegalArgumentException("no host " + host + " in this site");
        }
        return machine;
    }

    /// What a word names.
    List<Machine> of(Endpoint word) {
        return switch (word) {
            case Zone zone -> of(zone);
            case Host host -> List.of(of(host));
            case Group group -> group.hosts().stream().map(this::of).toList();
            case Firewall _ -> List.of();
        };
    }

    /// Those that a word names and that have one of some addresses.
    List<Machine> of(Endpoint word, AddressSet addresses) {
        return of(word).stream().filter(m -> has(m, addresses)).toList();
    }

    /// A set of a word has all or nothing of a range of one of its machines.
    private static boolean has(Machine machine, AddressSet addresses) {
        return machine.addresses().ranges().stream().map(AddressRange::first).anyMatch(addresses::contains);
    }
}
