package bailey.policy;

import static bailey.policy.Sketch.NOON;
import static bailey.policy.Sketch.leg;
import static bailey.policy.Sketch.tcp;
import static bailey.policy.Sketch.udp;
import static org.assertj.core.api.Assertions.assertThat;

import bailey.packet.Address;
import bailey.packet.AddressSet;
import bailey.policy.Verdict.Cause;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Steps 8 and 9: which source address a packet leaves with, a firewall's own among them.
final class NatTest extends ThreeLegs {
    @Test
    void aPrefixAsAHostOnceKeptASmallerSourceSetFromWinning() {
        var desks = sketch.host("desks", lan, "192.168.7.128/25");
        sketch.flow(lan, internet, tcp(443));
        sketch.nat(lan, internet);
        sketch.nat(desks, internet, "203.0.113.10");
        var meaning = sketch.meaning();
        assertThat(leaves(meaning.verdict(by(lan, tcp("192.168.7.200", "198.51.100.7", 443))))
                        .source())
                .hasToString("203.0.113.10");
        assertThat(leaves(meaning.verdict(by(lan, tcp("192.168.7.127", "198.51.100.7", 443))))
                        .source())
                .hasToString("203.0.113.2");
    }

    @Test
    void aWallBehindIsTranslatedOnlyByItsOwnName() {
        var deep = sketch.zone("deep", Role.INTERNAL, Wire.SHARED, "192.168.8.0/24");
        var back = sketch.firewall("back", leg(dmz, "172.31.1.2"), leg(deep, "192.168.8.1"));
        sketch.flow(back, internet, tcp(123));
        sketch.nat(dmz, internet);
        var asked = tcp("172.31.1.2", "198.51.100.7", 123);
        assertThat(leaves(sketch.meaning().verdict(by(dmz, asked)))).isEqualTo(asked);
        sketch.nat(back, internet);
        assertThat(leaves(sketch.meaning().verdict(by(dmz, asked)))).isEqualTo(tcp("203.0.113.2", "198.51.100.7", 123));
    }

    @Test
    void whatTheFirewallSendsNeedsAFlowAndIsNotTranslated() {
        sketch.flow(edge, internet, tcp(443));
        sketch.nat(lan, internet, "203.0.113.10");
        var meaning = sketch.meaning();
        var verdict = meaning.sent(tcp("203.0.113.2", "198.51.100.7", 443), edge, NOON);
        assertThat(leaves(verdict)).isEqualTo(tcp("203.0.113.2", "198.51.100.7", 443));
        assertThat(out(verdict)).contains(internet);
        assertThat(cause(meaning.sent(tcp("203.0.113.2", "198.51.100.7", 80), edge, NOON)))
                .isEqualTo(Cause.NOT_GRANTED);
        assertThat(cause(meaning.sent(tcp("172.31.1.1", "172.31.1.10", 443), edge, NOON)))
                .isEqualTo(Cause.NOT_GRANTED);
        assertThat(meaning.sent(udp("203.0.113.2", 9, "224.0.0.1", 9), edge, NOON)
                        .accepted())
                .isFalse();
    }

    @Test
    void whatNoLineNamesWouldLeaveAsItIs() {
        var partner = sketch.zone("partner", Role.EXTERNAL, Wire.SHARED, "10.9.0.0/24");
        var desk = sketch.host("desk", lan, "192.168.7.50", "2001:db8:7::50");
        var theirs = sketch.host("theirs", partner, "10.9.0.5");
        var both = new Group("both", List.of(desk, theirs), new Origin("sketch", 1, 1));
        var address = AddressSet.of(Address.of("192.168.7.50"));
        sketch.nat(lan, internet);
        assertThat(untranslated(desk, internet).isEmpty()).isTrue();
        assertThat(untranslated(desk, partner)).isEqualTo(address);
        assertThat(untranslated(both, partner)).isEqualTo(address);
        assertThat(untranslated(both, internet)).isEqualTo(AddressSet.of(Address.of("10.9.0.5")));
    }

    @Test
    void aWallBehindWouldLeaveAsItIsAndOneWithALegThereSpeaksFromThat() {
        var deep = sketch.zone("deep", Role.INTERNAL, Wire.SHARED, "192.168.8.0/24");
        var back = sketch.firewall("back", leg(dmz, "172.31.1.2"), leg(deep, "192.168.8.1"));
        assertThat(untranslated(back, internet))
                .isEqualTo(AddressSet.of(Address.of("172.31.1.2"), Address.of("192.168.8.1")));
        assertThat(untranslated(edge, internet).isEmpty()).isTrue();
    }

    private AddressSet untranslated(Endpoint from, Zone to) {
        var site = sketch.site();
        return new Nat(site, new Ground(site)).untranslated(from, to);
    }
}
