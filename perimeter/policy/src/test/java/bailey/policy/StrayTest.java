package bailey.policy;

import static bailey.policy.Sketch.NOON;
import static bailey.policy.Sketch.leg;
import static bailey.policy.Sketch.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import bailey.packet.Packet;
import bailey.policy.Journey.End;
import org.junit.jupiter.api.Test;

/// Whom machines ask where two ways lead, or none: `internet | first, second | lan`, and `lan | second | x, y | far`.
final class StrayTest {
    private final Sketch sketch = new Sketch();
    private final Zone internet = sketch.zone("internet", Role.EXTERNAL, Wire.SHARED);
    private final Zone lan = sketch.zone("lan", Role.INTERNAL, Wire.SHARED, "192.168.7.0/24");
    private final Zone x = sketch.zone("x", Role.INTERNAL, Wire.SHARED, "192.168.8.0/24");
    private final Zone y = sketch.zone("y", Role.INTERNAL, Wire.SHARED, "192.168.9.0/24");
    private final Firewall first = sketch.firewall("first", leg(internet, "203.0.113.2"), leg(lan, "192.168.7.1"));
    private final Firewall second = sketch.firewall(
            "second",
            leg(internet, "203.0.113.3"),
            leg(lan, "192.168.7.2"),
            leg(x, "192.168.8.1"),
            leg(y, "192.168.9.1"));
    private final Firewall far = sketch.firewall("far", leg(x, "192.168.8.2"), leg(y, "192.168.9.2"));

    private Journey from(Zone zone, Packet packet) {
        return sketch.meaning().journey(packet, zone, NOON);
    }

    @Test
    void amongTwoWaysTheFirstFirewallOfTheWireIsAsked() {
        assertThat(from(lan, tcp("192.168.7.50", "198.51.100.7", 443)).steps())
                .extracting(Journey.Step::at)
                .containsExactly(first);
    }

    @Test
    void nobodyIsAskedFromOutside() {
        var journey = from(internet, tcp("198.51.100.7", "192.168.7.50", 443));
        assertThat(journey.end()).isEqualTo(new End.NoWay());
        assertThat(journey.arrives()).isFalse();
    }

    @Test
    void whereTwoWaysLeadToAFirewallTheWayToItsWireIsTaken() {
        var journey = from(lan, tcp("192.168.7.50", "192.168.8.2", 22));
        assertThat(sketch.meaning().paths().shortest(lan, far)).hasSize(2);
        assertThat(journey.steps()).extracting(Journey.Step::at).containsExactly(second);
    }

    @Test
    void aPacketMayTurnUpOnAnyLeg() {
        sketch.flow(lan, x, tcp(22));
        var packet = tcp("192.168.7.50", "192.168.8.50", 22);
        var meaning = sketch.meaning();
        assertThat(meaning.journey(Arrival.begins(packet, second, lan, NOON)).end())
                .isEqualTo(new End.Delivered(packet, x));
        assertThat(meaning.journey(Arrival.begins(packet, second, y, NOON)).end())
                .isInstanceOf(End.Stopped.class);
        assertThat(meaning.grants()).hasSize(1);
    }
}
