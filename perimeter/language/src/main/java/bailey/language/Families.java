package bailey.language;

import bailey.packet.Family;
import bailey.packet.Prefix;
import bailey.policy.Endpoint;
import bailey.policy.Firewall;
import bailey.policy.Group;
import bailey.policy.Host;
import bailey.policy.Zone;
import java.util.EnumSet;
import java.util.Set;

/// The families in which an endpoint has an address.
final class Families {
    private Families() {}

    static Set<Family> of(Endpoint endpoint) {
        var families = EnumSet.noneOf(Family.class);
        switch (endpoint) {
            case Zone zone when zone.prefixless() -> families.addAll(EnumSet.allOf(Family.class));
            case Zone zone -> zone.prefixes().forEach(p -> families.add(p.family()));
            case Host host -> host.addresses().forEach(p -> families.add(p.family()));
            case Group group ->
                group.hosts().stream()
                        .flatMap(h -> h.addresses().stream())
                        .map(Prefix::family)
                        .forEach(families::add);
            case Firewall firewall ->
                firewall.legs().flatMap(l -> l.addresses().stream()).forEach(a -> families.add(a.family()));
        }
        return families;
    }
}
