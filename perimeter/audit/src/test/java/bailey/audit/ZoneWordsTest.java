package bailey.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bailey.packet.Address;
import bailey.packet.Prefix;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Zones as people write them.
class ZoneWordsTest {
    private static final String OUT = "out=external:eth0:203.0.113.2";

    @Test
    void anAddressWithItsLengthIsBoth() throws Exception {
        var lan = ZoneWords.read(List.of(OUT, "lan=internal:eth1,eth2:192.168.7.1/24,2001:db8:7::/64"))
                .getLast();
        assertThat(lan.devices()).containsExactly("eth1", "eth2");
        assertThat(lan.prefixes()).containsExactly(Prefix.of("192.168.7.0/24"), Prefix.of("2001:db8:7::/64"));
        assertThat(lan.own()).containsExactly(Address.of("192.168.7.1"));
    }

    @Test
    void aSingleAddressOutsideIsTheFirewalls() throws Exception {
        var out = ZoneWords.read(List.of(OUT)).getFirst();
        assertThat(out.own()).containsExactly(Address.of("203.0.113.2"));
        assertThat(out.toString()).isEqualTo(OUT);
    }

    @Test
    void linesOfAFile() {
        assertThat(ZoneWords.lines("# ours\n--zone a=dmz:b   # c\n\n d=internal:e\n"))
                .containsExactly("a=dmz:b", "d=internal:e");
    }

    @Test
    void whatIsWrongIsSaid() {
        assertWrong("no zone is external", "lan=internal:eth1");
        assertWrong("zone `lan`: not a zone; write NAME=ROLE", OUT, "lan");
        assertWrong("zone `lan=inner:eth1`: its role is external", OUT, "lan=inner:eth1");
        assertWrong(
                "zone `lan=internal:eth1:10.0.0.0/40`: `10.0.0.0/40` is no prefix",
                OUT,
                "lan=internal:eth1:10.0.0.0/40");
        assertWrong("zone `lan=internal:eth0`: a second device eth0", OUT, "lan=internal:eth0");
        assertWrong("zone `out=dmz:eth1`: a second out", OUT, "out=dmz:eth1");
    }

    private static void assertWrong(String message, String... words) {
        assertThatThrownBy(() -> ZoneWords.read(List.of(words)))
                .isInstanceOf(WrongRules.class)
                .hasMessageStartingWith(message);
    }
}
