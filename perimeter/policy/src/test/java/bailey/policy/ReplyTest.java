package bailey.policy;

import static bailey.policy.Sketch.door;
import static bailey.policy.Sketch.icmp;
import static bailey.policy.Sketch.tcp;
import static bailey.policy.Sketch.udp;
import static org.assertj.core.api.Assertions.assertThat;

import bailey.policy.Arrival.State;
import bailey.policy.Verdict.Cause;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Step 3, replies: which packets belong to a flow, and how NAT is undone for them.
final class ReplyTest extends ThreeLegs {
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
}
