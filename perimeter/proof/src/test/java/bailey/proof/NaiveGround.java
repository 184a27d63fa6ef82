package bailey.proof;

import bailey.packet.Address;
import bailey.packet.AddressSet;
import bailey.packet.Prefix;
import bailey.packet.Selector;
import bailey.policy.Mark;
import bailey.policy.Meaning;
import bailey.policy.Site;
import bailey.policy.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What there is of a site to be asked about, few enough to ask about each: machines, addresses, services.
final class NaiveGround {
    /// One machine and its addresses: a host, one of the many that a prefix is, or one without a name.
    record Box(String name, Zone zone, List<Address> addresses, boolean guarded) {}

    final List<Box> machines = new ArrayList<>();
    final List<Address> addresses = new ArrayList<>();
    final List<Selector> selectors;
    private final Site site;
    private final Meaning meaning;

    NaiveGround(Site site, Meaning meaning) {
        this.site = site;
        this.meaning = meaning;
        for (var host : site.hosts()) {
            boolean guarded = host.marks().contains(Mark.GUARDED);
            if (host.single()) {
                add(host.name(), host.zone(), unicast(host.addresses().stream().map(Prefix::first)), guarded);
            } else {
                add(host.name(), host.zone(), some(AddressSet.of(host.addresses()), 0), guarded);
                add(host.name(), host.zone(), some(AddressSet.of(host.addresses()), 1), guarded);
            }
        }
        for (var zone : site.zones()) {
            var hosts = AddressSet.union(site.hosts(zone).stream()
                    .map(h -> AddressSet.of(h.addresses()))
                    .toList());
            var rest = meaning.ground().of(zone).minus(hosts);
            add("?" + zone, zone, some(rest, 0), false);
            add("?" + zone, zone, some(rest, 1), false);
        }
        machines.forEach(m -> addresses.addAll(m.addresses));
        site.firewalls().forEach(f -> f.legs().forEach(l -> addresses.addAll(l.addresses())));
        this.selectors = selectors();
    }

    private void add(String name, Zone zone, List<Address> some, boolean guarded) {
        if (!some.isEmpty()) {
            machines.add(new Box(name, zone, some, guarded));
        }
    }

    private List<Address> unicast(Stream<Address> some) {
        return some.filter(a -> meaning.ground().unicast(a)
                        && meaning.ground().firewall(a).isEmpty())
                .filter(a -> !meaning.ground().published(a))
                .toList();
    }

    /// Of each family the address with that number.
    private List<Address> some(AddressSet set, int number) {
        var found = new ArrayList<Address>();
        for (var family : bailey.packet.Family.values()) {
            var few = set.of(family).ranges().stream()
                    .flatMap(r -> Stream.iterate(r.first(), a -> a.next().orElseThrow())
                            .limit(12)
                            .takeWhile(r::contains))
                    .limit(24)
                    .toList();
            unicast(few.stream()).stream().skip(number).limit(1).forEach(found::add);
        }
        return found;
    }

    /// The ends of every range that a line names.
    private List<Selector> selectors() {
        var all = new TreeSet<Selector>();
        for (var grant : meaning.grants()) {
            if (grant.selectors().size() < 100) {
                grant.selectors().forEach(s -> all.addAll(ends(s)));
            }
        }
        site.publications().flatMap(p -> p.doors().stream()).forEach(d -> {
            all.addAll(ends(d.outside()));
            all.addAll(ends(d.inside()));
        });
        all.add(Selector.tcp(22));
        all.removeIf(s -> s.protocol().isIcmp() && !List.of(8, 13, 128).contains(s.lowest()));
        return List.copyOf(all);
    }

    private static List<Selector> ends(Selector selector) {
        if (!selector.protocol().hasSelector()) {
            return List.of(selector);
        }
        return Stream.of(selector.ports().low(), selector.ports().high())
                .map(n -> new Selector(selector.protocol(), bailey.packet.Ports.of(n)))
                .toList();
    }
}
