package bailey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhyCommandTest {
    @Test
    void everyStepIsTold() {
        var ran = Ran.bailey("why", Ran.TWO_WALLS, "lan: 192.168.20.9:50000 -> 198.51.100.7: https");
        assertThat(ran.status()).isZero();
        assertThat(ran.out()).isEqualTo("""
                lan: tcp 192.168.20.9:50000 -> 198.51.100.7:443

                  1  back, in by lan0 from lan
                     ✓ line 49: lan -> internet: http https ping
                       out by dmz0 to dmz
                  2  front, in by dmz0 from dmz
                     ✓ line 49: lan -> internet: http https ping
                       source becomes 203.0.113.18 (front)
                       out by wan0 to internet
                  =  arrives at 198.51.100.7 (in internet) in internet
                """);
    }

    @Test
    void whatStoppedItAndTheLineThatWouldNot() {
        var ran = Ran.bailey("why", Ran.OFFICE, "dmz: 172.31.1.10 -> 192.168.7.25: lmtp");
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).isEqualTo("""
                dmz: tcp 172.31.1.10:49152 (www) -> 192.168.7.25:24 (mailstore)

                  1  edge, in by dmz0 from dmz
                     ✗ no line grants it: dropped in silence
                  =  stopped at edge

                nearest: line 48: mx -> mailstore: lmtp

                to grant it, under `flows:`
                  - www -> mailstore: lmtp

                pasted, it breaks
                  ✗ `www ~> mailstore` is not kept: taken over, www reaches mailstore
                      step: www -> mailstore: lmtp by line 63
                      mend: remove a line of the chain, or name less in it
                """);
    }

    @Test
    void aMachineWithoutANameIsToBeNamedFirst() {
        assertThat(Ran.bailey("why", Ran.OFFICE, "lan: 192.168.7.77 -> 172.31.1.80: imaps")
                        .out())
                .contains("- SENDER -> site: imaps")
                .contains("SENDER: lan 192.168.7.77");
    }

    @ParameterizedTest
    @CsvSource({
        "internet: 192.168.7.5 -> 203.0.113.10: https, does not belong behind wan0 (anti-spoofing)",
        "internet: 198.51.100.7 -> 172.31.1.10: https, no line grants it: dropped in silence",
        "internet: 127.0.0.1 -> 203.0.113.10: https, no unicast address",
        "lan: 192.168.7.5 -> 192.168.9.2: ssh, 'no line grants it: refused, the sender is told'",
    })
    void causes(String packet, String cause) {
        var ran = Ran.bailey("why", Ran.OFFICE, packet);
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).contains(cause);
    }

    /// No line of a file lets a forged source in, so none is offered.
    @Test
    void nothingIsOfferedWhereNoLineHelps() {
        assertThat(Ran.bailey("why", Ran.OFFICE, "internet: 192.168.7.5 -> 203.0.113.10: https")
                        .out())
                .doesNotContain("to grant it")
                .doesNotContain("nearest");
    }

    @Test
    void aFirewallThatNoRouteLeadsToIsAskedAllTheSame() {
        var ran = Ran.bailey("why", Ran.TWO_WALLS, "back/dmz: 172.31.2.10 -> 198.51.100.7: https");
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out())
                .contains("1  back, in by dmz0 from dmz")
                .contains("back is not on the way to 198.51.100.7");
    }

    @Test
    void neighboursOnASharedWire() {
        var ran = Ran.bailey("why", Ran.HOME, "lan: 192.168.178.20 -> 192.168.178.30: ssh");
        assertThat(ran.status()).isZero();
        assertThat(ran.out()).contains("arrives unseen: neighbours on the shared wire of lan meet no firewall");
    }

    @Test
    void eachQuestionHasItsCommand() {
        var why = Ran.bailey("why", Ran.OFFICE, "lan -> ns: dns");
        assertThat(why.status()).isEqualTo(2);
        assertThat(why.err()).contains("bailey ask");
        var ask = Ran.bailey("ask", Ran.OFFICE, "lan: 192.168.7.9 -> 172.31.1.53: udp/53");
        assertThat(ask.status()).isEqualTo(2);
        assertThat(ask.err()).contains("bailey why");
    }

    @Test
    void json() throws IOException {
        var json = JsonTree.of(Ran.bailey("why", "--json", Ran.OFFICE, "internet: 198.51.100.7 -> 203.0.113.10: https")
                .out());
        assertThat(json.get("kind")).isEqualTo("why");
        assertThat(json.get("arrives")).isEqualTo(true);
        assertThat(json.get("end")).isEqualTo("delivered");
        assertThat(json.get("remedy")).isNull();
        var step = JsonTree.first(json, "steps");
        assertThat(step.get("firewall")).isEqualTo("edge");
        assertThat(step.get("in")).isEqualTo("internet");
        assertThat(step.get("out")).isEqualTo("dmz");
        assertThat(JsonTree.map(step, "packet").get("destination")).isEqualTo("172.31.1.10");
        assertThat(JsonTree.map(JsonTree.map(step, "line"), "at").get("line")).isEqualTo(37);
    }

    @Test
    void jsonOfWhatIsStopped() throws IOException {
        var ran = Ran.bailey("why", "--json", Ran.OFFICE, "dmz: 172.31.1.10 -> 192.168.7.25: lmtp");
        var json = JsonTree.of(ran.out());
        assertThat(ran.status()).isEqualTo(1);
        assertThat(JsonTree.first(json, "steps").get("cause")).isEqualTo("not-granted");
        assertThat(JsonTree.map(json, "remedy").get("lines")).hasToString("[- www -> mailstore: lmtp]");
    }
}
