package bailey.policy;

import static bailey.policy.Sketch.icmp;
import static bailey.policy.Sketch.tcp;
import static bailey.policy.Sketch.udp;
import static org.assertj.core.api.Assertions.assertThat;

import bailey.packet.Packet;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What a firewall hears on its own wires, unasked or because a flow says so, and what that flow does not open.
final class SpokenTest extends ThreeLegs {
    private static final Terms ENDED = new Terms(
            Optional.empty(),
            Optional.empty(),
            Optional.of(LocalDate.of(2026, 6, 30)),
            Optional.empty(),
            Optional.empty(),
            false,
            List.of());

    private boolean heard(Zone leg, Packet packet) {
        return sketch.meaning().verdict(by(leg, packet)).accepted();
    }

    @Test
    void ofIcmpOnlyDiscoveryAndListenerReportsAreHeardUnasked() {
        var types = IntStream.range(0, 256).filter(t -> heard(internet, icmp("fe80::9", "ff02::1", t, 0)));
        assertThat(types).containsExactly(130, 131, 132, 133, 134, 135, 136, 143);
    }

    @Test
    void whoHasNoAddressYetSpeaksToTheGroupAndToTheFirewallAlone() {
        sketch.flow(lan, edge, Sketch.MDNS);
        assertThat(heard(lan, udp("fe80::9", 5353, "ff02::fb", 5353))).isTrue();
        assertThat(heard(lan, udp("fe80::9", 5353, "fe80::1", 5353))).isTrue();
        assertThat(heard(lan, udp("fe80::9", 5353, "2001:db8:7::1", 5353))).isTrue();
        assertThat(heard(lan, udp("fe80::9", 5353, "2001:db8:7::50", 5353))).isFalse();
        assertThat(heard(lan, udp("fe80::9", 5353, "ff02::1", 5353))).isFalse();
        assertThat(heard(lan, udp("2001:db8:7::50", 5353, "fe80::1", 5353))).isFalse();
    }

    @Test
    void aFlowToAnotherMachineOpensNoGroup() {
        sketch.flow(lan, www, Sketch.MDNS);
        assertThat(heard(lan, udp("192.168.7.50", 5353, "224.0.0.251", 5353))).isFalse();
    }

    @Test
    void aFlowThatHasEndedIsHeardNoMore() {
        sketch.flow(ENDED, lan, edge, Sketch.MDNS);
        sketch.flow(ENDED, edge, internet, Sketch.DHCP);
        assertThat(heard(lan, udp("192.168.7.50", 5353, "224.0.0.251", 5353))).isFalse();
        assertThat(heard(internet, udp("198.51.100.1", 67, "255.255.255.255", 68)))
                .isFalse();
    }

    @Test
    void answersOfDhcpAreHeardByWhoAsksForDhcp() {
        sketch.flow(edge, internet, tcp(443));
        sketch.flow(lan, internet, Sketch.DHCP);
        assertThat(heard(internet, udp("198.51.100.1", 67, "255.255.255.255", 68)))
                .isFalse();
        assertThat(heard(internet, udp("fe80::1", 547, "fe80::2", 546))).isFalse();
    }

    @Test
    void answersOfDhcpAreHeardInTheFamilyOfTheServer() {
        sketch.flow(edge, sketch.host("provider", internet, "198.51.100.1"), Sketch.DHCP);
        assertThat(heard(internet, udp("198.51.100.1", 67, "255.255.255.255", 68)))
                .isTrue();
        assertThat(heard(internet, udp("fe80::1", 547, "fe80::2", 546))).isFalse();
    }

    @Test
    void aLineThatHasEndedLetsTheFirewallItselfSendNoMore() {
        sketch.flow(ENDED, edge, internet, tcp(443));
        var packet = tcp("203.0.113.2", "198.51.100.7", 443);
        assertThat(sketch.meaning().sent(packet, edge, Sketch.NOON).accepted()).isFalse();
    }
}
