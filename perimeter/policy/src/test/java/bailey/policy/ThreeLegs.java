package bailey.policy;

import static bailey.policy.Sketch.NOON;
import static bailey.policy.Sketch.leg;
import static org.assertj.core.api.Assertions.assertThat;

import bailey.packet.Address;
import bailey.packet.Packet;
import bailey.packet.Protocol;
import bailey.policy.Arrival.State;
import bailey.policy.Verdict.Accepted;
import bailey.policy.Verdict.Cause;
import bailey.policy.Verdict.Dropped;
import java.util.Optional;

/// A site of one firewall with three legs and no line yet, and what it does with a packet. The tests upon it say what
/// `cases/*/probes.txt` cannot, for those speak of first packets only.
abstract class ThreeLegs {
    final Sketch sketch = new Sketch();
    final Zone internet = sketch.zone("internet", Role.EXTERNAL, Wire.SHARED);
    final Zone dmz = sketch.zone("dmz", Role.DMZ, Wire.ISOLATED, "172.31.1.0/24", "2001:db8:1::/64");
    final Zone lan = sketch.zone("lan", Role.INTERNAL, Wire.SHARED, "192.168.7.0/24", "2001:db8:7::/64");
    final Host www = sketch.host("www", dmz, "172.31.1.10", "2001:db8:1::10");
    final Host mx = sketch.host("mx", dmz, "172.31.1.25", "2001:db8:1::25");
    final Firewall edge = sketch.firewall(
            "edge",
            leg(internet, "203.0.113.2", "2001:db8:0:1::2"),
            leg(dmz, "172.31.1.1", "2001:db8:1::1"),
            leg(lan, "192.168.7.1", "2001:db8:7::1"));

    Arrival by(Zone leg, Packet packet) {
        return Arrival.begins(packet, edge, leg, NOON);
    }

    Arrival reply(Zone leg, Packet packet, Arrival of) {
        return new Arrival(packet, edge, leg, new State.Reply(of), NOON);
    }

    Arrival error(Zone leg, Packet packet, Arrival of) {
        return new Arrival(packet, edge, leg, new State.Related(of), NOON);
    }

    static Packet leaves(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Accepted.class);
        return ((Accepted) verdict).leaves();
    }

    static Cause cause(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Dropped.class);
        return ((Dropped) verdict).cause();
    }

    static Optional<Zone> out(Verdict verdict) {
        return ((Accepted) verdict).out();
    }

    /// From 443 to the client's port.
    static Packet back(String source, int port, String destination) {
        return new Packet(Address.of(source), Address.of(destination), Protocol.TCP, port, 49_152);
    }
}
