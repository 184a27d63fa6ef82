package bailey.proof;

import bailey.packet.Family;
import bailey.packet.Selector;
import bailey.policy.Endpoint;
import bailey.policy.Promise;
import bailey.policy.Service;
import bailey.policy.Wire;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the file promises beyond the laws, held against what it grants.
final class Promises {
    private final Estate estate;
    private final Samples samples;

    Promises(Estate estate) {
        this.estate = estate;
        this.samples = estate.samples();
    }

    /// How a promise is broken.
    Optional<Breach> breach(Promise promise) {
        return switch (promise) {
            case Promise.Never never -> straight(never).or(() -> onWire(never));
            case Promise.NeverTaken never -> taken(never);
            case Promise.Always always -> new Leads(estate, always).breach();
        };
    }

    /// Services of a promise; none means any.
    static List<Selector> asked(List<Service> services, Family family) {
        return services.isEmpty()
                ? bailey.policy.Services.ANY.in(family)
                : services.stream().flatMap(s -> s.in(family).stream()).toList();
    }

    private Optional<Breach> straight(Promise.Never never) {
        var asked = Stream.of(Family.values()).collect(Collectors.toMap(f -> f, f -> asked(never.services(), f)));
        return estate.between(never.from(), never.to()).stream()
                .filter(h -> Asked.overlap(h.selectors(), asked.getOrDefault(h.family(), List.of())))
                .findFirst()
                .map(h -> straight(never, h));
    }

    private Breach straight(Promise.Never never, Held held) {
        var ground = estate.ground();
        var asked = Asked.of(held.selectors()).intersect(Asked.of(asked(never.services(), held.family())));
        return new Breach(
                held.from() + " reaches " + held.to() + " on " + Samples.services(held),
                List.of(held.line().origin()),
                samples.of(
                        held,
                        held.from().addresses().intersect(ground.of(never.from())),
                        held.to().addresses().intersect(ground.of(never.to())),
                        asked),
                List.of(),
                "remove one of the two lines, or name less in it");
    }

    /// Neighbours of a shared wire reach each other on everything.
    private Optional<Breach> onWire(Promise.Never never) {
        var from = machines(never.from());
        var to = machines(never.to());
        return estate.site().zones().stream()
                .filter(z -> z.wire() == Wire.SHARED)
                .map(z -> estate.machines().of(z))
                .flatMap(here -> neighbours(
                                here.stream().filter(from::contains).limit(2).toList(),
                                here.stream()
                                        .filter(m -> to.contains(m) && !m.guarded())
                                        .limit(2)
                                        .toList())
                        .map(pair -> onWire(never, pair.getFirst(), pair.getLast())))
                .findFirst();
    }

    private Set<Machine> machines(List<Endpoint> words) {
        return words.stream()
                .flatMap(w -> estate.machines().of(w).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// Two of each are enough to find a pair that is no machine twice.
    private static Stream<List<Machine>> neighbours(List<Machine> some, List<Machine> others) {
        return some.stream()
                .flatMap(n -> others.stream().filter(m -> n != m || !m.single()).map(m -> List.of(n, m)));
    }

    private Breach onWire(Promise.Never never, Machine from, Machine to) {
        var asked = Stream.of(Family.values())
                .flatMap(f -> asked(never.services(), f).stream())
                .toList();
        return new Breach(
                from + " and " + to + " share the wire of " + to.zone() + ", where no firewall stands",
                List.of(never.origin()),
                samples.onWire(from.addresses(), to.addresses(), Asked.of(asked)),
                List.of(),
                "make " + to.zone() + " `isolated`, or add `guarded` to " + to);
    }

    private Optional<Breach> taken(Promise.NeverTaken never) {
        var start = List.copyOf(machines(never.from()));
        var target = estate.ground().of(never.to());
        return Takeover.chain(estate, start, target, never.machines()).map(chain -> taken(never, chain));
    }

    private Breach taken(Promise.NeverTaken never, List<Link> chain) {
        var at = chain.stream()
                .flatMap(l -> l.line().stream())
                .map(l -> l.origin())
                .toList();
        int machines = chain.size();
        return new Breach(
                machines == 1
                        ? "taken over, " + chain.getFirst().from() + " reaches "
                                + chain.getLast().to()
                        : chain.getLast().to() + " is reached when " + machines + " machines fall one after the other, "
                                + chain.getFirst().from() + " the first",
                at.isEmpty() ? List.of(never.origin()) : at,
                Optional.empty(),
                chain,
                chain.stream().anyMatch(l -> l.line().isEmpty() || l.worn().isPresent())
                        ? "make the zone of a shared wire on the chain `isolated`, or remove a line of it"
                        : "remove a line of the chain, or name less in it");
    }
}
