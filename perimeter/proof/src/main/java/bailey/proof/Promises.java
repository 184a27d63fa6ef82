package bailey.proof;

import bailey.packet.Family;
import bailey.packet.Selector;
import bailey.policy.Promise;
import bailey.policy.Service;
import bailey.policy.Wire;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the file promises beyond the laws, held against what it grants.
final class Promises {
    private final Estate estate;
    private final Samples samples;

    Promises(Estate estate) {
        this.estate = estate;
        this.samples = new Samples(estate);
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
        return estate.held().stream()
                .filter(h -> Asked.overlap(h.selectors(), asked(never.services(), h.family())))
                .filter(h -> estate.meets(h.from(), never.from()) && estate.meets(h.to(), never.to()))
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
        var ground = estate.ground();
        var from = ground.of(never.from());
        var to = ground.of(never.to());
        return estate.site().zones().stream()
                .filter(z -> z.wire() == Wire.SHARED)
                .flatMap(z -> estate.machines().of(z).stream())
                .filter(m -> !m.guarded() && m.addresses().overlaps(to))
                .flatMap(m -> estate.beside(m).stream()
                        .filter(n -> n.addresses().overlaps(from))
                        .limit(1)
                        .map(n -> new Breach(
                                n + " and " + m + " share the wire of " + m.zone() + ", where no firewall stands",
                                List.of(never.origin()),
                                samples.onWire(
                                        n.addresses().intersect(from),
                                        m.addresses().intersect(to),
                                        Asked.of(Stream.of(Family.values())
                                                .flatMap(f -> asked(never.services(), f).stream())
                                                .toList())),
                                List.of(),
                                "make " + m.zone() + " `isolated`, or add `guarded` to " + m)))
                .findFirst();
    }

    private Optional<Breach> taken(Promise.NeverTaken never) {
        var start = never.from().stream()
                .flatMap(e -> estate.machines().of(e).stream())
                .distinct()
                .toList();
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
