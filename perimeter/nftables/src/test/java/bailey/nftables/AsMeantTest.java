package bailey.nftables;

import static org.assertj.core.api.Assertions.assertThat;

import bailey.chance.Arrivals;
import bailey.chance.RandomSite;
import bailey.packet.Address;
import bailey.packet.Packet;
import bailey.packet.Protocol;
import bailey.policy.Arrival;
import bailey.policy.Firewall;
import bailey.policy.Ground;
import bailey.policy.Meaning;
import bailey.policy.Paths;
import bailey.policy.Site;
import bailey.policy.Verdict;
import bailey.policy.Zone;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The compiled ruleset, walked rule by rule, gives the reference meaning's verdict on random new packets:
/// accepted or not, by the same line, rewritten alike, refused alike.
class AsMeantTest {
    private static final int PACKETS = Integer.getInteger("agreement.packets", 4_000);
    /// The sites of the small run are the same each time; `agree` goes on from anywhere.
    private static final long FIRST = 1_000;

    private static final int SITES = Integer.getInteger("agreement.sites", 12);

    /// Ports that machines speak by on their own wires, and of ICMP all but echo.
    private static boolean unlike(Packet packet) {
        return packet.protocol().isIcmp()
                ? packet.selector() != (packet.protocol().equals(Protocol.ICMP) ? 8 : 128)
                : packet.protocol().equals(Protocol.VRRP)
                        || Set.of(67, 68, 546, 547, 5353).contains(packet.selector());
    }

    @ParameterizedTest
    @MethodSource("bailey.nftables.Sites#all")
    void everyRandomPacketFaresAsMeant(Path file) throws Exception {
        var site = Sites.read(file);
        compare(site, Long.getLong("agreement.seed", new Random().nextLong()));
    }

    static LongStream seeds() {
        long first = Long.getLong("agreement.seed", FIRST);
        return LongStream.range(first, first + SITES);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void soItIsForSitesNobodyWouldWrite(long seed) {
        compare(RandomSite.of(new Random(seed), Sites.NOW).site(), seed);
    }

    static void compare(Site site, long seed) {
        for (var firewall : site.firewalls()) {
            for (var machine : firewall.members()) {
                compare(site, firewall, machine, seed);
            }
        }
    }

    private static void compare(Site site, Firewall firewall, Firewall.Member machine, long seed) {
        var random = new Random(seed);
        var meaning = new Meaning(site);
        var ruleset = Compiler.compile(site, machine, Options.at(Sites.NOW));
        var arrivals = new Arrivals(site, random);
        for (int n = 0; n < PACKETS; n++) {
            var now = Sites.NOW.plus(Duration.ofMinutes(random.nextInt(3 * 365 * 24 * 60)));
            var arrival = arrivals.next(firewall, meaning.ground(), meaning.paths(), now);
            if (elsewhere(arrival, machine)) {
                continue;
            }
            var meant = meaning.verdict(arrival);
            var fate = Walk.of(
                    ruleset,
                    a -> route(a, meaning.ground(), meaning.paths(), firewall, machine),
                    arrival.packet(),
                    machine.leg(arrival.leg()).orElseThrow().device(),
                    now);
            assertThat(told(fate))
                    .as(
                            "%s of %s, seed %d: %s by %s at %s",
                            machine.name(), site.name(), seed, arrival.packet(), arrival.leg(), now)
                    .isEqualTo(told(meant, machine));
            if (meant instanceof Verdict.Accepted accepted && accepted.out().isPresent() && !dhcp(arrival)) {
                answered(meaning, arrival, accepted, fate, random);
            }
            spoken(meaning, ruleset, arrival, machine);
        }
    }

    /// Its answers look like those to a firewall that is a client itself.
    private static boolean dhcp(Arrival arrival) {
        return Set.of(67, 547).contains(arrival.packet().selector());
    }

    /// The flow ends when its last line does.
    private static void answered(
            Meaning meaning, Arrival of, Verdict.Accepted accepted, Walk.Fate fate, Random random) {
        var later = of.now().plus(Duration.ofDays(random.nextInt(900)));
        var left = accepted.leaves();
        boolean ports = left.protocol().hasPorts();
        var reply = new Packet(
                /* source= */ left.destination(),
                /* destination= */ left.source(),
                left.protocol(),
                /* sourcePort= */ ports ? left.selector() : 0,
                /* selector= */ ports ? left.sourcePort() : 0);
        var state = new Arrival.State.Reply(of);
        var meant = meaning.verdict(new Arrival(reply, of.at(), accepted.out().orElseThrow(), state, later));
        boolean open = fate.endsOn() == 0 || later.isBefore(Instant.EPOCH.plus(Duration.ofDays(fate.endsOn())));
        assertThat(open).as("%s at %s, answered at %s", of, of.now(), later).isEqualTo(meant.accepted());
    }

    /// The same packet, sent by the machine itself.
    private static void spoken(Meaning meaning, Ruleset ruleset, Arrival arrival, Firewall.Member machine) {
        var here = arrival.at();
        var own = machine.leg(arrival.leg()).orElseThrow().addresses().stream()
                .filter(a -> a.family() == arrival.packet().family())
                .findFirst();
        var out = route(arrival.packet().destination(), meaning.ground(), meaning.paths(), here, machine);
        if (own.isEmpty() || out.isEmpty() || unlike(arrival.packet())) {
            return;
        }
        var packet = arrival.packet().withSource(own.get());
        var meant = meaning.sent(packet, here, arrival.now());
        var fate = Walk.sent(ruleset, packet, out.get(), arrival.now());
        var what = "%s sends %s at %s".formatted(machine.name(), packet, arrival.now());
        assertThat(fate.accepted()).as(what).isEqualTo(meant.accepted());
        if (meant.accepted()) {
            assertThat(told(fate)).as(what).isEqualTo(told(meant, machine));
        }
    }

    /// Packets for the other member of a pair do not come here; vrrp of this member itself neither.
    private static boolean elsewhere(Arrival arrival, Firewall.Member machine) {
        var packet = arrival.packet();
        boolean other = arrival.at().owns(packet.destination()) && !machine.owns(packet.destination());
        return other || (arrival.at().pair() && machine.owns(packet.source())) || !Arrivals.sane(arrival);
    }

    private static Optional<String> route(
            Address to, Ground ground, Paths paths, Firewall here, Firewall.Member machine) {
        var holder = ground.firewall(to).or(() -> ground.published(to) ? ground.owner(to, paths) : Optional.empty());
        if (holder.filter(here::equals).isPresent()) {
            return Optional.empty();
        }
        Zone zone = ground.zone(to);
        boolean routed = ground.firewall(to).isEmpty() && holder.isPresent(); // published: by routes, not by wire
        var direct = machine.leg(zone).filter(_ -> !routed).map(l -> l.zone());
        var path = holder.isPresent() ? paths.between(here, holder.get()) : paths.between(here, zone);
        var leg = direct.or(() -> path.flatMap(p -> p.getFirst().out()))
                .orElse(here.zones().getFirst());
        return machine.leg(leg).map(Firewall.Leg::device);
    }

    private static String told(Walk.Fate fate) {
        if (!fate.accepted()) {
            return fate.refused() ? "refused" : "dropped";
        }
        var words = fate.comment().split(" ", 2);
        var why = words[0].contains(":") ? words[0] : fate.comment();
        return "accepted, "
                + why.replace(" of the other member", "").replace("who listens to which group", "neighbour discovery")
                + ", as " + fate.leaves() + ", by " + fate.out().orElse("none");
    }

    private static String told(Verdict verdict, Firewall.Member machine) {
        return switch (verdict) {
            case Verdict.Dropped(var _, var refused) -> refused ? "refused" : "dropped";
            case Verdict.Accepted(var because, var leaves, var out) ->
                "accepted, "
                        + switch (because) {
                            case Verdict.Because.Granted(var grant) ->
                                Trials.place(grant.line().origin());
                            case Verdict.Because.ByItself(var what) -> what;
                        }
                        + ", as " + leaves + ", by "
                        + out.flatMap(machine::leg).map(Firewall.Leg::device).orElse("none");
        };
    }
}
