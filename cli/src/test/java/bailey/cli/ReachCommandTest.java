package bailey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReachCommandTest {
    @Test
    void whomAHostReachesAndWhoReachesItByWhichLine() {
        var ran = Ran.bailey("reach", Ran.OFFICE, "www");
        assertThat(ran.status()).isZero();
        assertThat(ran.out()).isEqualTo("""
                www reaches
                  site       http   line 45: www -> site: http
                  webmail    https  line 46: www -> webmail: https
                  directory  ldaps  line 47: www mx -> directory: ldaps
                  out        proxy  line 62: www mx ns site -> updates.example.org: https

                www is reached by
                  internet  tcp/80 tcp/443  line 37: 203.0.113.10 -> www: http https
                  internet  tcp/80 tcp/443  line 40: own -> www: http https
                  lan       http https      line 54: lan -> www: http https
                  admin     ssh ping        line 56: admin -> edge dmz: ssh ping
                """);
    }

    @Test
    void neighboursOfASharedWireReachEachOtherUnseen() {
        assertThat(Ran.bailey("reach", Ran.HOME, "console").out()).contains("unseen, on their wire");
    }

    @Test
    void jsonHasTheLinesAndTheirPlaces() throws IOException {
        var json = JsonTree.of(Ran.bailey("reach", "--json", Ran.OFFICE, "www").out());
        assertThat(json.get("kind")).isEqualTo("reach");
        assertThat(json.get("host")).isEqualTo("www");
        assertThat(JsonTree.list(json, "reaches")).hasSize(4);
        assertThat(JsonTree.list(json, "reached-by")).hasSize(4);
        var first = JsonTree.first(json, "reaches");
        assertThat(first.get("other")).isEqualTo("site");
        assertThat(JsonTree.map(first, "at").get("line")).isEqualTo(45);
        var unseen =
                JsonTree.of(Ran.bailey("reach", "--json", Ran.HOME, "console").out());
        assertThat(((Map<?, ?>) JsonTree.list(unseen, "reaches").getLast()).containsKey("at"))
                .isFalse();
    }

    @Test
    void aNameThatIsNoHostIsToldSo() {
        for (var command : new String[] {"reach", "blast"}) {
            var near = Ran.bailey(command, Ran.OFFICE, "wwww");
            assertThat(near.status()).isEqualTo(2);
            assertThat(near.err()).isEqualTo("bailey: no host `wwww` in office; did you mean `www`?\n");
            assertThat(Ran.bailey(command, Ran.OFFICE, "edge").err())
                    .isEqualTo("bailey: `edge` is no host of office; name one of its hosts\n");
            assertThat(Ran.bailey(command, Ran.OFFICE).err()).startsWith("bailey: which HOST?");
        }
    }
}
