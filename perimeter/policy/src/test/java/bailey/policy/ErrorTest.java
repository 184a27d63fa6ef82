package bailey.policy;

import static bailey.policy.Sketch.door;
import static bailey.policy.Sketch.icmp;
import static bailey.policy.Sketch.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import bailey.policy.Verdict.Cause;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Step 3, ICMP errors about a flow: which pass, and to whom they lead.
final class ErrorTest extends ThreeLegs {
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
    void anErrorOfATranslatedClientLeavesAsItsFlowDoes() {
        sketch.flow(lan, internet, tcp(443));
        var asked = by(lan, tcp("192.168.7.50", "198.51.100.7", 443));
        var byARouter = error(lan, icmp("192.168.7.99", "198.51.100.7", 3, 0), asked);
        assertThat(leaves(sketch.meaning().verdict(byARouter))).isEqualTo(byARouter.packet());
        sketch.nat(lan, internet);
        assertThat(leaves(sketch.meaning().verdict(byARouter))).isEqualTo(icmp("203.0.113.2", "198.51.100.7", 3, 0));
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
}
