package bailey.proof;

import bailey.packet.Address;
import bailey.packet.AddressSet;
import bailey.packet.Family;
import bailey.policy.Firewall;
import bailey.policy.Ground;
import bailey.policy.Paths;
import bailey.policy.Place;
import bailey.policy.Site;
import bailey.policy.Zone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Which addresses stand where, as one firewall has to see it: those of zones, of firewalls, and published ones.
final class Whereabouts {
    private final Ground ground;
    private final Paths paths;
    private final Firewall here;
    private final List<Address> held;
    private final Map<Zone, AddressSet> sources = new HashMap<>();
    private final Map<Place, AddressSet> destinations = new HashMap<>();

    Whereabouts(Terrain terrain, Firewall here) {
        this.ground = terrain.ground();
        this.paths = terrain.paths();
        this.here = here;
        this.held = held(terrain.site());
    }

    /// What is a firewall's or published.
    private static List<Address> held(Site site) {
        var all = new ArrayList<>(site.published());
        site.firewalls().forEach(f -> f.legs().forEach(l -> all.addAll(l.addresses())));
        return List.copyOf(all);
    }

    private AddressSet held(Predicate<Address> some) {
        return AddressSet.of(held.stream().filter(some).toArray(Address[]::new));
    }

    /// Who may stand behind the leg of a zone: its machines, other firewalls' addresses in it, published ones.
    AddressSet sources(Zone zone) {
        return sources.computeIfAbsent(
                zone,
                z -> ground.of(z)
                        .union(held(a -> ground.zone(a).equals(z)
                                && !ground.place(a, paths).equals(here)))
                        .intersect(ground.unicast()));
    }

    AddressSet destinations(Place to) {
        return destinations.computeIfAbsent(to, place -> {
            var zone = place instanceof Zone z ? ground.of(z) : AddressSet.EMPTY;
            return zone.union(held(a -> ground.place(a, paths).equals(place))).intersect(ground.unicast());
        });
    }

    /// Another firewall's addresses are reached only by the leg by which their answers are admitted.
    AddressSet answerable(Place to, Zone out, Family family) {
        var unanswered = held(a -> ground.firewall(a).isPresent()
                && !paths.entry(ground.zone(a), here, family).equals(Optional.of(out)));
        return destinations(to).of(family).minus(unanswered);
    }

    /// The addresses of other firewalls whose own way to a place does not come in here by a leg.
    AddressSet astray(Place to, Zone in) {
        return held(a -> ground.firewall(a)
                .filter(sender -> !paths.through(sender, to, here, in))
                .isPresent());
    }
}
