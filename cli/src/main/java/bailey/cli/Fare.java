package bailey.cli;

import bailey.packet.AddressSet;
import bailey.packet.Family;
import bailey.packet.Selector;
import bailey.policy.Firewall;
import bailey.policy.Journey;
import bailey.policy.Verdict.Accepted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/// Traffic that fares alike, put together again from the parts an inquiry cut: everything from `sources` to
/// `destinations` on `selectors`. Where a door rewrites it, `destinations` is the door's address and `inside` the
/// host behind.
record Fare(
        Family family,
        AddressSet sources,
        AddressSet destinations,
        List<Selector> selectors,
        Optional<AddressSet> inside,
        Journey sample) {
    /// What makes two journeys tell the same story: at each firewall the same legs, the same line, the same NAT.
    private record Plot(List<Object> steps, Object end) {
        static Plot of(Journey journey) {
            var steps = new ArrayList<Object>();
            var packet = journey.sent();
            for (var step : journey.steps()) {
                steps.add(step.at());
                steps.add(step.leg());
                if (step.verdict() instanceof Accepted(var because, var leaves, var out)) {
                    steps.add(Story.because(because));
                    steps.add(out);
                    steps.add(leaves.source().equals(packet.source()) ? "" : leaves.source());
                    steps.add(leaves.selector() == packet.selector() ? "" : leaves.selector());
                    packet = leaves;
                } else {
                    steps.add(step.verdict());
                }
            }
            return new Plot(steps, end(journey));
        }

        private static Object end(Journey journey) {
            return switch (journey.end()) {
                case Journey.End.Delivered(var _, var zone) -> zone;
                case Journey.End.TakenIn(var _, Firewall at) -> at;
                case Journey.End.OnTheWire on -> on;
                case Journey.End.Stopped(var at, var verdict) -> List.of(at, verdict);
                case Journey.End.NoWay none -> none;
            };
        }
    }

    private record Kind(Family family, boolean door, Plot plot) {}

    /// The parts of an answer in as few as tell the same; exact, so no fare says more than its parts together.
    static List<Fare> of(List<Inquiry.Part> parts) {
        Map<Kind, List<Fare>> kinds = new LinkedHashMap<>();
        for (var part : parts) {
            boolean door = !part.asked().equals(part.sent());
            var sent = part.sent();
            var fare = new Fare(
                    part.sample().sent().family(),
                    sent.sources(),
                    sent.destinations(),
                    List.of(sent.selector()),
                    door ? Optional.of(part.asked().destinations()) : Optional.empty(),
                    part.sample());
            kinds.computeIfAbsent(new Kind(fare.family, door, Plot.of(part.sample())), _ -> new ArrayList<>())
                    .add(fare);
        }
        return kinds.values().stream().flatMap(k -> joined(k).stream()).toList();
    }

    private static Collection<Fare> joined(Collection<Fare> fares) {
        var byService = join(fares, f -> List.of(f.sources, f.destinations, f.inside), Fare::withSelectorsOf);
        var byTarget = join(byService, f -> List.of(f.sources, f.selectors, f.inside), Fare::withDestinationsOf);
        var bySender = join(byTarget, f -> List.of(f.destinations, f.selectors, f.inside), Fare::withSourcesOf);
        return bySender.size() < fares.size() ? joined(bySender) : bySender;
    }

    private static Collection<Fare> join(
            Collection<Fare> fares, Function<Fare, List<Object>> key, BinaryOperator<Fare> together) {
        Map<List<Object>, Fare> joined = new LinkedHashMap<>();
        fares.forEach(f -> joined.merge(key.apply(f), f, together));
        return joined.values();
    }

    private Fare withSourcesOf(Fare other) {
        return new Fare(family, sources.union(other.sources), destinations, selectors, inside, sample);
    }

    private Fare withDestinationsOf(Fare other) {
        return new Fare(family, sources, destinations.union(other.destinations), selectors, inside, sample);
    }

    private Fare withSelectorsOf(Fare other) {
        var all = new ArrayList<>(selectors);
        other.selectors.stream().filter(s -> !all.contains(s)).forEach(all::add);
        return new Fare(family, sources, destinations, all.stream().sorted().toList(), inside, sample);
    }
}
