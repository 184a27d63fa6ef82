package bailey.language;

import static org.assertj.core.api.Assertions.assertThat;

import bailey.packet.Selector;
import bailey.policy.Flow;
import bailey.policy.Service;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownServicesTest {
    private static Service named(String name) {
        return KnownServices.all().named(name).orElseThrow();
    }

    @Test
    void aNameIsTcpAlone() {
        assertThat(named("https").ipv4()).containsExactly(Selector.tcp(443));
        assertThat(named("ldaps").ipv6()).containsExactly(Selector.tcp(636));
        assertThat(named("submission").ipv4()).containsExactly(Selector.tcp(587));
        assertThat(named("imaps").ipv4()).containsExactly(Selector.tcp(993));
        assertThat(named("postgresql").ipv4()).containsExactly(Selector.tcp(5432));
        assertThat(named("proxy").ipv4()).containsExactly(Selector.tcp(3128));
        assertThat(KnownServices.all().named("lmtp")).isEmpty();
    }

    @Test
    void sixAreUdpAndFourBoth() {
        var ports = List.of(123, 161, 514, 69, 1812, 5353);
        var names = List.of("ntp", "snmp", "syslog", "tftp", "radius", "mdns");
        for (int i = 0; i < names.size(); i++) {
            assertThat(named(names.get(i)).ipv4()).containsExactly(Selector.udp(ports.get(i)));
        }
        for (var both : List.of("dns", "domain")) {
            assertThat(named(both).ipv4()).containsExactly(Selector.tcp(53), Selector.udp(53));
        }
        assertThat(named("sip").ipv4()).containsExactly(Selector.tcp(5060), Selector.udp(5060));
        assertThat(named("kerberos").ipv6()).containsExactly(Selector.tcp(88), Selector.udp(88));
    }

    @Test
    void theLanguagesOwnDifferByFamily() {
        assertThat(named("dhcp").ipv4()).containsExactly(Selector.udp(67));
        assertThat(named("dhcp").ipv6()).containsExactly(Selector.udp(547));
        assertThat(named("ping").ipv4().toString()).isEqualTo("[icmp/8]");
        assertThat(named("ping").ipv6().toString()).isEqualTo("[icmpv6/128]");
        assertThat(named("vrrp").ipv4().toString()).isEqualTo("[ip/112]");
        assertThat(named("any").ipv4()).hasSize(255);
    }

    @Test
    void whatIsSpokenOverUdpAloneIsNotTakenForTcp() {
        assertThat(KnownServices.all().named("isakmp")).isEmpty();
        assertThat(KnownServices.all().udpOnly("isakmp")).contains(500);
        assertThat(KnownServices.all().names()).hasSizeGreaterThan(250);
    }

    @Test
    void selectorsAreJoinedWithinAProtocol() {
        var reading =
                Texts.read(Texts.SMALL + "services: { s: tcp/20-30 udp/5 tcp/25-40 tcp/41 tcp/50 ip/6 ip/47 ip/58 }\n"
                        + "flows: [www -> internet: s]\nnat: [dmz -> internet: masquerade]\n");
        var flow = (Flow) reading.site().orElseThrow().lines().getFirst();
        assertThat(flow.services().getFirst().ipv4().toString()).isEqualTo("[tcp/0-65535, udp/5, ip/47]");
        assertThat(flow.services().getFirst().ipv6().toString()).isEqualTo("[tcp/0-65535, udp/5, ip/47, icmpv6/0-255]");
    }
}
