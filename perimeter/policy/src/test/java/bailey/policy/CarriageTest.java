package bailey.policy;

import static bailey.policy.Sketch.NOON;
import static bailey.policy.Sketch.leg;
import static bailey.policy.Sketch.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import bailey.packet.Address;
import bailey.packet.Family;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Of a firewall whose legs to the internet and to the DMZ speak IPv4 alone: what its ways carry, and so what is
/// granted.
final class CarriageTest {
    private final Sketch sketch = new Sketch();
    private final Zone internet = sketch.zone("internet", Role.EXTERNAL, Wire.SHARED);
    private final Zone dmz = sketch.zone("dmz", Role.DMZ, Wire.ISOLATED, "172.31.1.0/24", "2001:db8:1::/64");
    private final Zone hall = sketch.zone("hall", Role.INTERNAL, Wire.SHARED, "192.168.6.0/24", "2001:db8:6::/64");
    private final Zone lan = sketch.zone("lan", Role.INTERNAL, Wire.SHARED, "192.168.7.0/24", "2001:db8:7::/64");
    private final Host www = sketch.host("www", dmz, "172.31.1.10", "2001:db8:1::10");
    private final Host mx = sketch.host("mx", dmz, "172.31.1.25", "2001:db8:1::25");
    private final Host store = sketch.host("store", lan, "192.168.7.25", "2001:db8:7::25");
    private final Host desk = sketch.host("desk", lan, "192.168.7.50", "2001:db8:7::50");
    private final Host door = sketch.host("door", hall, "192.168.6.10", "2001:db8:6::10");
    private final Host lamp = sketch.host("lamp", hall, "192.168.6.11", "2001:db8:6::11");
    private final Firewall edge = sketch.firewall(
            "edge",
            leg(internet, "203.0.113.2"),
            leg(dmz, "172.31.1.1"),
            leg(hall, "192.168.6.1"),
            leg(lan, "192.168.7.1", "2001:db8:7::1"));

    private List<Grant> grants(Endpoint from, Endpoint to) {
        var site = sketch.site();
        return Grants.of(sketch.flow(from, to, tcp(443)), site, new Ground(site));
    }

    private List<Family> families(Endpoint from, Endpoint to) {
        return grants(from, to).stream().map(Grant::family).toList();
    }

    @Test
    void aLegOnTheWayWithoutAnAddressCarriesNothing() {
        assertThat(families(lan, www)).containsExactly(Family.IPV4);
        assertThat(families(www, lan)).containsExactly(Family.IPV4);
        assertThat(families(internet, lan)).containsExactly(Family.IPV4);
    }

    @Test
    void aLastLegToThePrefixlessZoneNeedsNone() {
        assertThat(families(lan, internet)).containsExactly(Family.IPV4, Family.IPV6);
        sketch.flow(lan, internet, tcp(443));
        var packet = tcp("2001:db8:7::50", "2001:db8:ffff::7", 443);
        assertThat(sketch.meaning()
                        .verdict(Arrival.begins(packet, edge, lan, NOON))
                        .accepted())
                .isTrue();
    }

    @Test
    void aSharedWireCarriesEverythingAndAnIsolatedOneWhatItsFirewallDoes() {
        assertThat(families(door, lamp)).containsExactly(Family.IPV4, Family.IPV6);
        assertThat(families(mx, www)).containsExactly(Family.IPV4);
        assertThat(families(store, desk)).containsExactly(Family.IPV4, Family.IPV6);
        assertThat(families(door, desk)).containsExactly(Family.IPV4);
    }

    @Test
    void ofAWordInSeveralPlacesWhatIsCarriedIsGranted() {
        var all = new Group("all", List.of(www, store), new Origin("sketch", 1, 1));
        var six =
                grants(lan, all).stream().filter(g -> g.family() == Family.IPV6).toList();
        assertThat(six).hasSize(1);
        assertThat(six.getFirst().destinations().contains(Address.of("2001:db8:7::25")))
                .isTrue();
        assertThat(six.getFirst().destinations().contains(Address.of("2001:db8:1::10")))
                .isFalse();
        assertThat(grants(lan, all)).filteredOn(g -> g.family() == Family.IPV4).hasSize(1);
    }
}
