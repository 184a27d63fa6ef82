package bailey.policy;

import static bailey.policy.Sketch.NOON;
import static bailey.policy.Sketch.icmp;
import static bailey.policy.Sketch.leg;
import static bailey.policy.Sketch.udp;
import static org.assertj.core.api.Assertions.assertThat;

import bailey.packet.Address;
import bailey.packet.Packet;
import bailey.packet.Protocol;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A pair with a virtual address on each leg: what it hears on its wires, and what it does not.
final class LocalTrafficTest {
    private final Sketch sketch = new Sketch();
    private final Zone internet = sketch.zone("internet", Role.EXTERNAL, Wire.SHARED);
    private final Zone lan = sketch.zone("lan", Role.INTERNAL, Wire.SHARED, "192.168.7.0/24", "2001:db8:7::/64");
    private final Firewall edge = sketch.pair(
            "edge",
            member("edge-a", "203.0.113.3", "192.168.7.2", "2001:db8:7::2"),
            member("edge-b", "203.0.113.4", "192.168.7.3", "2001:db8:7::3"));

    private Firewall.Member member(String name, String outside, String inside, String inside6) {
        return new Firewall.Member(
                name,
                List.of(
                        leg(internet, "203.0.113.2", outside, "2001:db8:0:1::2"),
                        leg(lan, "192.168.7.1", inside, inside6)),
                new Origin("sketch", 1, 1));
    }

    private boolean heard(Zone leg, Packet packet) {
        return sketch.meaning().verdict(Arrival.begins(packet, edge, leg, NOON)).accepted();
    }

    private static Packet vrrp(String source, String destination) {
        return new Packet(Address.of(source), Address.of(destination), Protocol.VRRP, 0, 0);
    }

    @Test
    void membersHearEachOtherOnTheLegOfBothEnds() {
        assertThat(heard(lan, vrrp("192.168.7.2", "224.0.0.18"))).isTrue();
        assertThat(heard(lan, vrrp("192.168.7.2", "192.168.7.3"))).isTrue();
        assertThat(heard(lan, vrrp("fe80::1", "ff02::12"))).isTrue();
        assertThat(heard(lan, vrrp("2001:db8:7::2", "2001:db8:7::3"))).isTrue();
    }

    @Test
    void vrrpToAnotherLegOnceWasHeard() {
        assertThat(heard(lan, vrrp("192.168.7.2", "203.0.113.4"))).isFalse();
        assertThat(heard(lan, vrrp("203.0.113.3", "224.0.0.18"))).isFalse();
        assertThat(heard(lan, vrrp("fe80::1", "2001:db8:0:1::2"))).isFalse();
    }

    @Test
    void vrrpFromTheVirtualAddressIsNobodys() {
        assertThat(heard(lan, vrrp("192.168.7.1", "224.0.0.18"))).isFalse();
        assertThat(heard(lan, vrrp("192.168.7.2", "192.168.7.2"))).isFalse();
    }

    @Test
    void answersOfDhcpOnceReachedOtherLegs() {
        sketch.flow(edge, internet, Sketch.DHCP);
        assertThat(heard(internet, udp("198.51.100.1", 67, "255.255.255.255", 68)))
                .isTrue();
        assertThat(heard(internet, udp("198.51.100.1", 67, "203.0.113.2", 68))).isTrue();
        assertThat(heard(internet, udp("198.51.100.1", 67, "192.168.7.1", 68))).isFalse();
        assertThat(heard(internet, udp("fe80::1", 547, "fe80::2", 546))).isTrue();
        assertThat(heard(internet, udp("fe80::1", 547, "2001:db8:0:1::2", 546))).isTrue();
        assertThat(heard(internet, udp("fe80::1", 547, "2001:db8:7::2", 546))).isFalse();
    }

    @Test
    void answersOfDhcpInIpv6OnceCameFromAnywhere() {
        sketch.flow(edge, internet, Sketch.DHCP);
        assertThat(heard(internet, udp("2001:db8:ffff::1", 547, "2001:db8:0:1::2", 546)))
                .isFalse();
        assertThat(heard(internet, udp("2001:db8:ffff::1", 547, "fe80::2", 546)))
                .isFalse();
    }

    @Test
    void advertisementsOnceMadeRoutesFromInside() {
        assertThat(heard(internet, icmp("fe80::1", "ff02::1", 134, 0))).isTrue();
        assertThat(heard(lan, icmp("fe80::1", "ff02::1", 134, 0))).isFalse();
        assertThat(heard(lan, icmp("2001:db8:7::50", "2001:db8:7::2", 134, 0))).isFalse();
        assertThat(heard(lan, icmp("fe80::1", "ff02::2", 133, 0))).isTrue();
    }
}
