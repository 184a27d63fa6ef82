package bailey.policy;

import static bailey.policy.Sketch.leg;
import static org.assertj.core.api.Assertions.assertThat;

import bailey.packet.Address;
import bailey.packet.Family;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The address by which a firewall speaks on a leg.
final class FirewallTest {
    private static final Origin ORIGIN = new Origin("sketch", 1, 1);
    private final Zone lan = new Sketch().zone("lan", Role.INTERNAL, Wire.SHARED, "192.168.7.0/24");

    private Firewall.Member member(String name, String... addresses) {
        return new Firewall.Member(name, List.of(leg(lan, addresses)), ORIGIN);
    }

    private static Address speaking(Firewall.Member one, Firewall.Member... others) {
        var members = List.of(one, others.length > 0 ? others[0] : one);
        return new Firewall("edge", members, ORIGIN)
                .speaking(one, one.legs().getFirst().zone(), Family.IPV4)
                .orElseThrow();
    }

    @Test
    void itIsOneOfTheFamilyWhereverTheOtherStands() {
        assertThat(speaking(member("edge", "2001:db8:7::1", "192.168.7.1"))).hasToString("192.168.7.1");
    }

    @Test
    void ofAPairItIsTheVirtualOneWhereverThatStands() {
        var one = member("edge-a", "192.168.7.2", "192.168.7.1");
        assertThat(speaking(one, member("edge-b", "192.168.7.3", "192.168.7.1")))
                .hasToString("192.168.7.1");
    }

    @Test
    void ofAPairWithoutAVirtualOneItIsTheMembersOwn() {
        assertThat(speaking(member("edge-a", "192.168.7.2"), member("edge-b", "192.168.7.3")))
                .hasToString("192.168.7.2");
    }
}
