package bailey.policy;

import bailey.packet.Address;
import bailey.packet.AddressSet;
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

    private static final Verdict NO_FLOW = new Dropped(Cause.NO_FLOW, false);

    private final Site site;
    private final Ground ground;
    private final Paths paths;
    private final LocalTraffic local;
    private final Doors doors;
    private final Nat nat;
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
        this.local = new LocalTraffic(ground, paths, grants);
        this.doors = new Doors(site, ground, paths, grants);
        this.nat = new Nat(site, ground);
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
        var spoken = local.verdict(arrival);
        if (spoken.isEmpty() && !(ground.unicast(packet.source()) && ground.unicast(packet.destination()))) { // 1
            return new Dropped(Cause.NOT_UNICAST, false);
        }
        if (spoken.isEmpty() && spoofed(packet.source(), here, arrival.leg())) {
            return new Dropped(Cause.SPOOFED, false);
        }
        if (banned.contains(packet.source())) { // 2
            return new Dropped(Cause.BANNED, false);
        }
        return spoken.orElseGet(() -> switch (arrival.state()) {
            case Arrival.State.New() -> begin(packet, here, arrival.leg(), open);
            case Arrival.State.Reply(var of) ->
                begun(of, arrival.now())
                        .<Verdict>flatMap(flow -> flow.reply(arrival))
                        .orElse(NO_FLOW);
            case Arrival.State.Related(var of) ->
                begun(of, arrival.now())
                        .<Verdict>flatMap(flow -> flow.error(arrival))
                        .orElse(NO_FLOW);
        });
    }

    private boolean spoofed(Address source, Firewall here, Zone leg) {
        boolean own = ground.place(source, paths).equals(here);
        return own
                || paths.entry(ground.zone(source), here, source.family())
                        .filter(leg::equals)
                        .isEmpty();
    }

    /// The flow that `of` began, if it is granted still: `when` and `rate` speak of beginnings alone.
    private Optional<Begun> begun(Arrival of, Instant now) { // 3
        return verdict(of, terms -> !terms.ended(now)) instanceof Accepted left
                ? Optional.of(new Begun(of, left))
                : Optional.empty();
    }

    private Verdict begin(Packet packet, Firewall here, Zone leg, Predicate<Terms> open) {
        if (!Icmp.begins(packet)) {
            return NO_FLOW;
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

    private Optional<Course> course(Rewritten rewritten, Firewall here, Zone leg) { // 5
        var from = ground.zone(rewritten.packet.source());
        var to = ground.place(rewritten.packet.destination(), paths);
        if (to.equals(here)) {
            return Optional.of(new Course(List.of(), Optional.empty()));
        }
        if (to.equals(from) && from.wire() == Wire.SHARED && rewritten.by.isEmpty()) {
            return Optional.empty(); // neighbours, who reach each other on their wire
        }
        return paths.between(from, to)
                .filter(_ -> paths.carries(from, to, rewritten.packet.family()))
                .flatMap(hops -> hops.stream()
                        .filter(h -> h.at().equals(here)
                                && h.in().filter(leg::equals).isPresent())
                        .filter(h -> answerable(rewritten.packet.destination(), here, h.out()))
                        .filter(_ -> sends(rewritten.packet.source(), to, here, leg))
                        .findFirst()
                        .map(h -> new Course(hops, h.out())));
    }

    /// Another firewall's packets come by the way that it would send them itself: it may stand on the wire that they go
    /// to, and then its answers would not come here.
    private boolean sends(Address source, Place to, Firewall here, Zone leg) {
        return ground.firewall(source)
                .map(sender -> paths.through(sender, to, here, leg))
                .orElse(true);
    }

    /// Of another firewall's addresses only those are reached whose answers step 1 admits by the leg asked by:
    /// one on a wire that both firewalls stand on is reached by that wire or not at all.
    private boolean answerable(Address to, Firewall here, Optional<Zone> out) {
        return ground.firewall(to).isEmpty()
                || (out.isPresent() && out.equals(paths.entry(ground.zone(to), here, to.family())));
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
        if (out.isEmpty()) {
            return packet;
        }
        if (rewritten.by.isPresent() && out.get().equals(in)) {
            return Nat.turned(packet, here, in);
        }
        return out.get().role() == Role.EXTERNAL ? nat.leaving(packet, here, out.get()) : packet;
    }

    /// What `here` does with a packet of its own (9).
    public Verdict sent(Packet packet, Firewall here, Instant now) {
        var path = paths.between(here, ground.place(packet.destination(), paths));
        var out = path.flatMap(hops -> hops.getFirst().out());
        if (path.isEmpty() || !ground.unicast(packet.destination()) || !answerable(packet.destination(), here, out)) {
            return stopped(packet.source(), Cause.OFF_PATH);
        }
        return judge(new Rewritten(packet, Optional.empty()), here, path.get(), terms -> terms.open(now))
                .<Verdict>map(g -> new Accepted(new Because.Granted(g), packet, out))
                .orElseGet(() -> stopped(packet.source(), Cause.NOT_GRANTED));
    }

    /// A packet's way through every firewall between machines, from where it is sent.
    public Journey journey(Packet packet, Place start, Instant now) {
        return new Traveller(this, packet, now).from(start);
    }

    /// The same from the leg where it arrives; no route need have led it there.
    public Journey journey(Arrival arrival) {
        return new Traveller(this, arrival.packet(), arrival.now()).from(arrival.at(), arrival.leg());
    }
}
