package bailey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BlastCommandTest {
    @Test
    void everyMachineThatFallsComesWithItsShortestChain() {
        var ran = Ran.bailey("blast", Ran.OFFICE, "www");
        assertThat(ran.status()).isZero();
        assertThat(ran.out()).startsWith("with www may fall\n").contains("""
                  mx in dmz
                      www -> webmail: https by line 46
                      webmail (as mailstore) -> mx: submission by line 49
                """).contains("""
                  and speaks with the firewall edge
                      www -> webmail: https by line 46
                      webmail -> edge: dhcp by line 60
                """);
    }

    @Test
    void neighboursOfASharedWireFallUnseen() {
        assertThat(Ran.bailey("blast", Ran.HOME, "console").out())
                .contains("console -> laptop: everything on their wire");
    }

    @Test
    void jsonHasTheSteps() throws IOException {
        var json = JsonTree.of(Ran.bailey("blast", "--json", Ran.OFFICE, "www").out());
        assertThat(json.get("kind")).isEqualTo("blast");
        var mx = fall(json, "mx");
        assertThat(mx.get("zone")).isEqualTo("dmz");
        var last = (Map<?, ?>) JsonTree.list(mx, "chain").getLast();
        assertThat(last.get("as")).isEqualTo("mailstore");
        assertThat(JsonTree.map(last, "at").get("line")).isEqualTo(49);
        assertThat(JsonTree.first(json, "firewalls").get("firewall")).isEqualTo("edge");
    }

    private static Map<?, ?> fall(Map<?, ?> json, String machine) {
        List<?> falls = JsonTree.list(json, "falls");
        return falls.stream()
                .<Map<?, ?>>map(f -> (Map<?, ?>) f)
                .filter(f -> machine.equals(f.get("machine")))
                .findFirst()
                .orElseThrow();
    }
}
