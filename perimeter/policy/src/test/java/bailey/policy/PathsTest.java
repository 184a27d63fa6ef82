package bailey.policy;

import static bailey.policy.Sketch.leg;
import static org.assertj.core.api.Assertions.assertThat;

import bailey.packet.Family;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Shortest chains, where there is one, none and two.
final class PathsTest {
    private final Sketch sketch = new Sketch();
    private final Zone internet = sketch.zone("internet", Role.EXTERNAL, Wire.SHARED);
    private final Zone dmz = sketch.zone("dmz", Role.DMZ, Wire.ISOLATED, "172.31.1.0/24");
    private final Zone lan = sketch.zone("lan", Role.INTERNAL, Wire.SHARED, "192.168.1.0/24");
    private final Zone admin = sketch.zone("admin", Role.MANAGEMENT, Wire.SHARED, "192.168.2.0/24");

    private static Firewall.Leg any(Zone zone) {
        return leg(zone, "192.0.2.1");
    }

    private static String text(Optional<List<Hop>> path) {
        return path.map(hops -> String.join(
                        " ",
                        hops.stream()
                                .map(h -> h.in().map(Zone::name).orElse("-") + ">" + h.at() + ">"
                                        + h.out().map(Zone::name).orElse("-"))
                                .toList()))
                .orElse("none");
    }

    @Test
    void twoWallsAreAChain() {
        var front = sketch.firewall("front", any(internet), any(dmz));
        var back = sketch.firewall("back", any(dmz), any(lan), any(admin));
        var paths = new Paths(sketch.site());
        assertThat(text(paths.between(internet, dmz))).isEqualTo("internet>front>dmz");
        assertThat(text(paths.between(internet, lan))).isEqualTo("internet>front>dmz dmz>back>lan");
        assertThat(text(paths.between(admin, internet))).isEqualTo("admin>back>dmz dmz>front>internet");
        assertThat(text(paths.between(lan, admin))).isEqualTo("lan>back>admin");
        assertThat(text(paths.between(lan, front))).isEqualTo("lan>back>dmz dmz>front>-");
        assertThat(text(paths.between(back, internet))).isEqualTo("->back>dmz dmz>front>internet");
        assertThat(text(paths.between(back, lan))).isEqualTo("->back>lan");
        assertThat(text(paths.between(front, back))).isEqualTo("->front>dmz dmz>back>-");
        assertThat(paths.entry(internet, back, Family.IPV4)).contains(dmz);
        assertThat(paths.entry(admin, back, Family.IPV4)).contains(admin);
    }

    @Test
    void neighboursMeetTheFirstFirewallOfTheFile() {
        sketch.firewall("front", any(internet), any(dmz));
        sketch.firewall("back", any(dmz), any(lan));
        var paths = new Paths(sketch.site());
        assertThat(text(paths.between(dmz, dmz))).isEqualTo("dmz>front>dmz");
        assertThat(text(paths.between(lan, lan))).isEqualTo("lan>back>lan");
        assertThat(text(paths.between(admin, admin))).isEqualTo("none");
        assertThat(paths.own(admin)).isEmpty();
    }

    @Test
    void twoShortestChainsAreNone() {
        var one = sketch.firewall("one", any(internet), any(dmz), any(lan));
        sketch.firewall("other", any(internet), any(dmz));
        var paths = new Paths(sketch.site());
        assertThat(paths.shortest(internet, dmz)).hasSize(2);
        assertThat(paths.between(internet, dmz)).isEmpty();
        assertThat(text(paths.between(internet, lan))).isEqualTo("internet>one>lan");
        assertThat(text(paths.between(dmz, one))).isEqualTo("dmz>one>-");
    }

    @Test
    void aLongerWayRoundIsNoSecondOne() {
        sketch.firewall("straight", any(internet), any(lan));
        sketch.firewall("front", any(internet), any(dmz));
        sketch.firewall("back", any(dmz), any(lan));
        var paths = new Paths(sketch.site());
        assertThat(text(paths.between(internet, lan))).isEqualTo("internet>straight>lan");
        assertThat(paths.shortest(internet, lan)).hasSize(1);
    }

    @Test
    void noPathRunsThroughAnExternalOrAManagementZone() {
        var branch = sketch.firewall("branch", any(internet), any(lan));
        var head = sketch.firewall("head", any(internet), any(dmz));
        sketch.firewall("console", any(admin), any(dmz));
        var paths = new Paths(sketch.site());
        assertThat(text(paths.between(lan, dmz))).isEqualTo("none");
        assertThat(text(paths.between(branch, head))).isEqualTo("none");
        assertThat(text(paths.between(internet, admin))).isEqualTo("internet>head>dmz dmz>console>admin");
        var site = new Sketch();
        var world = site.zone("internet", Role.EXTERNAL, Wire.SHARED);
        var ops = site.zone("ops", Role.MANAGEMENT, Wire.SHARED, "192.168.2.0/24");
        var inner = site.zone("inner", Role.INTERNAL, Wire.SHARED, "192.168.3.0/24");
        site.firewall("a", any(world), any(ops));
        site.firewall("b", any(ops), any(inner));
        var managed = new Paths(site.site());
        assertThat(text(managed.between(world, inner))).isEqualTo("none");
        assertThat(text(managed.between(inner, ops))).isEqualTo("inner>b>ops");
    }

    @Test
    void noPathLeadsFromAFirewallToItself() {
        var lonely = sketch.firewall("lonely", any(lan));
        assertThat(text(new Paths(sketch.site()).between(lonely, lonely))).isEqualTo("none");
    }

    @Test
    void aPairCountsAsOne() {
        var members = List.of("a", "b").stream()
                .map(n -> new Firewall.Member(n, List.of(any(internet), any(lan)), new Origin("sketch", 1, 1)))
                .toArray(Firewall.Member[]::new);
        sketch.pair("edge", members);
        assertThat(text(new Paths(sketch.site()).between(lan, internet))).isEqualTo("lan>edge>internet");
    }
}
