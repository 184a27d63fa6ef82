package bailey.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;

@Timeout(60)
@EnabledIf(value = "bailey.linux.Segment#allowed", disabledReason = Segment.REASON)
class RouteSocketTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    @Test
    void aRefusalNamesWhatWasAskedAndTheErrno() throws Exception {
        try (var host = Namespace.create("www");
                var routes = RouteSocket.open(host)) {
            routes.bridge("dmz0");
            routes.address("dmz0", Segment.v4(1), 24);
            routes.flush();
            routes.address("dmz0", Segment.v4(1), 24);
            assertThatThrownBy(routes::flush)
                    .isInstanceOfSatisfying(
                            RefusedException.class,
                            refused -> assertThat(refused.errno()).isEqualTo("EEXIST"))
                    .hasMessageStartingWith("cannot add address 10.0.0.1/24 to dmz0: EEXIST");
            routes.up("nosuch");
            assertThatThrownBy(routes::flush).hasMessageStartingWith("cannot bring up nosuch: ENODEV");
            assertThatThrownBy(() -> routes.index("nosuch"))
                    .hasMessageStartingWith("cannot find device nosuch in www: ENODEV");
            routes.route(Segment.v4(0), 8, Optional.of(InetAddress.ofLiteral("192.0.2.1")), "dmz0", false);
            assertThatThrownBy(routes::flush)
                    .hasMessageStartingWith("cannot add route to 10.0.0.0/8 by way of 192.0.2.1 on dmz0: E");
        }
    }

    @Test
    void whatStandsBehindARefusalIsDoneAndAllRefusalsAreTold() throws Exception {
        try (var host = Namespace.create("www");
                var routes = RouteSocket.open(host)) {
            routes.bridge("lo");
            routes.up("nosuch");
            routes.bridge("br0");
            routes.bridge("lo");
            assertThatThrownBy(routes::flush)
                    .hasMessageStartingWith("cannot make bridge lo: EEXIST")
                    .satisfies(thrown -> assertThat(thrown.getSuppressed()).hasSize(2));
            routes.flush();
            assertThat(routes.links()).containsValue("br0").containsEntry(1, "lo");
            assertThat(routes.index("lo")).isEqualTo(1);
        }
    }

    @Test
    void hundredsOfRequestsAreSplitIntoBatches() throws Exception {
        try (var host = Namespace.create("many");
                var routes = RouteSocket.open(host)) {
            for (int i = 0; i < 1_000; i++) {
                routes.blackhole(InetAddress.getByAddress(new byte[] {10, 1, (byte) (i >> 8), (byte) i}), 32);
            }
            routes.flush();
            assertThat(Command.of("ip", "route", "show", "type", "blackhole")
                            .in(host)
                            .run()
                            .out()
                            .lines())
                    .hasSize(1_000);
        }
    }

    @Test
    void wrongNamesAndAddressesAreRefusedAtOnce() throws Exception {
        try (var host = Namespace.create("www");
                var routes = RouteSocket.open(host)) {
            for (String wrong : new String[] {"", "a/b", "a b", "sixteen-letters-", ".."}) {
                assertThatThrownBy(() -> routes.bridge(wrong)).isInstanceOf(IllegalArgumentException.class);
            }
            assertThatThrownBy(() -> routes.address("lo", Segment.v4(1), 33)).hasMessageContaining("33");
            assertThatThrownBy(() -> routes.neighbour("lo", Segment.v4(1), new byte[5]))
                    .hasMessageContaining("5");
            assertThatThrownBy(() -> routes.route(Segment.v4(0), 0, Optional.of(Segment.v6(1)), "lo", false))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    /// A device that was removed and made anew has another number.
    @Test
    void aDeviceMadeAnewIsFoundAgain() throws Exception {
        try (var host = Namespace.create("www");
                var routes = RouteSocket.open(host);
                var other = RouteSocket.open(host)) {
            routes.bridge("br0");
            int before = routes.index("br0");
            other.remove("br0");
            other.bridge("br0");
            other.flush();
            routes.up("br0");
            routes.flush();
            assertThat(routes.index("br0")).isNotEqualTo(before);
        }
    }

    @Test
    void mtuAndMacAndStateAreSet() throws Exception {
        try (var host = Namespace.create("www");
                var routes = RouteSocket.open(host)) {
            routes.bridge("br0");
            routes.mtu("br0", 1_280);
            routes.mac("br0", Segment.mac(9));
            routes.up("br0");
            routes.flush();
            assertThat(shown(host))
                    .contains("mtu 1280")
                    .contains("02:00:00:00:00:09")
                    .contains(",UP");
            routes.down("br0");
            routes.flush();
            assertThat(shown(host)).doesNotContain(",UP");
        }
    }

    @Test
    void aBridgeHasNoMindOfItsOwn() throws Exception {
        try (var host = Namespace.create("wire");
                var routes = RouteSocket.open(host)) {
            routes.bridge("br0");
            routes.flush();
            assertThat(Command.of("ip", "-d", "link", "show", "br0")
                            .in(host)
                            .run()
                            .out())
                    .contains("stp_state 0", "mcast_snooping 0", "ageing_time 30000");
        }
    }

    private static String shown(Namespace host) throws IOException {
        return Command.of("ip", "link", "show", "br0").in(host).run().out();
    }

    ///     host 1 ── 10.0.0.0/24 ── host 2 (router) ── 10.9.0.1/32, reached by a default route of host 1
    @Test
    void routesLeadByWayOfAGateway() throws Exception {
        try (var wire = new Segment(2);
                var one = RouteSocket.open(wire.host(1));
                var two = RouteSocket.open(wire.host(2));
                var from = Segment.udp(wire.host(1), 7);
                var to = Segment.udp(wire.host(2), 7)) {
            var far = InetAddress.ofLiteral("10.9.0.1");
            var far6 = InetAddress.ofLiteral("fd09::1");
            one.route(InetAddress.ofLiteral("0.0.0.0"), 0, Optional.of(Segment.v4(2)), "eth0", false);
            one.route(InetAddress.ofLiteral("::"), 0, Optional.of(Segment.v6(2)), "eth0", true);
            one.flush();
            two.address("lo", far, 32);
            two.address("lo", far6, 128);
            two.flush();
            Segment.say(from, "far in four", far, 7);
            assertThat(Segment.hear(to, SOON)).contains("far in four");
            var heard = Optional.<String>empty();
            for (int tries = 0; tries < 3 && heard.isEmpty(); tries++) { // a busy machine may lose one
                Segment.say(from, "far in six", far6, 7);
                heard = Segment.hear(to, SOON);
            }
            assertThat(heard).contains("far in six");
        }
    }

    @Test
    void someRoutesLeadNowhere() throws Exception {
        try (var host = Namespace.create("www");
                var routes = RouteSocket.open(host);
                var channel = Segment.udp(host, 7)) {
            routes.unreachable(Segment.v4(0), 24);
            routes.unreachable(Segment.v6(0), 64);
            routes.blackhole(InetAddress.ofLiteral("10.0.1.0"), 24);
            routes.flush();
            assertThatThrownBy(() -> Segment.say(channel, "x", Segment.v4(1), 7))
                    .hasMessageContaining("No route to host");
            assertThatThrownBy(() -> Segment.say(channel, "x", Segment.v6(1), 7))
                    .hasMessageContaining("No route to host");
            assertThatThrownBy(() -> Segment.say(channel, "x", InetAddress.ofLiteral("10.0.1.1"), 7))
                    .hasMessageContaining("Invalid argument");
        }
    }
}
