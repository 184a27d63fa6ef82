package bailey.policy;

import static bailey.policy.Sketch.door;
import static bailey.policy.Sketch.leg;
import static org.assertj.core.api.Assertions.assertThat;

import bailey.packet.Address;
import bailey.packet.AddressSet;
import bailey.packet.Prefix;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whose an address is, at the edges.
final class GroundTest {
    private final Sketch sketch = new Sketch();
    private final Zone internet = sketch.zone("internet", Role.EXTERNAL, Wire.SHARED);
    private final Zone dmz = sketch.zone("dmz", Role.DMZ, Wire.ISOLATED, "172.31.1.0/24", "2001:db8:1::/64");
    private final Zone link = sketch.zone("link", Role.INTERNAL, Wire.SHARED, "192.168.1.0/31", "2001:db8:2::/127");
    private final Host www = sketch.host("www", dmz, "172.31.1.10", "2001:db8:1::10");
    private final Host all = sketch.host("all", dmz, "172.31.1.0/24");
    private final Host provider = sketch.host("provider", internet, "203.0.113.0/24");
    private final Firewall edge = sketch.firewall(
            "edge", leg(internet, "203.0.113.2"), leg(dmz, "172.31.1.1", "2001:db8:1::1"), leg(link, "192.168.1.0"));
    private final Publication door = sketch.publish("203.0.113.10", www, door(80, 80));
    private final Site site = sketch.site();
    private final Ground ground = new Ground(site);

    private static boolean has(AddressSet set, String address) {
        return set.contains(Address.of(address));
    }

    @Test
    void aZoneIsItsPrefixesLessFirewallsAndWhatIsNotUnicast() {
        var set = ground.of(dmz);
        assertThat(Stream.of(
                        "172.31.1.0",
                        "172.31.1.2",
                        "172.31.1.254",
                        "2001:db8:1::2",
                        "2001:db8:1:0:ffff:ffff:ffff:ffff"))
                .allMatch(a -> has(set, a));
        assertThat(Stream.of(
                        "172.31.1.1",
                        "172.31.1.255",
                        "172.31.0.255",
                        "172.31.2.0",
                        "2001:db8:1::",
                        "2001:db8:1::1",
                        "2001:db8:1:1::"))
                .noneMatch(a -> has(set, a));
    }

    @Test
    void aPrefixOfTwoAddressesHasNeitherBroadcastNorAnycast() {
        assertThat(ground.of(link).contains(Address.of("192.168.1.1"))).isTrue();
        assertThat(ground.unicast(Address.of("2001:db8:2::"))).isTrue();
        assertThat(ground.unicast(Address.of("2001:db8:2::1"))).isTrue();
    }

    @Test
    void thePrefixlessZoneIsWhatNothingElseClaims() {
        var set = ground.of(internet);
        assertThat(Stream.of(
                        "198.51.100.7",
                        "203.0.113.1",
                        "1.0.0.0",
                        "126.255.255.255",
                        "223.255.255.255",
                        "2001:db8::1",
                        "fd00::1",
                        "::1:0:0"))
                .allMatch(a -> has(set, a));
        assertThat(Stream.of(
                        "203.0.113.2",
                        "203.0.113.10",
                        "172.31.1.9",
                        "192.168.1.1",
                        "0.1.2.3",
                        "127.0.0.1",
                        "169.254.1.1",
                        "224.0.0.1",
                        "240.0.0.1",
                        "255.255.255.255",
                        "::",
                        "::1",
                        "::2",
                        "::ffff:c633:6407",
                        "fe80::1",
                        "febf::1",
                        "ff02::1"))
                .noneMatch(a -> has(set, a));
    }

    @Test
    void aPrefixAsAHostOnceOpenedTheFirewallsInIt() {
        assertThat(has(ground.of(all), "172.31.1.10")).isTrue();
        assertThat(has(ground.of(all), "172.31.1.1")).isFalse();
        assertThat(has(ground.of(all), "172.31.1.255")).isFalse();
        assertThat(ground.of(dmz).contains(ground.of(all))).isTrue();
        assertThat(has(ground.of(provider), "203.0.113.2")).isFalse();
        assertThat(has(ground.of(provider), "203.0.113.10")).isFalse();
        assertThat(has(ground.of(provider), "203.0.113.11")).isTrue();
        assertThat(has(ground.of(new Group("g", List.of(all, provider), door.origin())), "172.31.1.1"))
                .isFalse();
    }

    @Test
    void theZoneOfAnAddressIsThatOfTheLegOfThePrefixOrThePrefixless() {
        assertThat(ground.zone(Address.of("172.31.1.1"))).isEqualTo(dmz);
        assertThat(ground.zone(Address.of("203.0.113.2"))).isEqualTo(internet);
        assertThat(ground.zone(Address.of("203.0.113.10"))).isEqualTo(internet);
        assertThat(ground.zone(Address.of("172.31.1.99"))).isEqualTo(dmz);
        assertThat(ground.zone(Address.of("172.31.1.255"))).isEqualTo(dmz);
        assertThat(ground.zone(Address.of("8.8.8.8"))).isEqualTo(internet);
    }

    @Test
    void aFirewallIsEveryAddressOfItsLegs() {
        assertThat(ground.of(edge).ranges()).hasSize(4);
        assertThat(ground.firewall(Address.of("2001:db8:1::1"))).contains(edge);
        assertThat(ground.firewall(Address.of("172.31.1.10"))).isEmpty();
    }

    @Test
    void aPublishedAddressBelongsToTheFirstFirewallOnTheWayIn() {
        assertThat(ground.owner(Address.of("203.0.113.10"), new Paths(site))).contains(edge);
        assertThat(ground.owner(Address.of("203.0.113.11"), new Paths(site))).isEmpty();
        assertThat(ground.published(Address.of("203.0.113.10"))).isTrue();
    }

    @Test
    void privateAddressesAreThoseOfThreeRfcs() {
        assertThat(Stream.of(
                        "10.0.0.0",
                        "10.255.255.255",
                        "172.16.0.0",
                        "172.31.255.255",
                        "192.168.0.1",
                        "100.64.0.0",
                        "100.127.255.255",
                        "fc00::1",
                        "fdff::1"))
                .allMatch(a -> Ground.isPrivate(Prefix.of(a)));
        assertThat(Stream.of(
                        "9.255.255.255",
                        "11.0.0.0",
                        "172.15.255.255",
                        "172.32.0.0",
                        "192.169.0.0",
                        "100.63.255.255",
                        "100.128.0.0",
                        "fbff::1",
                        "fe00::1",
                        "203.0.113.1"))
                .noneMatch(a -> Ground.isPrivate(Prefix.of(a)));
        assertThat(Ground.publicOnes(www)).containsExactly(Prefix.of("2001:db8:1::10"));
    }
}
