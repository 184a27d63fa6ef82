package bailey.cli;

import bailey.packet.Address;
import bailey.packet.AddressSet;
import bailey.packet.Family;
import bailey.packet.Packet;
import bailey.packet.Ports;
import bailey.packet.Selector;
import bailey.policy.Firewall;
import bailey.policy.Grant;
import bailey.policy.Journey;
import bailey.policy.Line;
import bailey.policy.Meaning;
import bailey.policy.Place;
import bailey.policy.Publication;
import bailey.policy.Service;
import bailey.policy.Services;
import bailey.policy.Verdict.Cause;
import bailey.policy.Wire;
import bailey.policy.Zone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What may pass of all the traffic that a question names. Exact: the traffic is cut along zones, doors and grants
/// until all packets of a part fare alike, and the reference meaning judges one of each.
final class Inquiry {
    /// Packets that fare alike, `sample` one of them. `asked` is what of the question they answer: where a door
    /// rewrites them, they are `sent` to its address instead.
    record Part(Traffic asked, Traffic sent, Journey sample) {
        boolean passes() {
            return sample.arrives();
        }

        /// An ICMP answer or error, which is never a beginning.
        boolean beginsNothing() {
            return sample.end() instanceof Journey.End.Stopped(var _, var verdict) && verdict.cause() == Cause.NO_FLOW;
        }
    }

    /// All that passes, and what of the question does not.
    record Answer(List<Part> passing, List<Part> missing) {
        boolean yes() {
            return missing.isEmpty() && !passing.isEmpty();
        }

        /// `yes` if all of it may pass, `no` if nothing of it.
        String word() {
            return yes() ? "yes" : passing.isEmpty() ? "no" : "some";
        }
    }

    /// One machine or many that send from the same place: a zone, or a firewall itself.
    private record Start(Place at, AddressSet sources) {}

    /// A published address and what it leads to: `outside` becomes `inside` at `host`.
    private record Way(Publication by, Address address, Selector outside, Address host, Selector inside) {}

    private static final int MOST_PARTS = 50_000;
    private static final int ANY_PORT = 40_000;

    private final Meaning meaning;
    private final Instant now;
    private final List<Part> passing = new ArrayList<>();
    private final List<Part> missing = new ArrayList<>();
    private int parts;

    private Inquiry(Meaning meaning, Instant now) {
        this.meaning = meaning;
        this.now = now;
    }

    /// Whether `from` may begin `service` with `to`, at `now`.
    static Answer ask(Meaning meaning, AddressSet from, AddressSet to, Service service, Instant now) {
        var inquiry = new Inquiry(meaning, now);
        for (var family : Family.values()) {
            for (var start : inquiry.starts(from.of(family))) {
                for (var selector : alike(service.in(family))) {
                    inquiry.ask(start, to.of(family), selector);
                }
            }
        }
        return new Answer(List.copyOf(inquiry.passing), List.copyOf(inquiry.missing));
    }

    private List<Start> starts(AddressSet from) {
        var starts = new ArrayList<Start>();
        for (var zone : meaning.site().zones()) {
            alike(meaning.ground().of(zone).intersect(from)).forEach(s -> starts.add(new Start(zone, s)));
        }
        for (var firewall : meaning.site().firewalls()) {
            legs(firewall).forEach(s -> starts.add(new Start(firewall, s.intersect(from))));
        }
        starts.removeIf(start -> start.sources.isEmpty());
        return starts;
    }

    /// Those of a set that every line of `nat` treats alike.
    private List<AddressSet> alike(AddressSet set) {
        List<AddressSet> parts = List.of(set);
        for (var line : meaning.site().nat()) {
            var named = meaning.ground().of(line.from());
            parts = parts.stream()
                    .flatMap(p -> Stream.of(p.intersect(named), p.minus(named)))
                    .filter(p -> !p.isEmpty())
                    .toList();
        }
        return parts;
    }

    /// An ICMP type fares by itself: only some begin flows at all.
    private static List<Selector> alike(List<Selector> selectors) {
        return selectors.stream()
                .flatMap(s -> s.protocol().isIcmp()
                        ? IntStream.rangeClosed(s.ports().low(), s.ports().high())
                                .mapToObj(type -> new Selector(s.protocol(), Ports.of(type)))
                        : Stream.of(s))
                .toList();
    }

    private void ask(Start start, AddressSet to, Selector selector) {
        var found = new ArrayList<Part>();
        for (var way : start.at instanceof Zone ? ways() : List.<Way>of()) {
            if (to.contains(way.host) && way.inside.overlaps(selector)) {
                found.addAll(through(way, start, selector));
            }
        }
        var straight = new ArrayList<Part>();
        for (var goal : goals(to)) {
            straight.addAll(straight(start, new Traffic(start.sources, goal, selector)));
        }
        found.addAll(straight);
        found.stream().filter(Part::passes).forEach(passing::add);
        for (var part : straight) {
            if (!part.passes() && !part.beginsNothing()) {
                List<Traffic> rest = List.of(part.asked);
                for (var other : found) {
                    rest = other.passes() ? Traffic.minus(rest, other.asked) : rest;
                }
                rest.forEach(t -> missing.add(new Part(t, t, part.sample)));
            }
        }
    }

    /// A firewall's addresses, those of each wire by themselves: by which leg it is asked and answers hangs on that.
    private Stream<AddressSet> legs(Firewall firewall) {
        return firewall.zones().stream()
                .map(zone -> firewall.legs()
                        .filter(l -> l.zone().equals(zone))
                        .flatMap(l -> l.addresses().stream())
                        .toArray(Address[]::new))
                .map(AddressSet::of);
    }

    /// A set by whose wire an address is on: each zone's part, each firewall's on each wire, each published address.
    private List<AddressSet> goals(AddressSet to) {
        var published = AddressSet.of(meaning.site().published().toArray(Address[]::new));
        var zones = meaning.site().zones().stream().map(meaning.ground()::of);
        var firewalls = meaning.site().firewalls().stream().flatMap(this::legs);
        var held = Stream.concat(zones, firewalls).map(s -> s.intersect(to).minus(published));
        var doors = meaning.site().published().stream().filter(to::contains).map(AddressSet::of);
        return Stream.concat(held, doors).filter(s -> !s.isEmpty()).toList();
    }

    /// Every way in by a published address; what is `exposed` takes what no other claims there.
    private List<Way> ways() {
        var ways = new ArrayList<Way>();
        for (var publication : meaning.site().publications().toList()) {
            if (publication.address().isPresent()) {
                var address = publication.address().get();
                var host = publication.inside();
                publication.doors().stream()
                        .filter(d -> d.outside().protocol().in(Family.IPV4))
                        .forEach(d -> ways.add(new Way(publication, address, d.outside(), host, d.inside())));
                if (publication.exposed()) {
                    unclaimed(address).forEach(s -> ways.add(new Way(publication, address, s, host, s)));
                }
            }
        }
        return ways;
    }

    private List<Selector> unclaimed(Address address) {
        var somebody = AddressSet.of(address);
        var doors = meaning.site()
                .publications(address)
                .flatMap(p -> p.doors().stream())
                .map(Publication.Door::outside);
        var ours = meaning.grants().stream()
                .filter(g -> g.condition() instanceof Grant.Condition.Any)
                .filter(g -> meaning.ground().firewall(address).isPresent()
                        && g.destinations().contains(address))
                .flatMap(g -> g.selectors().stream());
        List<Traffic> left = Services.ANY.in(Family.IPV4).stream()
                .map(s -> new Traffic(somebody, somebody, s))
                .toList();
        for (var claimed : Stream.concat(doors, ours).distinct().toList()) {
            left = Traffic.minus(left, new Traffic(somebody, somebody, claimed));
        }
        return left.stream().map(Traffic::selector).toList();
    }

    private List<Part> through(Way way, Start start, Selector selector) {
        var all = new Traffic(start.sources, AddressSet.of(way.host), way.inside);
        var asked = new Traffic(start.sources, AddressSet.of(way.host), selector).intersect(all);
        if (asked.isEmpty()) {
            return List.of();
        }
        boolean mapped = !way.inside.equals(way.outside);
        return cut(asked.get(), g -> counts(g, way.by)).inside.stream()
                .map(t -> part(
                        t,
                        new Traffic(t.sources(), AddressSet.of(way.address), mapped ? way.outside : t.selector()),
                        start))
                .flatMap(Optional::stream)
                .toList();
    }

    /// To the addresses themselves; of a published one also what its doors rewrite.
    private List<Part> straight(Start start, Traffic asked) {
        var found = new ArrayList<Part>();
        List<Traffic> open = List.of(asked);
        var published = asked.destinations().single().filter(meaning.ground()::published);
        for (var way : start.at instanceof Zone && published.isPresent() ? ways() : List.<Way>of()) {
            if (way.address.equals(published.get()) && way.outside.overlaps(asked.selector())) {
                for (var part : through(way, start, way.inside)) {
                    part.sent.intersect(asked).flatMap(t -> part(t, t, start)).ifPresent(found::add);
                    open = Traffic.minus(open, part.sent);
                }
            }
        }
        for (var box : open) {
            var pieces = unseen(start, box) ? new Pieces(List.of(box), List.of()) : cut(box, Inquiry::countsStraight);
            Stream.concat(pieces.inside.stream(), pieces.outside.stream())
                    .flatMap(t -> part(t, t, start).stream())
                    .forEach(found::add);
        }
        return found;
    }

    /// Neighbours on a shared wire, whom no grant divides.
    private boolean unseen(Start start, Traffic box) {
        return start.at instanceof Zone zone
                && zone.wire() == Wire.SHARED
                && meaning.ground().of(zone).contains(box.destinations());
    }

    private static boolean counts(Grant grant, Line by) {
        return switch (grant.condition()) {
            case Grant.Condition.Any() -> true;
            case Grant.Condition.Rewritten(var _) -> grant.line().equals(by);
            case Grant.Condition.Unrewritten() -> false;
        };
    }

    private static boolean countsStraight(Grant grant) {
        return !(grant.condition() instanceof Grant.Condition.Rewritten);
    }

    private record Pieces(List<Traffic> inside, List<Traffic> outside) {}

    /// Cuts a box along the grants that count, each piece inside the first grant of the file that has it.
    private Pieces cut(Traffic box, Predicate<Grant> counting) {
        var inside = new ArrayList<Traffic>();
        List<Traffic> open = List.of(box);
        for (var grant : meaning.grants()) {
            if (open.isEmpty()) {
                break;
            }
            if (!counting.test(grant) || !grant.line().terms().open(now)) {
                continue;
            }
            for (var selector : grant.selectors()) {
                if (selector.overlaps(box.selector())) {
                    var granted = new Traffic(grant.sources(), grant.destinations(), selector);
                    open.forEach(o -> o.intersect(granted).ifPresent(inside::add));
                    open = Traffic.minus(open, granted);
                }
            }
        }
        return new Pieces(inside, open);
    }

    private Optional<Part> part(Traffic asked, Traffic sent, Start start) {
        if (++parts > MOST_PARTS) {
            throw new WrongInput("that asks about too much at once; ask about fewer machines");
        }
        return packet(sent).map(packet -> new Part(asked, sent, meaning.journey(packet, start.at, now)));
    }

    /// One packet of the box; none where it holds only what a machine would send itself.
    private static Optional<Packet> packet(Traffic box) {
        var source = box.sources().first().orElseThrow();
        var destination = box.destinations().minus(AddressSet.of(source)).first();
        var protocol = box.selector().protocol();
        int port = protocol.hasPorts() ? ANY_PORT : 0;
        int selector = box.selector().lowest();
        if (destination.isEmpty()) {
            return box.sources()
                    .minus(AddressSet.of(source))
                    .first()
                    .map(other -> new Packet(other, source, protocol, port, selector));
        }
        return destination.map(d -> new Packet(source, d, protocol, port, selector));
    }
}
