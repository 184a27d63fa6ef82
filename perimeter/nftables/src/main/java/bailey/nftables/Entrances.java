package bailey.nftables;

import bailey.packet.Address;
import bailey.packet.AddressSet;
import bailey.packet.Family;
import bailey.packet.Ports;
import bailey.packet.Prefix;
import bailey.policy.Grant;
import bailey.policy.Publication;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// What each published address leads to, with `exposed` spelled out: a packet is in one opening of its address
/// at most.
final class Entrances {
    /// Packets for `outside` of a published address go to `inside` of the host. `port` is the one they are
    /// given, if another. `shared`: another publication of the address leads to the same service of the host,
    /// so that only the port asked for tells them apart.
    record Opening(Slice outside, Slice inside, OptionalInt port, boolean shared) {
        Optional<Ports> told() {
            return shared ? Optional.of(outside.ports()) : Optional.empty();
        }
    }

    private final Vantage vantage;
    private final Map<Integer, List<Opening>> openings = new LinkedHashMap<>();
    private final List<Publication> publications;
    private final Map<Address, Set<Address>> leading = new LinkedHashMap<>();

    Entrances(Vantage vantage) {
        this.vantage = vantage;
        this.publications =
                vantage.site.publications().filter(p -> p.address().isPresent()).toList();
        publications.forEach(p -> leading.computeIfAbsent(host(p), _ -> new HashSet<>())
                .add(p.address().orElseThrow()));
        for (int i = 0; i < publications.size(); i++) {
            openings.put(i, raw(publications.get(i)));
        }
        for (int i = 0; i < publications.size(); i++) {
            int at = i;
            openings.computeIfPresent(
                    at, (_, open) -> open.stream().map(o -> marked(at, o)).toList());
        }
    }

    /// Those with an address, in the file's order.
    List<Publication> publications() {
        return publications;
    }

    List<Opening> openings(Publication publication) {
        return openings.getOrDefault(publications.indexOf(publication), List.of());
    }

    /// The host's first IPv4 address.
    static Address host(Publication publication) {
        return publication.hosts().getFirst().addresses().stream()
                .filter(p -> p.family() == Family.IPV4)
                .map(Prefix::first)
                .findFirst()
                .orElseThrow();
    }

    /// By which names one of these destinations can be asked for.
    Asked leadingTo(AddressSet destinations) {
        var single = destinations.single();
        if (single.isPresent()) {
            return new Asked(true, leading.getOrDefault(single.get(), Set.of()));
        }
        var names = new HashSet<Address>();
        leading.forEach((host, published) -> {
            if (destinations.contains(host)) {
                names.addAll(published);
            }
        });
        return new Asked(true, names);
    }

    private List<Opening> raw(Publication publication) {
        if (publication.exposed()) {
            return unclaimed(publication.address().orElseThrow()).stream()
                    .map(s -> new Opening(s, s, OptionalInt.empty(), false))
                    .toList();
        }
        return publication.doors().stream()
                .filter(d -> d.outside().protocol().in(Family.IPV4))
                .map(Entrances::opening)
                .toList();
    }

    private static Opening opening(Publication.Door door) {
        var outside = Slice.of(door.outside());
        if (!door.mapped()) {
            return new Opening(outside, outside, OptionalInt.empty(), false);
        }
        int port = door.inside().ports().low();
        var inside = new Slice(outside.low(), outside.high(), Ports.of(port));
        return new Opening(outside, inside, OptionalInt.of(port), false);
    }

    /// What no publication and no flow to a firewall claims of an address.
    private List<Slice> unclaimed(Address address) {
        var claimed = new ArrayList<Slice>();
        publications.stream()
                .filter(p -> p.address().filter(address::equals).isPresent())
                .flatMap(p -> p.doors().stream())
                .forEach(d -> claimed.add(Slice.of(d.outside())));
        if (vantage.ground.firewall(address).isPresent()) {
            vantage.grants.stream()
                    .filter(g -> g.condition() instanceof Grant.Condition.Any)
                    .filter(g -> g.destinations().contains(address))
                    .forEach(g -> claimed.addAll(Slice.of(g.selectors(), g.family())));
        }
        var rest = Slice.everything(Family.IPV4);
        for (var claim : claimed) {
            rest = rest.stream()
                    .flatMap(s -> s.minus(claim, Family.IPV4).stream())
                    .toList();
        }
        return rest;
    }

    private Opening marked(int at, Opening opening) {
        var publication = publications.get(at);
        for (int other = 0; other < publications.size(); other++) {
            var rival = publications.get(other);
            if (other != at
                    && rival.address().equals(publication.address())
                    && host(rival).equals(host(publication))
                    && meet(opening, openings(rival))) {
                return new Opening(opening.outside, opening.inside, opening.port, true);
            }
        }
        return opening;
    }

    private static boolean meet(Opening opening, List<Opening> others) {
        return others.stream().anyMatch(o -> o.inside.intersect(opening.inside).isPresent());
    }
}
