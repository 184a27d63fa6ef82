package bailey.policy;

import static bailey.policy.Sketch.door;
import static bailey.policy.Sketch.leg;
import static bailey.policy.Sketch.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import bailey.packet.Address;
import bailey.packet.Family;
import bailey.policy.Grant.Condition;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a line grants: a grant per pair of words and family.
final class GrantsTest {
    private final Sketch sketch = new Sketch();
    private final Zone internet = sketch.zone("internet", Role.EXTERNAL, Wire.SHARED);
    private final Zone partner = sketch.zone("partner", Role.EXTERNAL, Wire.SHARED, "198.51.100.0/24");
    private final Zone dmz = sketch.zone("dmz", Role.DMZ, Wire.ISOLATED, "172.31.1.0/24", "2001:db8:1::/64");
    private final Host www = sketch.host("www", dmz, "172.31.1.10", "2001:db8:1::10");
    private final Host out = sketch.host("out", dmz, "172.31.1.3");
    private final Host racks = sketch.host("racks", dmz, "172.31.1.128/25");
    private final Firewall edge = sketch.firewall(
            "edge",
            leg(internet, "203.0.113.2", "2001:db8:0:1::2"),
            leg(dmz, "172.31.1.1", "2001:db8:1::1"),
            leg(partner, "198.51.100.1"));

    private List<String> texts() {
        var site = sketch.site();
        return Grants.of(site, new Ground(site)).stream()
                .map(g -> g.from() + " " + g.to() + " " + g.family() + " "
                        + g.line().origin().line())
                .toList();
    }

    @Test
    void aGrantIsPerPairOfWordsAndFamilyInWhichBothHaveAnAddress() {
        int line = sketch.flow(www, internet, tcp(80)).origin().line();
        assertThat(texts()).containsExactly("www internet IPv4 " + line, "www internet IPv6 " + line);
        sketch.flow(out, internet, tcp(80));
        sketch.flow(www, partner, tcp(80));
        assertThat(texts()).hasSize(4);
    }

    @Test
    void aWordThatIsOneMachineIsLeftOutTowardsItself() {
        sketch.flow(www, www, tcp(80));
        sketch.flow(edge, edge, tcp(80));
        assertThat(texts()).isEmpty();
        sketch.flow(racks, racks, tcp(80));
        sketch.flow(dmz, dmz, tcp(80));
        assertThat(texts()).hasSize(3);
    }

    @Test
    void aPublicationIsOfEveryExternalZoneUnlessItSaysFrom() {
        sketch.publish("203.0.113.10", www, door(80, 80));
        assertThat(texts())
                .extracting(t -> t.substring(0, t.lastIndexOf(' ')))
                .containsExactly("internet www IPv4", "partner www IPv4");
        sketch.publish("203.0.113.11", www, List.of(partner), door(80, 80));
        assertThat(texts()).hasSize(3);
    }

    @Test
    void aDoorGrantsTheInsideAndNeedsTheRewriting() {
        var line = sketch.publish("203.0.113.10", www, door(2222, 22));
        var site = sketch.site();
        var grant = Grants.of(line, site, new Ground(site)).getFirst();
        assertThat(grant.covers(tcp("8.8.8.8", "172.31.1.10", 22))).isTrue();
        assertThat(grant.covers(tcp("8.8.8.8", "172.31.1.10", 2222))).isFalse();
        assertThat(grant.condition()).isEqualTo(new Condition.Rewritten(Address.of("203.0.113.10")));
    }

    @Test
    void ownIsThePublicAddressesUnrewritten() {
        sketch.own(www, door(80, 80));
        var site = sketch.site();
        var grants = Grants.of(site, new Ground(site));
        assertThat(grants)
                .hasSize(1)
                .allMatch(g -> g.family() == Family.IPV6)
                .allMatch(g -> g.condition() instanceof Condition.Unrewritten);
    }

    @Test
    void ownOfAPrefixOpensNoFirewall() {
        var all = sketch.host("all", dmz, "2001:db8:1::/64");
        sketch.own(all, door(22, 22));
        var site = sketch.site();
        var grant = Grants.of(site, new Ground(site)).getFirst();
        assertThat(grant.covers(tcp("2001:db8:ffff::7", "2001:db8:1::2", 22))).isTrue();
        assertThat(grant.covers(tcp("2001:db8:ffff::7", "2001:db8:1::1", 22))).isFalse();
    }

    @Test
    void exposedIsEveryProtocolOfItsFamily() {
        sketch.expose("203.0.113.10", www);
        var site = sketch.site();
        var grant = Grants.of(site, new Ground(site)).getFirst();
        assertThat(grant.selectors()).hasSize(255); // all but ICMPv6
        assertThat(grant.covers(tcp("8.8.8.8", "172.31.1.10", 65_535))).isTrue();
    }

    @Test
    void viaGrantsTheProxyAlone() {
        sketch.via(www, out);
        var site = sketch.site();
        var grant = Grants.of(site, new Ground(site)).getFirst();
        assertThat(grant.covers(tcp("172.31.1.10", "172.31.1.3", 3128))).isTrue();
        assertThat(grant.covers(tcp("172.31.1.10", "172.31.1.3", 443))).isFalse();
    }

    @Test
    void aPrefixlessSourceIsNoPublishedAddress() {
        sketch.publish("203.0.113.10", www, door(80, 80));
        sketch.flow(internet, www, tcp(81));
        var site = sketch.site();
        assertThat(Grants.of(site, new Ground(site))).noneMatch(g -> g.sources().contains(Address.of("203.0.113.10")));
    }
}
