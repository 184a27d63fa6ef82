package bailey.policy;

import static bailey.policy.Sketch.NOON;
import static bailey.policy.Sketch.door;
import static bailey.policy.Sketch.icmp;
import static bailey.policy.Sketch.leg;
import static bailey.policy.Sketch.tcp;
import static bailey.policy.Sketch.udp;
import static org.assertj.core.api.Assertions.assertThat;

import bailey.packet.Address;
import bailey.packet.AddressSet;
import bailey.packet.Packet;
import bailey.packet.Protocol;
import bailey.policy.Verdict.Cause;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Steps 1, 2 and 6: what is stopped whatever grants it.
final class MeaningTest extends ThreeLegs {
    @Test
    void ofIcmpOnlyRequestsBeginEvenWhereAnyIsGranted() {
        sketch.flow(lan, internet, Services.ANY);
        var meaning = sketch.meaning();
        var four = IntStream.range(0, 256)
                .filter(t -> meaning.verdict(by(lan, icmp("192.168.7.50", "198.51.100.7", t, 0)))
                        .accepted());
        assertThat(four).containsExactly(8, 13, 15, 17);
        var six = IntStream.range(0, 256)
                .filter(t -> meaning.verdict(by(lan, icmp("2001:db8:7::50", "2001:db8:ffff::7", t, 0)))
                        .accepted());
        assertThat(six).containsExactly(128, 139);
    }

    @Test
    void aBanTakesEverythingAwayAndGivesNothing() {
        sketch.publish("203.0.113.10", www, door(443, 443));
        sketch.flow(lan, internet, tcp(443));
        sketch.flow(lan, edge, Sketch.DHCP, Sketch.MDNS);
        var banned = AddressSet.of(Address.of("198.51.100.7"), Address.of("192.168.7.66"));
        var meaning = new Meaning(sketch.site(), banned);
        assertThat(cause(meaning.verdict(by(internet, tcp("198.51.100.7", "203.0.113.10", 443)))))
                .isEqualTo(Cause.BANNED);
        assertThat(meaning.verdict(by(internet, tcp("198.51.100.8", "203.0.113.10", 443)))
                        .accepted())
                .isTrue();
        var asked = by(lan, tcp("192.168.7.50", "198.51.100.7", 443));
        assertThat(cause(meaning.verdict(reply(internet, back("198.51.100.7", 443, "192.168.7.50"), asked))))
                .isEqualTo(Cause.BANNED);
        assertThat(cause(meaning.verdict(by(lan, udp("192.168.7.66", 5353, "224.0.0.251", 5353)))))
                .isEqualTo(Cause.BANNED);
        assertThat(meaning.verdict(by(lan, udp("192.168.7.67", 5353, "224.0.0.251", 5353)))
                        .accepted())
                .isTrue();
        assertThat(cause(meaning.verdict(by(lan, tcp("198.51.100.7", "203.0.113.10", 443)))))
                .isEqualTo(Cause.SPOOFED);
    }

    @Test
    void whatClaimsForgesNothingOverGroupAddresses() {
        sketch.flow(edge, internet, Sketch.DHCP);
        var meaning = sketch.meaning();
        var offer = udp("198.51.100.1", 67, "255.255.255.255", 68);
        assertThat(meaning.verdict(by(internet, offer)).accepted()).isTrue();
        assertThat(meaning.verdict(by(lan, offer)).accepted()).isFalse();
        var solicitation = icmp("2001:db8:7::50", "ff02::1:ff00:1", 135, 0);
        assertThat(meaning.verdict(by(lan, solicitation)).accepted()).isTrue();
        assertThat(meaning.verdict(by(dmz, solicitation)).accepted()).isFalse();
        assertThat(meaning.verdict(by(internet, solicitation)).accepted()).isFalse();
    }

    @Test
    void vrrpOfARouterThatIsNoMemberNeedsAFlow() {
        var router = sketch.host("router", lan, "192.168.7.9");
        var hello = new Packet(Address.of("192.168.7.9"), Address.of("224.0.0.18"), Protocol.VRRP, 0, 0);
        assertThat(cause(sketch.meaning().verdict(by(lan, hello)))).isEqualTo(Cause.NOT_UNICAST);
        var line = sketch.flow(router, edge, Sketch.VRRP);
        var verdict = sketch.meaning().verdict(by(lan, hello));
        assertThat(verdict.grant().map(Grant::line)).contains(line);
        assertThat(sketch.meaning().verdict(by(dmz, hello)).accepted()).isFalse();
    }

    @Test
    void aPrefixAsATargetOnceOpenedTheFirewall() {
        var provider = sketch.host("provider", internet, "203.0.113.0/24");
        sketch.publish("203.0.113.10", www, door(443, 443));
        sketch.flow(lan, provider, tcp(22));
        var meaning = sketch.meaning();
        assertThat(cause(meaning.verdict(by(lan, tcp("192.168.7.50", "203.0.113.2", 22)))))
                .isEqualTo(Cause.NOT_GRANTED);
        assertThat(cause(meaning.verdict(by(lan, tcp("192.168.7.50", "203.0.113.10", 22)))))
                .isEqualTo(Cause.NOT_GRANTED);
        assertThat(meaning.verdict(by(lan, tcp("192.168.7.50", "203.0.113.11", 22)))
                        .accepted())
                .isTrue();
    }

    @Test
    void anAddressWithTwoWaysIsForgedByEither() {
        var second = sketch.firewall("second", leg(internet, "203.0.113.3"), leg(lan, "192.168.7.2"));
        var third =
                sketch.firewall("third", leg(internet, "203.0.113.4"), leg(lan, "192.168.7.3"), leg(dmz, "172.31.1.3"));
        sketch.flow(lan, internet, tcp(443));
        var meaning = sketch.meaning();
        assertThat(cause(meaning.verdict(Arrival.begins(tcp("172.31.1.10", "198.51.100.7", 443), second, lan, NOON))))
                .isEqualTo(Cause.SPOOFED);
        assertThat(cause(meaning.verdict(Arrival.begins(tcp("192.168.7.50", "198.51.100.7", 443), third, lan, NOON))))
                .isEqualTo(Cause.OFF_PATH);
    }
}
