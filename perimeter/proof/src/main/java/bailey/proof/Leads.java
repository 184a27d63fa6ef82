package bailey.proof;

import bailey.packet.AddressSet;
import bailey.packet.Family;
import bailey.packet.Packet;
import bailey.packet.Selector;
import bailey.policy.Endpoint;
import bailey.policy.Firewall;
import bailey.policy.Grant;
import bailey.policy.Group;
import bailey.policy.Host;
import bailey.policy.Promise;
import bailey.policy.Publication;
import bailey.policy.Wire;
import bailey.policy.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether lines lead, at any hour and without limit, from each address of some machines to each of others on each
/// port asked for: at an own address of the machine, or by a door at the port where it is published.
final class Leads {
    private static final long MOST_STEPS = 20_000_000;

    /// What has to be reached: one of `addresses` will do, or it has to be `each`.
    private record Target(Endpoint word, AddressSet addresses, boolean each) {}

    /// Packets: every source with every destination on everything asked.
    private record Box(AddressSet sources, AddressSet destinations, Asked asked) {
        boolean isEmpty() {
            return sources.isEmpty() || destinations.isEmpty() || asked.isEmpty();
        }
    }

    private final Estate estate;
    private final Promise.Always promise;
    private final Budget budget = new Budget(MOST_STEPS);
    private final List<Held> counting;

    Leads(Estate estate, Promise.Always promise) {
        this.estate = estate;
        this.promise = promise;
        this.counting = estate.between(promise.from(), promise.to()).stream()
                .filter(h -> h.terms().when().isEmpty() && h.terms().rate().isEmpty())
                .toList();
    }

    Optional<Breach> breach() {
        boolean asked = false;
        for (var family : Family.values()) {
            var wanted = Asked.of(Promises.asked(promise.services(), family));
            for (var from : promise.from()) {
                var sources = estate.ground().of(from).of(family);
                for (var target : targets(family)) {
                    asked |= !sources.isEmpty() && !wanted.isEmpty();
                    var missing = missing(from, sources, target, wanted, family);
                    if (missing.isPresent()) {
                        return missing;
                    }
                }
            }
        }
        return asked ? Optional.empty() : Optional.of(nothing());
    }

    private Breach nothing() {
        return new Breach(
                "its ends have no family in common in which there is such a service",
                List.of(promise.origin()),
                Optional.empty(),
                List.of(),
                "give both an address of one family, or remove the promise");
    }

    private List<Target> targets(Family family) {
        return promise.to().stream()
                .flatMap(this::targets)
                .map(t -> new Target(t.word, t.addresses.of(family), t.each))
                .filter(t -> !t.addresses.isEmpty())
                .toList();
    }

    private Stream<Target> targets(Endpoint word) {
        return switch (word) {
            case Host host -> Stream.of(new Target(host, estate.ground().of(host), !host.single()));
            case Group group -> group.hosts().stream().flatMap(this::targets);
            case Firewall firewall ->
                Stream.of(new Target(firewall, estate.ground().of(firewall), false));
            case Zone zone -> Stream.of(new Target(zone, estate.ground().of(zone), true));
        };
    }

    private Optional<Breach> missing(Endpoint from, AddressSet all, Target target, Asked wanted, Family family) {
        var sources = target.each ? all : all.minus(target.addresses); // nobody has to reach himself
        var open = new Box(sources, target.addresses, wanted);
        List<Box> boxes = open.isEmpty() ? List.of() : List.of(open);
        for (var lead : leads(target, family)) {
            budget.spend(boxes.size());
            boxes = minus(boxes, lead);
        }
        return boxes.stream().findFirst().map(b -> breach(from, target, b));
    }

    private List<Box> leads(Target target, Family family) {
        var leads = new ArrayList<Box>();
        onWire(target).forEach(leads::add);
        for (var held : counting) {
            var common = held.to().addresses().intersect(target.addresses);
            if (held.family() == family && !common.isEmpty()) {
                var reached = target.each ? common : target.addresses;
                leads.add(new Box(held.from().addresses(), reached, asked(held)));
            }
        }
        return leads;
    }

    /// Neighbours need no line, if nobody guards himself.
    private Stream<Box> onWire(Target target) {
        return estate.site().zones().stream()
                .filter(z -> z.wire() == Wire.SHARED)
                .flatMap(z -> estate.machines().of(z).stream())
                .filter(m -> !m.guarded())
                .map(m -> new Box(
                        estate.ground().of(m.zone()),
                        target.addresses.intersect(m.addresses()),
                        Asked.of(bailey.policy.Services.everything())))
                .filter(b -> !b.isEmpty())
                .map(b -> target.each ? b : new Box(b.sources, target.addresses, b.asked));
    }

    /// The ports at which a grant is asked for.
    private Asked asked(Held held) {
        if (!(held.grant().condition() instanceof Grant.Condition.Rewritten)
                || !(held.line() instanceof Publication door)) {
            return Asked.of(held.selectors());
        }
        return door.exposed()
                ? Unclaimed.of(estate, held)
                : Asked.of(door.doors().stream().map(Publication.Door::outside).toList());
    }

    private static List<Box> minus(List<Box> boxes, Box gone) {
        var left = new ArrayList<Box>();
        for (var box : boxes) {
            var sources = box.sources.intersect(gone.sources);
            var destinations = box.destinations.intersect(gone.destinations);
            if (sources.isEmpty() || destinations.isEmpty() || !box.asked.overlaps(gone.asked)) {
                left.add(box);
                continue;
            }
            Stream.of(
                            new Box(box.sources.minus(sources), box.destinations, box.asked),
                            new Box(sources, box.destinations.minus(destinations), box.asked),
                            new Box(sources, destinations, box.asked.minus(gone.asked)))
                    .filter(b -> !b.isEmpty())
                    .forEach(left::add);
        }
        return left;
    }

    private Breach breach(Endpoint from, Target target, Box missing) {
        var witness = estate.samples().onWire(missing.sources, missing.destinations, missing.asked);
        var service = witness.map(w -> Selector.of(w.packet()).toString()).orElse("the service");
        return new Breach(
                witness.map(w -> w.sender() + " does not always reach " + w.receiver() + " on " + service)
                        .orElse(from.name() + " does not always reach " + target.word.name()),
                List.of(promise.origin()),
                witness.map(this::named),
                List.of(),
                "grant it without `when` and `rate`: `" + from.name() + " -> " + target.word.name() + ": " + service
                        + "`");
    }

    private Witness named(Witness witness) {
        Packet packet = witness.packet();
        var service = promise.services().stream()
                .filter(s -> s.in(packet.family()).stream().anyMatch(x -> x.contains(packet)))
                .map(s -> s.name())
                .findFirst()
                .orElse(witness.service());
        return new Witness(witness.sender(), packet, witness.receiver(), service);
    }
}
