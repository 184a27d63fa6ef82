package bailey.policy;

import bailey.packet.Address;
import bailey.packet.AddressSet;
import bailey.packet.Family;
import bailey.packet.Packet;
import bailey.policy.Verdict.Accepted;
import bailey.policy.Verdict.Because;
import bailey.policy.Verdict.Cause;
import bailey.policy.Verdict.Dropped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What a site means: the reference verdict on one arrival, small and slow on purpose. The steps bear the
/// numbers they have in docs/meaning.md; everything clever is tested against this.
public final class Meaning {
    /// A packet after step 4: where it goes, and by which door it was rewritten.
    private record Rewritten(Packet packet, Optional<Publication> by) {}

    /// Where a packet is to go after step 5: out to a zone, or in (`out` empty).
    private record Course(List<Hop> path, Optional<Zone> out) {}

    private final Site site;
    private final Ground ground;
    private final Paths paths;
    private final Doors doors;
    private final List<Grant> grants;
    private final AddressSet banned;

    public Meaning(Site site) {
        this(site, AddressSet.EMPTY);
    }

    /// With addresses that are banned right now.
    public Meaning(Site site, AddressSet banned) {
        this.site = site;
        this.ground = new Ground(site);
        this.paths = new Paths(site);
        this.grants = Grants.of(site, ground);
        this.doors = new Doors(site, ground, paths, grants);
        this.banned = banned;
    }

    public Site site() {
        return site;
    }

    public Ground ground() {
        return ground;
    }

    public Paths paths() {
        return paths;
    }

    public List<Grant> grants() {
        return grants;
    }

    /// What `arrival.at()` does with it.
    public Verdict verdict(Arrival arrival) {
        return verdict(arrival, terms -> terms.open(arrival.now()));
    }

    private Verdict verdict(Arrival arrival, Predicate<Terms> open) {
        var packet = arrival.packet();
        var here = arrival.at();
        var local = new LocalTraffic(ground, paths, grants).verdict(arrival);
        if (local.isEmpty() && !(ground.unicast(packet.source()) && ground.unicast(packet.destination()))) { // 1
            return new Dropped(Cause.NOT_UNICAST, false);
        }
        if (local.isEmpty() && spoofed(packet.source(), here, arrival.leg())) {
            return new Dropped(Cause.SPOOFED, false);
        }
        if (banned.contains(packet.source())) { // 2
            return new Dropped(Cause.BANNED, false);
        }
        return local.orElseGet(() -> switch (arrival.state()) {
            case Arrival.State.New() -> begin(packet, here, arrival.leg(), open);
            case Arrival.State.Reply(var of) -> reply(packet, arrival, of);
            case Arrival.State.Related(var of) -> related(arrival, of);
        });
    }

    private boolean spoofed(Address source, Firewall here, Zone leg) {
        boolean own = here.owns(source) || publishedAt(source, here);
        return own || paths.entry(ground.zone(source), here).filter(leg::equals).isEmpty();
    }

    private boolean publishedAt(Address address, Firewall here) {
        return ground.published(address)
                && ground.owner(address, paths).filter(here::equals).isPresent();
    }

    private Verdict reply(Packet packet, Arrival arrival, Arrival of) { // 3
        return begun(of, arrival.now())
                .filter(flow -> flow.out().filter(arrival.leg()::equals).isPresent())
                .filter(flow -> answers(packet, flow.leaves()))
                .<Verdict>map(flow -> new Accepted(flow.because(), undone(packet, of.packet()), Optional.of(of.leg())))
                .orElse(new Dropped(Cause.NO_FLOW, false));
    }

    /// The flow that `of` began, if it is granted still: `when` and `rate` speak of beginnings alone.
    private Optional<Accepted> begun(Arrival of, Instant now) {
        return verdict(of, terms -> !terms.ended(now)) instanceof Accepted flow ? Optional.of(flow) : Optional.empty();
    }

    private static boolean answers(Packet packet, Packet left) {
        boolean ports = !packet.protocol().hasPorts()
                || (packet.sourcePort() == left.selector() && packet.selector() == left.sourcePort());
        return ports
                && !Icmp.redirect(packet)
                && packet.protocol().equals(left.protocol())
                && packet.source().equals(left.destination())
                && packet.destination().equals(left.source());
    }

    private static Packet undone(Packet reply, Packet asked) {
        boolean ports = reply.protocol().hasPorts();
        return new Packet(
                /* source= */ asked.destination(),
                /* destination= */ asked.source(),
                reply.protocol(),
                /* sourcePort= */ ports ? asked.selector() : reply.sourcePort(),
                /* selector= */ ports ? asked.sourcePort() : reply.selector());
    }

    private Verdict related(Arrival arrival, Arrival of) { // 3
        return begun(of, arrival.now())
                .filter(_ -> Icmp.error(arrival.packet()))
                .flatMap(flow -> error(arrival, of, flow))
                .orElse(new Dropped(Cause.NO_FLOW, false));
    }

    /// From beyond, about what `of` sent; or from its sender, about what came back. As in the kernel, where an
    /// end of the flow was rewritten the error comes from that end, whichever router sent it.
    private static Optional<Verdict> error(Arrival arrival, Arrival of, Accepted flow) {
        var packet = arrival.packet();
        var asked = of.packet();
        var left = flow.leaves();
        var because = new Because.ByItself("an error about a flow");
        if (flow.out().filter(arrival.leg()::equals).isPresent()
                && packet.destination().equals(left.source())) {
            boolean straight = left.destination().equals(asked.destination());
            var source = straight ? packet.source() : asked.destination();
            var leaves = packet.withSource(source).withDestination(asked.source(), packet.selector());
            return Optional.of(new Accepted(because, leaves, Optional.of(of.leg())));
        }
        if (arrival.leg().equals(of.leg()) && packet.destination().equals(asked.destination())) {
            boolean straight = left.source().equals(asked.source());
            var source = straight ? packet.source() : left.source();
            var leaves = packet.withSource(source).withDestination(left.destination(), packet.selector());
            return Optional.of(new Accepted(because, leaves, flow.out()));
        }
        return Optional.empty();
    }

    private Verdict begin(Packet packet, Firewall here, Zone leg, Predicate<Terms> open) {
        if (!Icmp.begins(packet)) {
            return new Dropped(Cause.NO_FLOW, false);
        }
        var rewritten = rewrite(packet, here);
        var course = course(rewritten, here, leg);
        if (course.isEmpty()) {
            return stopped(packet.source(), Cause.OFF_PATH);
        }
        var grant = judge(rewritten, here, course.get().path, open);
        if (grant.isEmpty()) {
            return stopped(packet.source(), Cause.NOT_GRANTED);
        }
        var left = leave(rewritten, here, leg, course.get().out);
        return new Accepted(new Because.Granted(grant.get()), left, course.get().out);
    }

    private Verdict stopped(Address source, Cause cause) { // 7
        return new Dropped(cause, site.refuses(ground.zone(source)));
    }

    private Rewritten rewrite(Packet packet, Firewall here) { // 4
        var entry = doors.entry(packet, here);
        return entry.map(e -> new Rewritten(packet.withDestination(e.host(), e.inside()), Optional.of(e.publication())))
                .orElseGet(() -> new Rewritten(packet, Optional.empty()));
    }

    /// The firewall that an address is one of, or is published at.
    private Optional<Firewall> holder(Address address) {
        return ground.firewall(address)
                .or(() -> ground.published(address) ? ground.owner(address, paths) : Optional.empty());
    }

    private Optional<Course> course(Rewritten rewritten, Firewall here, Zone leg) { // 5
        var packet = rewritten.packet;
        var from = ground.zone(packet.source());
        var holder = holder(packet.destination());
        if (holder.filter(here::equals).isPresent()) {
            return Optional.of(new Course(List.of(), Optional.empty()));
        }
        var to = ground.zone(packet.destination());
        var path = holder.isPresent() ? paths.between(from, holder.get()) : paths.between(from, to);
        boolean neighbours = holder.isEmpty() && from.equals(to);
        if (neighbours && from.wire() == Wire.SHARED && rewritten.by.isEmpty()) {
            return Optional.empty();
        }
        return path.flatMap(hops -> hops.stream()
                .filter(h -> h.at().equals(here) && h.in().filter(leg::equals).isPresent())
                .findFirst()
                .map(h -> new Course(hops, h.out())));
    }

    private Optional<Grant> judge(Rewritten rewritten, Firewall here, List<Hop> path, Predicate<Terms> open) { // 6
        return grants.stream()
                .filter(g -> g.covers(rewritten.packet))
                .filter(g -> open.test(g.line().terms()))
                .filter(g -> counts(g, rewritten, here, path))
                .findFirst();
    }

    private static boolean counts(Grant grant, Rewritten rewritten, Firewall here, List<Hop> path) {
        return switch (grant.condition()) {
            case Grant.Condition.Any() -> true;
            case Grant.Condition.Unrewritten() -> rewritten.by.isEmpty();
            case Grant.Condition.Rewritten(var _) -> {
                boolean first = path.isEmpty() || path.getFirst().at().equals(here);
                yield !first
                        || rewritten.by.filter(by -> by.equals(grant.line())).isPresent();
            }
        };
    }

    private Packet leave(Rewritten rewritten, Firewall here, Zone in, Optional<Zone> out) { // 8
        var packet = rewritten.packet;
        if (out.isEmpty() || packet.family() == Family.IPV6) {
            return packet;
        }
        if (rewritten.by.isPresent() && out.get().equals(in)) {
            return speaking(here, in).map(packet::withSource).orElse(packet);
        }
        if (out.get().role() != Role.EXTERNAL || here.owns(packet.source())) {
            return packet;
        }
        return translation(packet.source(), here, out.get())
                .map(packet::withSource)
                .orElse(packet);
    }

    private Optional<Address> translation(Address source, Firewall here, Zone out) {
        var lines = site.nat().stream()
                .filter(n -> n.to().equals(out) && sources(n).contains(source))
                .toList();
        return lines.stream()
                .filter(n -> lines.stream().allMatch(other -> sources(other).contains(sources(n))))
                .findFirst()
                .flatMap(n -> n.address().or(() -> speaking(here, out)));
    }

    private AddressSet sources(NatLine line) {
        return AddressSet.union(line.from().stream().map(ground::of).toList());
    }

    /// The first IPv4 address of a leg.
    private static Optional<Address> speaking(Firewall here, Zone leg) {
        return here.members().getFirst().leg(leg).stream()
                .flatMap(l -> l.addresses().stream())
                .filter(a -> a.family() == Family.IPV4)
                .findFirst();
    }

    /// What `here` does with a packet of its own (9).
    public Verdict sent(Packet packet, Firewall here, Instant now) {
        var holder = holder(packet.destination());
        var path = holder.isPresent()
                ? paths.between(here, holder.get())
                : paths.between(here, ground.zone(packet.destination()));
        if (path.isEmpty() || !ground.unicast(packet.destination())) {
            return stopped(packet.source(), Cause.OFF_PATH);
        }
        return judge(new Rewritten(packet, Optional.empty()), here, path.get(), terms -> terms.open(now))
                .<Verdict>map(g -> new Accepted(
                        new Because.Granted(g), packet, path.get().getFirst().out()))
                .orElseGet(() -> stopped(packet.source(), Cause.NOT_GRANTED));
    }

    /// The packet's way through every firewall between machines: from the zone of `start` on.
    public Journey journey(Packet packet, Zone start, Instant now) {
        return new Traveller(this).from(start, packet, now);
    }

    /// The way of a packet that a firewall sends itself.
    public Journey journey(Packet packet, Firewall start, Instant now) {
        return new Traveller(this).from(start, packet, now);
    }
}
