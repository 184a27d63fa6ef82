package bailey.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;

/// Packets between hosts on one wire (drawn in [Segment]).
@Timeout(60)
@EnabledIf(value = "bailey.linux.Segment#allowed", disabledReason = Segment.REASON)
class WireTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration NEVER = Duration.ofMillis(100);

    @Test
    void twoHostsSpeakTcpAndUdpInBothFamilies() throws Exception {
        try (var wire = new Segment(2)) {
            exchange(wire, Segment.v4(1), Segment.v4(2));
            exchange(wire, Segment.v6(1), Segment.v6(2));
        }
    }

    private static void exchange(Segment wire, InetAddress from, InetAddress to) throws Exception {
        try (var server = wire.host(2).call(ServerSocketChannel::open);
                var client = wire.host(1).call(SocketChannel::open)) {
            server.bind(new InetSocketAddress(to, 80));
            client.bind(new InetSocketAddress(from, 0));
            client.connect(new InetSocketAddress(to, 80));
            client.write(ByteBuffer.wrap("over tcp".getBytes(StandardCharsets.UTF_8)));
            client.shutdownOutput();
            try (var accepted = server.accept()) {
                assertThat(accepted.socket().getInetAddress()).isEqualTo(from);
                assertThat(new String(accepted.socket().getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo("over tcp");
            }
        }
        try (var one = Segment.udp(wire.host(1), 0);
                var two = Segment.udp(wire.host(2), 53)) {
            Segment.say(one, "over udp", to, 53);
            assertThat(Segment.hear(two, SOON)).contains("over udp");
        }
    }

    /// Was lost: a device that was up before its peer drops what it sends until its carrier has been looked at.
    @Test
    void theFirstPacketArrives() throws Exception {
        for (int i = 0; i < 20; i++) {
            try (var left = Namespace.create("left");
                    var right = Namespace.create("right");
                    var lefts = RouteSocket.open(left);
                    var rights = RouteSocket.open(right)) {
                lefts.veth("eth0", Segment.mac(1), right, "eth0", Segment.mac(2));
                lefts.up("eth0");
                lefts.flush();
                first(lefts, rights, left, right);
            }
        }
    }

    private static void first(RouteSocket lefts, RouteSocket rights, Namespace left, Namespace right) throws Exception {
        try (var from = Frames.open(left, "eth0");
                var to = Frames.open(right, "eth0")) {
            assertThatThrownBy(() -> to.receive(Duration.ZERO)).hasMessageEndingWith("ENETDOWN");
            rights.up("eth0");
            rights.flush();
            lefts.awaitRunning(SOON, "eth0");
            from.send(FramesTest.frame(Segment.mac(2), Segment.mac(1), "first"));
            assertThat(FramesTest.until(to, "first")).isTrue();
        }
    }

    @Test
    void aDeviceWithoutAPeerThatIsUpDoesNotRun() throws Exception {
        try (var left = Namespace.create("left");
                var right = Namespace.create("right");
                var lefts = RouteSocket.open(left)) {
            lefts.veth("eth0", Segment.mac(1), right, "eth0", Segment.mac(2));
            lefts.up("eth0");
            assertThatThrownBy(() -> lefts.awaitRunning(NEVER, "lo", "eth0"))
                    .hasMessage("eth0 in left does not run after PT0.1S");
        }
    }

    @Test
    void isolatedPortsSpeakWithOthersButNotWithEachOther() throws Exception {
        try (var wire = new Segment(3);
                var one = Segment.udp(wire.host(1), 7);
                var two = Segment.udp(wire.host(2), 7);
                var three = Segment.udp(wire.host(3), 7)) {
            Segment.say(one, "before", Segment.v4(2), 7);
            assertThat(Segment.hear(two, SOON)).contains("before");

            wire.bridge().isolate("p1");
            wire.bridge().isolate("p2");
            wire.bridge().flush();
            Segment.say(one, "sideways", Segment.v4(2), 7);
            Segment.say(one, "to three", Segment.v4(3), 7);
            assertThat(Segment.hear(three, SOON)).contains("to three");
            assertThat(Segment.hear(two, NEVER)).isEmpty();
            Segment.say(three, "to two", Segment.v4(2), 7);
            assertThat(Segment.hear(two, SOON)).contains("to two");

            wire.bridge().port("p1", PortOption.ISOLATED, false);
            wire.bridge().flush();
            Segment.say(one, "again", Segment.v4(2), 7);
            assertThat(Segment.hear(two, SOON)).contains("again");
        }
    }

    @Test
    void aKnownNeighbourIsNotAskedFor() throws Exception {
        try (var wire = new Segment(2);
                var routes = RouteSocket.open(wire.host(1));
                var tap = Frames.open(wire.host(2), "eth0");
                var one = Segment.udp(wire.host(1), 7)) {
            routes.neighbour("eth0", Segment.v4(99), Segment.mac(2));
            routes.neighbour("eth0", Segment.v6(99), Segment.mac(2));
            routes.flush();
            Segment.say(one, "in four", Segment.v4(99), 7);
            Segment.say(one, "in six", Segment.v6(99), 7);
            assertThat(framesUntil(tap, "in six"))
                    .contains("in four")
                    .doesNotContain("08060001080006040001"); // an ARP request: RFC 826, in Ethernet, for IPv4
        }
    }

    /// All frames up to the one with `text`, in hexadecimal with their text behind it.
    private static String framesUntil(Frames tap, String text) throws Exception {
        var seen = new StringBuilder();
        while (seen.indexOf(text) < 0) {
            var frame = tap.receive(SOON).orElseThrow();
            seen.append(HexFormat.of().formatHex(frame))
                    .append(new String(frame, StandardCharsets.ISO_8859_1))
                    .append('\n');
        }
        return seen.toString();
    }

    /// Host 3 wears the MAC address of host 1; the bridge goes on to send host 1's frames to host 1.
    @Test
    void aPinnedStationIsNotTakenOver() throws Exception {
        try (var wire = new Segment(3);
                var one = Frames.open(wire.host(1), "eth0");
                var two = Frames.open(wire.host(2), "eth0");
                var three = Frames.open(wire.host(3), "eth0")) {
            wire.bridge().station("p1", Segment.mac(1));
            wire.bridge().flush();
            two.send(FramesTest.frame(Segment.mac(1), Segment.mac(2), "here is two"));
            assertThat(FramesTest.until(one, "here is two")).isTrue();
            three.send(FramesTest.frame(Segment.mac(2), Segment.mac(1), "stolen"));
            assertThat(FramesTest.until(two, "stolen")).isTrue();
            two.send(FramesTest.frame(Segment.mac(1), Segment.mac(2), "for one"));
            assertThat(FramesTest.until(one, "for one")).isTrue();
            two.send(FramesTest.frame(Segment.mac(3), Segment.mac(2), "for three"));
            assertThat(FramesTest.until(three, "for three")).isTrue();
        }
    }

    @Test
    void aHundredHostsComeUp() throws Exception {
        long start = System.nanoTime();
        try (var wire = new Segment(100);
                var one = Segment.udp(wire.host(1), 7);
                var last = Segment.udp(wire.host(100), 7)) {
            System.out.printf("100 hosts on a bridge in %d ms%n", (System.nanoTime() - start) / 1_000_000);
            Segment.say(one, "far", Segment.v6(100), 7);
            assertThat(Segment.hear(last, SOON)).contains("far");
        }
    }
}
