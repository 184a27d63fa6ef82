package bailey.policy;

import static bailey.policy.Sketch.NOON;
import static bailey.policy.Sketch.door;
import static bailey.policy.Sketch.leg;
import static bailey.policy.Sketch.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import bailey.packet.Address;
import bailey.packet.Packet;
import bailey.packet.Protocol;
import bailey.policy.Journey.End;
import bailey.policy.Verdict.Accepted;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Through two walls: `internet | front | dmz | back | lan, admin`.
final class JourneyTest {
    private final Sketch sketch = new Sketch();
    private final Zone internet = sketch.zone("internet", Role.EXTERNAL, Wire.SHARED);
    private final Zone dmz = sketch.zone("dmz", Role.DMZ, Wire.ISOLATED, "172.31.2.0/24", "2001:db8:2::/64");
    private final Zone lan = sketch.zone("lan", Role.INTERNAL, Wire.SHARED, "192.168.20.0/24", "2001:db8:20::/64");
    private final Zone admin = sketch.zone("admin", Role.MANAGEMENT, Wire.SHARED, "192.168.29.0/28");
    private final Host www = sketch.host("www", dmz, "172.31.2.10", "2001:db8:2::10");
    private final Host mx = sketch.host("mx", dmz, "172.31.2.25", "2001:db8:2::25");
    private final Host store = sketch.host("store", lan, "192.168.20.25", "2001:db8:20::25");
    private final Host deep = sketch.host("deep", lan, "192.168.20.30");
    private final Firewall front = sketch.firewall(
            "front", leg(internet, "203.0.113.18", "2001:db8::2"), leg(dmz, "172.31.2.1", "2001:db8:2::1"));
    private final Firewall back = sketch.firewall(
            "back",
            leg(dmz, "172.31.2.2", "2001:db8:2::2"),
            leg(lan, "192.168.20.1", "2001:db8:20::1"),
            leg(admin, "192.168.29.1"));
    private final Meaning meaning = meaning();

    private Meaning meaning() {
        sketch.publish("203.0.113.20", www, door(443, 443), door(8443, 443));
        sketch.publish("203.0.113.21", deep, door(2222, 22));
        sketch.own(www, door(443, 443));
        sketch.flow(mx, store, tcp(24));
        sketch.flow(mx, www, tcp(443));
        sketch.flow(lan, www, tcp(443));
        sketch.flow(lan, internet, tcp(443), Sketch.PING);
        sketch.flow(admin, front, tcp(22));
        sketch.flow(admin, back, tcp(22));
        sketch.flow(front, back, tcp(9));
        sketch.flow(back, internet, tcp(443));
        sketch.nat(lan, internet);
        sketch.nat(back, internet, "203.0.113.20"); // at `front`: a firewall never translates its own
        return sketch.meaning();
    }

    private Journey from(Zone zone, Packet packet) {
        return meaning.journey(packet, zone, NOON);
    }

    @Test
    void aStrangerMeetsTheOuterWallOnly() {
        var journey = from(internet, tcp("198.51.100.7", "203.0.113.20", 8443));
        assertThat(journey.end()).isEqualTo(new End.Delivered(tcp("198.51.100.7", "172.31.2.10", 443), dmz));
        assertThat(journey.steps()).hasSize(1);
        assertThat(journey.arrives()).isTrue();
        assertThat(journey.grant()).isPresent();
    }

    @Test
    void aDoorPastTwoWallsIsRewrittenAtTheFirstAndPassesTheSecond() {
        var journey = from(internet, tcp("198.51.100.7", "203.0.113.21", 2222));
        assertThat(journey.steps()).extracting(Journey.Step::at).containsExactly(front, back);
        assertThat(journey.end()).isEqualTo(new End.Delivered(tcp("198.51.100.7", "192.168.20.30", 22), lan));
        assertThat(from(internet, tcp("198.51.100.7", "192.168.20.30", 22)).end())
                .isInstanceOf(End.Stopped.class);
    }

    @Test
    void theLastWallOutTranslates() {
        var journey = from(lan, tcp("192.168.20.50", "198.51.100.7", 443));
        assertThat(journey.steps()).extracting(Journey.Step::at).containsExactly(back, front);
        assertThat(journey.end()).isEqualTo(new End.Delivered(tcp("203.0.113.18", "198.51.100.7", 443), internet));
    }

    @Test
    void aHairpinTurnsAtTheFirstWallMet() {
        var journey = from(lan, tcp("192.168.20.50", "203.0.113.20", 8443));
        assertThat(journey.steps()).extracting(Journey.Step::at).containsExactly(back);
        assertThat(journey.end()).isEqualTo(new End.Delivered(tcp("192.168.20.50", "172.31.2.10", 443), dmz));
        var neighbour = from(dmz, tcp("172.31.2.25", "203.0.113.20", 443));
        assertThat(neighbour.end()).isEqualTo(new End.Delivered(tcp("172.31.2.1", "172.31.2.10", 443), dmz));
    }

    @Test
    void aWallIsReachedThroughTheOther() {
        var asked = from(admin, tcp("192.168.29.2", "203.0.113.18", 22));
        assertThat(asked.end()).isEqualTo(new End.TakenIn(tcp("192.168.29.2", "203.0.113.18", 22), front));
        assertThat(asked.arrives()).isTrue();
        var stopped = from(internet, tcp("198.51.100.7", "192.168.20.1", 22));
        assertThat(stopped.end())
                .isInstanceOfSatisfying(
                        End.Stopped.class, s -> assertThat(s.at()).isEqualTo(front));
        assertThat(stopped.arrives()).isFalse();
    }

    @Test
    void neighboursOfASharedWireMeetNoFirewall() {
        var neighbours = from(lan, tcp("192.168.20.50", "192.168.20.25", 1));
        assertThat(neighbours.end()).isEqualTo(new End.OnTheWire(lan));
        assertThat(neighbours.arrives()).isTrue();
        assertThat(neighbours.grant()).isEmpty();
        assertThat(from(lan, tcp("192.168.20.50", "192.168.20.1", 1)).end()).isInstanceOf(End.Stopped.class);
        assertThat(from(dmz, tcp("172.31.2.25", "172.31.2.10", 443)).steps())
                .extracting(Journey.Step::at)
                .containsExactly(front);
        assertThat(from(dmz, tcp("172.31.2.10", "172.31.2.25", 443)).end()).isInstanceOf(End.Stopped.class);
    }

    @Test
    void whatAWallSendsPassesTheOther() {
        var probe = meaning.journey(tcp("172.31.2.1", "172.31.2.2", 9), front, NOON);
        assertThat(probe.end()).isEqualTo(new End.TakenIn(tcp("172.31.2.1", "172.31.2.2", 9), back));
        var update = meaning.journey(tcp("172.31.2.2", "198.51.100.7", 443), back, NOON);
        assertThat(update.steps()).extracting(Journey.Step::at).containsExactly(back, front);
        assertThat(update.end()).isEqualTo(new End.Delivered(tcp("203.0.113.20", "198.51.100.7", 443), internet));
    }

    @Test
    void whereNoFirewallLeadsThereIsNoWay() {
        var lonely = new Sketch();
        var world = lonely.zone("internet", Role.EXTERNAL, Wire.SHARED);
        var island = lonely.zone("island", Role.INTERNAL, Wire.ISOLATED, "192.168.1.0/24");
        lonely.flow(island, world, tcp(443));
        assertThat(lonely.meaning()
                        .journey(tcp("192.168.1.2", "198.51.100.7", 443), island, NOON)
                        .end())
                .isEqualTo(new End.NoWay());
    }

    /// Law 11: whatever arrives is answered through the same firewalls, and the answer is the asked packet's mirror.
    @Test
    void everyReplyComesBackAsTheMirrorOfWhatWasSent() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var places = Stream.of(
                        "198.51.100.7",
                        "203.0.113.20",
                        "203.0.113.21",
                        "203.0.113.18",
                        "172.31.2.10",
                        "172.31.2.25",
                        "172.31.2.1",
                        "192.168.20.25",
                        "192.168.20.30",
                        "192.168.20.50",
                        "192.168.29.2",
                        "2001:db8:ffff::7",
                        "2001:db8:2::10",
                        "2001:db8:2::25",
                        "2001:db8:20::25",
                        "2001:db8:20::1")
                .map(Address::of)
                .toList();
        var ports = List.of(22, 24, 80, 443, 2222, 8443);
        int answered = 0;
        for (int i = 0; i < 4_000; i++) {
            var source = places.get(random.nextInt(places.size()));
            var destination = places.get(random.nextInt(places.size()));
            if (source.family() != destination.family()
                    || meaning.ground().firewall(source).isPresent()) {
                continue;
            }
            var packet = new Packet(
                    source,
                    destination,
                    Protocol.TCP,
                    1024 + random.nextInt(9),
                    ports.get(random.nextInt(ports.size())));
            var journey = from(meaning.ground().zone(source), packet);
            if (journey.end() instanceof End.Delivered(var arrived, var zone)) {
                assertThat(answer(journey, mirror(arrived), zone))
                        .as("seed %d: %s", seed, packet)
                        .contains(mirror(packet));
                answered++;
            }
        }
        assertThat(answered).isGreaterThan(20);
    }

    private static Packet mirror(Packet packet) {
        return new Packet(
                /* source= */ packet.destination(),
                /* destination= */ packet.source(),
                packet.protocol(),
                /* sourcePort= */ packet.selector(),
                /* selector= */ packet.sourcePort());
    }

    /// The answer as it comes out of the first firewall; empty if one of them drops it.
    private Optional<Packet> answer(Journey journey, Packet reply, Zone zone) {
        var packet = reply;
        var leg = zone;
        for (int i = journey.steps().size() - 1; i >= 0; i--) {
            var step = journey.steps().get(i);
            var sent = i == 0
                    ? journey.sent()
                    : ((Accepted) journey.steps().get(i - 1).verdict()).leaves();
            var asked = Arrival.begins(sent, step.at(), step.leg().orElseThrow(), NOON);
            var arrival = new Arrival(packet, step.at(), leg, new Arrival.State.Reply(asked), NOON);
            if (!(meaning.verdict(arrival) instanceof Accepted(var _, var leaves, var out))) {
                return Optional.empty();
            }
            packet = leaves;
            leg = out.orElseThrow();
        }
        return Optional.of(packet);
    }
}
