package bailey.policy;

import static org.assertj.core.api.Assertions.assertThat;

import bailey.packet.Address;
import org.junit.jupiter.api.Test;

/// What a site and its ground tell of names and addresses.
final class SiteTest extends ThreeLegs {
    @Test
    void machinesAreFoundByTheirNames() {
        assertThat(sketch.site().member("edge")).contains(edge.members().getFirst());
        assertThat(sketch.site().member("www")).isEmpty();
    }

    @Test
    void hostsAreThoseOfAZone() {
        var desk = sketch.host("desk", lan, "192.168.7.50");
        assertThat(sketch.site().hosts(dmz)).containsExactly(www, mx);
        assertThat(sketch.site().hosts(lan)).containsExactly(desk);
    }

    @Test
    void anAddressIsAHosts() {
        var ground = new Ground(sketch.site());
        assertThat(ground.host(Address.of("172.31.1.25"))).contains(mx);
        assertThat(ground.host(Address.of("172.31.1.26"))).isEmpty();
        assertThat(ground.unicast().contains(Address.of("172.31.1.26"))).isTrue();
        assertThat(ground.unicast().contains(Address.of("172.31.1.255"))).isFalse();
    }
}
