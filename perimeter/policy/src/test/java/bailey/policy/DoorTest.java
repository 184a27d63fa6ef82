package bailey.policy;

import static bailey.policy.Sketch.NOON;
import static bailey.policy.Sketch.door;
import static bailey.policy.Sketch.leg;
import static bailey.policy.Sketch.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import bailey.policy.Verdict.Cause;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Steps 4 and 6: whom a published address leads where, and which line names the verdict.
final class DoorTest extends ThreeLegs {
    @Test
    void aMappedDoorAndAPlainOneToOneHostAreTwoLines() {
        var office = sketch.host("office", internet, "198.51.100.0/24");
        var plain = sketch.publish("203.0.113.10", www, List.of(office), door(22, 22));
        var mapped = sketch.publish("203.0.113.11", www, door(2222, 22));
        var meaning = sketch.meaning();
        assertThat(meaning.verdict(by(internet, tcp("198.51.100.7", "203.0.113.10", 22)))
                        .grant()
                        .map(Grant::line))
                .contains(plain);
        assertThat(meaning.verdict(by(internet, tcp("198.51.100.7", "203.0.113.11", 2222)))
                        .grant()
                        .map(Grant::line))
                .contains(mapped);
        assertThat(cause(meaning.verdict(by(internet, tcp("8.8.8.8", "203.0.113.10", 22)))))
                .isEqualTo(Cause.NOT_GRANTED);
    }

    @Test
    void aDoorOnTheFirewallsOwnAddressLeavesAloneWhomItDoesNotLead() {
        var office = sketch.host("office", internet, "198.51.100.0/24");
        var door = sketch.publish("203.0.113.2", www, List.of(office), door(22, 22));
        var flow = sketch.flow(lan, edge, tcp(22));
        var meaning = sketch.meaning();
        var inside = meaning.verdict(by(lan, tcp("192.168.7.50", "203.0.113.2", 22)));
        assertThat(inside.grant().map(Grant::line)).contains(flow);
        assertThat(out(inside)).isEmpty();
        var outside = meaning.verdict(by(internet, tcp("198.51.100.7", "203.0.113.2", 22)));
        assertThat(outside.grant().map(Grant::line)).contains(door);
        assertThat(cause(meaning.verdict(by(internet, tcp("8.8.8.8", "203.0.113.2", 22)))))
                .isEqualTo(Cause.NOT_GRANTED);
    }

    @Test
    void aDoorOnceLetTheFirewallItselfInUnrewritten() {
        sketch.publish("203.0.113.10", www, List.of(edge), door(443, 443));
        var meaning = sketch.meaning();
        assertThat(cause(meaning.sent(tcp("172.31.1.1", "172.31.1.10", 443), edge, NOON)))
                .isEqualTo(Cause.NOT_GRANTED);
    }

    @Test
    void ownNamesNoVerdictOnWhatWasRewritten() {
        var pub = sketch.zone("pub", Role.DMZ, Wire.ISOLATED, "192.0.2.64/27");
        var ns = sketch.host("ns", pub, "192.0.2.66");
        var wide = sketch.firewall("wide", leg(internet, "203.0.113.3"), leg(pub, "192.0.2.65"));
        var own = sketch.own(ns, door(53, 53));
        var door = sketch.publish("203.0.113.10", ns, door(53, 53));
        var meaning = sketch.meaning();
        var straight = tcp("198.51.100.7", "192.0.2.66", 53);
        var rewritten = tcp("198.51.100.7", "203.0.113.10", 53);
        assertThat(meaning.verdict(Arrival.begins(straight, wide, internet, NOON))
                        .grant()
                        .map(Grant::line))
                .contains(own);
        assertThat(meaning.verdict(Arrival.begins(rewritten, wide, internet, NOON))
                        .grant()
                        .map(Grant::line))
                .contains(door);
    }

    @Test
    void anotherDoorToTheSameHostLeadsNobodyThroughThisOne() {
        var office = sketch.host("office", internet, "198.51.100.0/24");
        sketch.publish("203.0.113.2", www, List.of(office), door(22, 22));
        sketch.publish("203.0.113.11", www, door(2222, 22));
        var flow = sketch.flow(internet, edge, tcp(22));
        var verdict = sketch.meaning().verdict(by(internet, tcp("8.8.8.8", "203.0.113.2", 22)));
        assertThat(verdict.grant().map(Grant::line)).contains(flow);
        assertThat(out(verdict)).isEmpty();
    }

    @Test
    void aDoorLeadsToTheIpv4AddressWhereverTheOtherStands() {
        var both = sketch.host("both", dmz, "2001:db8:1::80", "172.31.1.80");
        sketch.publish("203.0.113.12", both, door(80, 80));
        var verdict = sketch.meaning().verdict(by(internet, tcp("8.8.8.8", "203.0.113.12", 80)));
        assertThat(leaves(verdict)).isEqualTo(tcp("8.8.8.8", "172.31.1.80", 80));
    }

    @Test
    void whoMayAskTheProxyMayAskItByItsDoorToo() {
        var office = sketch.host("office", internet, "198.51.100.0/24");
        sketch.publish("203.0.113.10", mx, List.of(office), door(3128, 3128));
        var line = sketch.via(lan, mx);
        var verdict = sketch.meaning().verdict(by(lan, tcp("192.168.7.50", "203.0.113.10", 3128)));
        assertThat(verdict.grant().map(Grant::line)).contains(line);
        assertThat(leaves(verdict)).isEqualTo(tcp("192.168.7.50", "172.31.1.25", 3128));
    }
}
