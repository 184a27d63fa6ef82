package bailey.policy;

import bailey.packet.Address;
import bailey.packet.Family;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What forwards between zones: one machine, or the two of a pair that stand in for each other. Every member
/// has a leg in each of the same zones; a machine alone is its own only member.
public record Firewall(String name, List<Member> members, Origin origin) implements Place {
    /// One machine of a firewall.
    public record Member(String name, List<Leg> legs, Origin origin) {
        public Member {
            legs = List.copyOf(legs);
        }

        public Optional<Leg> leg(Zone zone) {
            return legs.stream().filter(l -> l.zone().equals(zone)).findFirst();
        }

        public boolean owns(Address address) {
            return legs.stream().anyMatch(l -> l.addresses().contains(address));
        }
    }

    /// An interface of a member in one zone; the first address of a family is the one it speaks with.
    public record Leg(Zone zone, String device, List<Address> addresses, Origin origin) {
        public Leg {
            addresses = List.copyOf(addresses);
        }
    }

    public Firewall {
        members = List.copyOf(members);
    }

    public boolean pair() {
        return members.size() > 1;
    }

    public List<Zone> zones() {
        return members.getFirst().legs().stream().map(Leg::zone).toList();
    }

    public boolean touches(Zone zone) {
        return members.getFirst().leg(zone).isPresent();
    }

    public Stream<Leg> legs() {
        return members.stream().flatMap(m -> m.legs().stream());
    }

    /// The address of a family by which `member` speaks on a leg: the first virtual one of a pair, which stays when
    /// the other member takes over, else the leg's own first.
    public Optional<Address> speaking(Member member, Zone zone, Family family) {
        var own = member.leg(zone).stream()
                .flatMap(l -> l.addresses().stream())
                .filter(a -> a.family() == family)
                .toList();
        return own.stream()
                .filter(a -> members.stream().allMatch(m -> m.owns(a)))
                .findFirst()
                .or(() -> own.stream().findFirst());
    }

    public boolean owns(Address address) {
        return members.stream().anyMatch(m -> m.owns(address));
    }

    /// Names are unique in a site; hashing all of it costs more than most of what maps are asked.
    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
