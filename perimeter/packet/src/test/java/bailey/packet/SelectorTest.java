package bailey.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Ports, protocols and selectors against counting every port.
final class SelectorTest {
    private static final List<Protocol> PROTOCOLS =
            List.of(Protocol.TCP, Protocol.UDP, Protocol.ICMP, Protocol.ICMPV6, new Protocol(47));

    private static Ports ports(Chance chance) {
        int low = chance.below(256);
        return new Ports(low, low + chance.below(256 - low));
    }

    private static Selector selector(Chance chance) {
        var protocol = chance.oneOf(PROTOCOLS);
        boolean whole = !protocol.hasPorts() && !protocol.isIcmp();
        return whole || chance.below(8) == 0 ? Selector.all(protocol) : new Selector(protocol, ports(chance));
    }

    private static Packet packet(Protocol protocol, int selector) {
        var family = protocol.in(Family.IPV4) ? Family.IPV4 : Family.IPV6;
        return new Packet(Address.first(family), Address.last(family), protocol, 0, selector);
    }

    @Test
    void portsAreTheirNumbers() {
        Chance.rounds(chance -> {
            var one = ports(chance);
            var other = ports(chance);
            int within = 0;
            int common = 0;
            int ofOther = 0;
            for (int port = 0; port < 256; port++) {
                within += one.contains(port) ? 1 : 0;
                ofOther += other.contains(port) ? 1 : 0;
                common += one.contains(port) && other.contains(port) ? 1 : 0;
            }
            assertThat(one.size()).isEqualTo(within);
            assertThat(one.single()).isEqualTo(within == 1);
            assertThat(one.overlaps(other)).isEqualTo(common > 0);
            assertThat(one.contains(other)).isEqualTo(common == ofOther);
        });
    }

    @Test
    void aSelectorIsThePacketsInIt() {
        Chance.rounds(chance -> {
            var one = selector(chance);
            var other = selector(chance);
            boolean common = false;
            boolean all = true;
            for (int port = 0; port < 256; port++) {
                var packet = packet(other.protocol(), port);
                boolean inOther = other.contains(packet);
                common |= inOther && one.contains(packet);
                all &= !inOther || one.contains(packet);
            }
            assertThat(one.overlaps(other)).as(one + " " + other).isEqualTo(common);
            assertThat(one.contains(other))
                    .as(one + " " + other)
                    .isEqualTo(all
                            && other.ports().high() <= Math.max(255, one.ports().high()));
        });
    }

    @Test
    void whatHasNoPortsIsChosenWhole() {
        assertThat(Selector.all(new Protocol(47)).contains(packet(new Protocol(47), 9)))
                .isTrue();
        assertThat(Selector.all(Protocol.ICMP).contains(packet(Protocol.ICMP, 255)))
                .isTrue();
        assertThat(Selector.all(Protocol.TCP).contains(packet(Protocol.UDP, 1))).isFalse();
        assertThatThrownBy(() -> new Selector(new Protocol(47), Ports.of(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Selector(Protocol.ICMP, Ports.of(256)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Ports(2, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Ports(-1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Ports(0, 65_536)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Protocol(256)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void icmpIsOfOneFamily() {
        assertThat(Protocol.ICMP.in(Family.IPV6)).isFalse();
        assertThat(Protocol.ICMPV6.in(Family.IPV4)).isFalse();
        assertThat(Protocol.TCP.in(Family.IPV4)).isTrue();
        assertThat(new Protocol(47).in(Family.IPV6)).isTrue();
    }

    @Test
    void printsAsTheLanguageSpellsIt() {
        assertThat(Selector.tcp(443)).hasToString("tcp/443");
        assertThat(new Selector(Protocol.UDP, new Ports(1, 9))).hasToString("udp/1-9");
        assertThat(Selector.all(new Protocol(47))).hasToString("ip/47");
        assertThat(new Selector(Protocol.ICMPV6, Ports.of(128))).hasToString("icmpv6/128");
    }

    @Test
    void aPacketIsOfOneFamilyAndPrintsItsEnds() {
        var six = new Packet(Address.of("2001:db8::1"), Address.of("2001:db8::2"), Protocol.UDP, 7, 53);
        assertThat(six).hasToString("udp [2001:db8::1]:7 -> [2001:db8::2]:53");
        assertThat(six.withDestination(Address.of("2001:db8::3"), 54))
                .hasToString("udp [2001:db8::1]:7 -> [2001:db8::3]:54");
        assertThat(packet(Protocol.ICMP, 8)).hasToString("icmp/8 0.0.0.0 -> 255.255.255.255");
        assertThat(packet(new Protocol(47), 0)).hasToString("ip/47 0.0.0.0 -> 255.255.255.255");
        assertThatThrownBy(() -> new Packet(Address.of("::1"), Address.of("127.0.0.1"), Protocol.TCP, 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Packet(Address.of("::1"), Address.of("::1"), Protocol.TCP, 1, 65_536))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
