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
import bailey.policy.Arrival.State;
import bailey.policy.Verdict.Accepted;
import bailey.policy.Verdict.Cause;
import bailey.policy.Verdict.Dropped;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Step by step, on one firewall with three legs: what `cases/*/probes.txt` cannot say, for it speaks of first packets
/// only.
final class MeaningTest {
    private final Sketch sketch = new Sketch();
    private final Zone internet = sketch.zone("internet", Role.EXTERNAL, Wire.SHARED);
    private final Zone dmz = sketch.zone("dmz", Role.DMZ, Wire.ISOLATED, "172.31.1.0/24", "2001:db8:1::/64");
    private final Zone lan = sketch.zone("lan", Role.INTERNAL, Wire.SHARED, "192.168.7.0/24", "2001:db8:7::/64");
    private final Host www = sketch.host("www", dmz, "172.31.1.10", "2001:db8:1::10");
    private final Host mx = sketch.host("mx", dmz, "172.31.1.25", "2001:db8:1::25");
    private final Firewall edge = sketch.firewall(
            "edge",
            leg(internet, "203.0.113.2", "2001:db8:0:1::2"),
            leg(dmz, "172.31.1.1", "2001:db8:1::1"),
            leg(lan, "192.168.7.1", "2001:db8:7::1"));

    private Arrival by(Zone leg, Packet packet) {
        return Arrival.begins(packet, edge, leg, NOON);
    }

    private Arrival reply(Zone leg, Packet packet, Arrival of) {
        return new Arrival(packet, edge, leg, new State.Reply(of), NOON);
    }

    private Arrival error(Zone leg, Packet packet, Arrival of) {
        return new Arrival(packet, edge, leg, new State.Related(of), NOON);
    }

    private static Packet leaves(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Accepted.class);
        return ((Accepted) verdict).leaves();
    }

    private static Cause cause(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Dropped.class);
        return ((Dropped) verdict).cause();
    }

    private static Optional<Zone> out(Verdict verdict) {
        return ((Accepted) verdict).out();
    }

    /// From 443 to the client's port.
    private static Packet back(String source, int port, String destination) {
        return new Packet(Address.of(source), Address.of(destination), Protocol.TCP, port, 49_152);
    }

    @Test
    void aReplyThroughADoorComesFromThePublishedAddressAndPort() {
        sketch.publish("203.0.113.10", www, door(8443, 443));
        var meaning = sketch.meaning();
        var asked = by(internet, tcp("198.51.100.7", "203.0.113.10", 8443));
        var verdict = meaning.verdict(reply(dmz, back("172.31.1.10", 443, "198.51.100.7"), asked));
        assertThat(leaves(verdict)).isEqualTo(back("203.0.113.10", 8443, "198.51.100.7"));
        assertThat(out(verdict)).contains(internet);
    }

    @Test
    void aReplyToMasqueradeFindsTheClient() {
        sketch.flow(lan, internet, tcp(443), Sketch.PING);
        sketch.nat(lan, internet);
        var meaning = sketch.meaning();
        var asked = by(lan, tcp("192.168.7.50", "198.51.100.7", 443));
        assertThat(leaves(meaning.verdict(asked))).isEqualTo(tcp("203.0.113.2", "198.51.100.7", 443));
        var verdict = meaning.verdict(reply(internet, back("198.51.100.7", 443, "203.0.113.2"), asked));
        assertThat(leaves(verdict)).isEqualTo(back("198.51.100.7", 443, "192.168.7.50"));
        assertThat(out(verdict)).contains(lan);
    }

    @Test
    void aReplyThroughAHairpinFindsTheNeighbour() {
        sketch.publish("203.0.113.10", www, door(443, 443));
        sketch.flow(mx, www, tcp(443));
        var meaning = sketch.meaning();
        var asked = by(dmz, tcp("172.31.1.25", "203.0.113.10", 443));
        assertThat(leaves(meaning.verdict(asked))).isEqualTo(tcp("172.31.1.1", "172.31.1.10", 443));
        var verdict = meaning.verdict(reply(dmz, back("172.31.1.10", 443, "172.31.1.1"), asked));
        assertThat(leaves(verdict)).isEqualTo(back("203.0.113.10", 443, "172.31.1.25"));
        assertThat(out(verdict)).contains(dmz);
    }

    @Test
    void theAnswerToAnEchoOnceLostItsTypeAndIdentifier() {
        sketch.flow(lan, internet, Sketch.PING);
        sketch.nat(lan, internet);
        var meaning = sketch.meaning();
        var asked = by(lan, icmp("192.168.7.50", "198.51.100.7", 8, 4711));
        var verdict = meaning.verdict(reply(internet, icmp("198.51.100.7", "203.0.113.2", 0, 4711), asked));
        assertThat(leaves(verdict)).isEqualTo(icmp("198.51.100.7", "192.168.7.50", 0, 4711));
    }

    @Test
    void whatOnlyClaimsToBeAReplyIsDropped() {
        sketch.flow(lan, internet, tcp(443));
        var meaning = sketch.meaning();
        var asked = by(lan, tcp("192.168.7.50", "198.51.100.7", 443));
        var right = back("198.51.100.7", 443, "192.168.7.50");
        assertThat(meaning.verdict(reply(internet, right, asked)).accepted()).isTrue();
        assertThat(cause(meaning.verdict(reply(internet, back("198.51.100.8", 443, "192.168.7.50"), asked))))
                .isEqualTo(Cause.NO_FLOW);
        assertThat(cause(meaning.verdict(reply(internet, back("198.51.100.7", 443, "192.168.7.51"), asked))))
                .isEqualTo(Cause.NO_FLOW);
        assertThat(cause(meaning.verdict(reply(internet, back("198.51.100.7", 444, "192.168.7.50"), asked))))
                .isEqualTo(Cause.NO_FLOW);
        assertThat(cause(meaning.verdict(reply(internet, udp("198.51.100.7", 443, "192.168.7.50", 49_152), asked))))
                .isEqualTo(Cause.NO_FLOW);
        assertThat(cause(meaning.verdict(reply(dmz, right, asked)))).isEqualTo(Cause.SPOOFED);
        var never = by(lan, tcp("192.168.7.50", "198.51.100.7", 80));
        assertThat(cause(meaning.verdict(reply(internet, back("198.51.100.7", 80, "192.168.7.50"), never))))
                .isEqualTo(Cause.NO_FLOW);
    }

    @Test
    void aReplyEndsWithTheLastDayOfItsLineButNotWithItsHours() {
        var morning = new When(Set.of(DayOfWeek.WEDNESDAY), LocalTime.of(8, 0), LocalTime.of(12, 30), ZoneOffset.UTC);
        sketch.flow(WhenTest.terms(LocalDate.of(2026, 7, 1), Optional.of(morning)), lan, internet, tcp(443));
        var meaning = sketch.meaning();
        var asked = by(lan, tcp("192.168.7.50", "198.51.100.7", 443));
        var packet = back("198.51.100.7", 443, "192.168.7.50");
        assertThat(meaning.verdict(asked).accepted()).isTrue();
        var evening = Instant.parse("2026-07-01T23:59:59Z");
        assertThat(meaning.verdict(Arrival.begins(asked.packet(), edge, lan, evening))
                        .accepted())
                .isFalse();
        assertThat(meaning.verdict(new Arrival(packet, edge, internet, new State.Reply(asked), evening))
                        .accepted())
                .isTrue();
        var after = Instant.parse("2026-07-02T00:00:00Z");
        assertThat(cause(meaning.verdict(new Arrival(packet, edge, internet, new State.Reply(asked), after))))
                .isEqualTo(Cause.NO_FLOW);
    }

    @Test
    void anErrorFromBeyondFindsTheClientWhateverRouterSendsIt() {
        sketch.flow(lan, internet, tcp(443));
        sketch.nat(lan, internet);
        var meaning = sketch.meaning();
        var asked = by(lan, tcp("192.168.7.50", "198.51.100.7", 443));
        var verdict = meaning.verdict(error(internet, icmp("192.0.2.99", "203.0.113.2", 11, 0), asked));
        assertThat(leaves(verdict)).isEqualTo(icmp("192.0.2.99", "192.168.7.50", 11, 0));
        assertThat(out(verdict)).contains(lan);
        assertThat(cause(meaning.verdict(error(internet, icmp("192.0.2.99", "192.168.7.50", 11, 0), asked))))
                .isEqualTo(Cause.NO_FLOW);
        assertThat(cause(meaning.verdict(error(dmz, icmp("172.31.1.10", "203.0.113.2", 11, 0), asked))))
                .isEqualTo(Cause.NO_FLOW);
    }

    @Test
    void anErrorOfThePublishedHostComesFromThePublishedAddress() {
        sketch.publish("203.0.113.10", www, door(443, 443));
        var meaning = sketch.meaning();
        var asked = by(internet, tcp("198.51.100.7", "203.0.113.10", 443));
        var verdict = meaning.verdict(error(dmz, icmp("172.31.1.10", "198.51.100.7", 3, 0), asked));
        assertThat(leaves(verdict)).isEqualTo(icmp("203.0.113.10", "198.51.100.7", 3, 0));
        assertThat(out(verdict)).contains(internet);
    }

    @Test
    void anErrorOfTheClientAboutAnAnswerOnceWentBackToTheClient() {
        sketch.publish("203.0.113.10", www, door(443, 443));
        var meaning = sketch.meaning();
        var asked = by(internet, tcp("198.51.100.7", "203.0.113.10", 443));
        var verdict = meaning.verdict(error(internet, icmp("198.51.100.7", "203.0.113.10", 3, 0), asked));
        assertThat(leaves(verdict)).isEqualTo(icmp("198.51.100.7", "172.31.1.10", 3, 0));
        assertThat(out(verdict)).contains(dmz);
    }

    @Test
    void onlyErrorsAreRelatedAndRedirectsNeverPass() {
        sketch.flow(lan, internet, Services.ANY);
        var meaning = sketch.meaning();
        var four = by(lan, tcp("192.168.7.50", "198.51.100.7", 443));
        var six = by(lan, tcp("2001:db8:7::50", "2001:db8:ffff::7", 443));
        var passing = IntStream.range(0, 256)
                .filter(t -> meaning.verdict(error(internet, icmp("198.51.100.7", "192.168.7.50", t, 0), four))
                        .accepted());
        assertThat(passing).containsExactly(3, 11, 12);
        var passingSix = IntStream.range(0, 256)
                .filter(t -> meaning.verdict(error(internet, icmp("2001:db8:ffff::7", "2001:db8:7::50", t, 0), six))
                        .accepted());
        assertThat(passingSix).containsExactly(1, 2, 3, 4);
        assertThat(meaning.verdict(error(internet, tcp("198.51.100.7", "192.168.7.50", 1), four))
                        .accepted())
                .isFalse();
    }

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
    void aDoorOnceLetTheFirewallItselfInUnrewritten() {
        sketch.publish("203.0.113.10", www, List.of(edge), door(443, 443));
        var meaning = sketch.meaning();
        assertThat(cause(meaning.sent(tcp("172.31.1.1", "172.31.1.10", 443), edge, NOON)))
                .isEqualTo(Cause.NOT_GRANTED);
    }

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
        assertThat(List.of(plain, mapped)).extracting(meaning::position).containsExactly(0, 1);
    }

    @Test
    void aRedirectIsNoReplyEither() {
        sketch.flow(lan, internet, Sketch.PING);
        var meaning = sketch.meaning();
        var four = by(lan, icmp("192.168.7.50", "198.51.100.7", 8, 1));
        var six = by(lan, icmp("2001:db8:7::50", "2001:db8:ffff::7", 128, 1));
        assertThat(meaning.verdict(reply(internet, icmp("198.51.100.7", "192.168.7.50", 0, 1), four))
                        .accepted())
                .isTrue();
        assertThat(cause(meaning.verdict(reply(internet, icmp("198.51.100.7", "192.168.7.50", 5, 1), four))))
                .isEqualTo(Cause.NO_FLOW);
        assertThat(cause(meaning.verdict(reply(internet, icmp("2001:db8:ffff::7", "2001:db8:7::50", 137, 1), six))))
                .isEqualTo(Cause.NO_FLOW);
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
    void anErrorComesByALegOfItsFlow() {
        sketch.flow(lan, internet, tcp(443));
        var meaning = sketch.meaning();
        var asked = by(lan, tcp("192.168.7.50", "198.51.100.7", 443));
        var byTheClient = meaning.verdict(error(lan, icmp("192.168.7.50", "198.51.100.7", 3, 0), asked));
        assertThat(out(byTheClient)).contains(internet);
        assertThat(cause(meaning.verdict(error(dmz, icmp("172.31.1.10", "198.51.100.7", 3, 0), asked))))
                .isEqualTo(Cause.NO_FLOW);
        assertThat(cause(meaning.verdict(error(dmz, icmp("172.31.1.10", "192.168.7.50", 3, 0), asked))))
                .isEqualTo(Cause.NO_FLOW);
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
