package bailey.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Zones from the words of rules.
class GuessTest {
    @Test
    void byTheNamesOfDevices() throws Exception {
        assertThat(Samples.guess("office.json"))
                .containsExactlyInAnyOrder(
                        "internet=external:wan0", "lan0=internal:lan0:192.168.7.0/24", "dmz0=dmz:dmz0:172.31.1.0/24");
    }

    /// No rule names the network: it is around the host that a door leads to.
    @Test
    void aroundAHost() throws Exception {
        assertThat(Samples.guess("home.rules"))
                .containsExactly("internet=external:ppp0", "br-lan=internal:br-lan:192.168.1.0/24");
    }

    @Test
    void whereSourcesAreRewrittenIsOutside() throws Exception {
        assertThat(Samples.guess("docker.rules"))
                .containsExactly(
                        "internet=external:eth0",
                        "docker0=dmz:docker0:172.17.0.0/16",
                        "eth1=internal:eth1:192.168.5.0/24");
    }

    @Test
    void aGuessCanBeGivenBack() throws Exception {
        for (var file : new String[] {"office.json", "home.rules", "docker.rules", "ufw.rules"}) {
            var words = Samples.guess(file);
            assertThat(ZoneWords.read(words)).extracting(AuditZone::toString).isEqualTo(words);
        }
    }
}
