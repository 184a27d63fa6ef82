package bailey.linux;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// One wire with hosts on it, each in a namespace of its own. Nothing leads out of it.
///
///     host 1  10.0.0.1 fd00::1  eth0 ─── p1 ┐
///     host 2  10.0.0.2 fd00::2  eth0 ─── p2 ┼ br0   (namespace "wire")
///     host n                    eth0 ─── pn ┘
final class Segment implements AutoCloseable {
    static final String REASON = "needs CAP_SYS_ADMIN and CAP_NET_ADMIN: run as root, or under unshare -Urn";

    private static final Duration SOON = Duration.ofSeconds(5);

    private final List<Namespace> hosts = new ArrayList<>();
    private final Namespace wire = Namespace.create("wire");
    private final RouteSocket bridge = RouteSocket.open(wire);

    Segment(int count) throws IOException {
        bridge.bridge("br0");
        bridge.up("br0");
        for (int n = 1; n <= count; n++) {
            var host = Namespace.create("host" + n);
            hosts.add(host);
            bridge.veth("p" + n, mac(100 + n), host, "eth0", mac(n));
        }
        for (int n = 1; n <= count; n++) {
            bridge.enslave("p" + n, "br0");
            bridge.up("p" + n);
        }
        bridge.flush();
        for (int n = 1; n <= count; n++) {
            settle(n);
        }
        bridge.awaitRunning(SOON, ports(count));
    }

    private static String[] ports(int count) {
        return Stream.concat(Stream.of("br0"), IntStream.rangeClosed(1, count).mapToObj(n -> "p" + n))
                .toArray(String[]::new);
    }

    private void settle(int n) throws IOException {
        try (var routes = RouteSocket.open(host(n))) {
            routes.up("eth0");
            routes.address("eth0", v4(n), 24);
            routes.address("eth0", v6(n), 64);
            routes.awaitRunning(SOON, "eth0");
        }
    }

    static boolean allowed() throws IOException {
        return Rights.mayMakeNamespaces();
    }

    Namespace host(int n) {
        return hosts.get(n - 1);
    }

    Namespace wire() {
        return wire;
    }

    /// Route netlink of the namespace with the bridge.
    RouteSocket bridge() {
        return bridge;
    }

    static InetAddress v4(int n) throws IOException {
        return InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) n});
    }

    static InetAddress v6(int n) throws IOException {
        var bytes = new byte[16];
        bytes[0] = (byte) 0xfd;
        bytes[15] = (byte) n;
        return InetAddress.getByAddress(bytes);
    }

    static byte[] mac(int n) {
        return new byte[] {2, 0, 0, 0, 0, (byte) n};
    }

    /// A datagram channel of the namespace, bound to any address.
    static DatagramChannel udp(Namespace in, int port) throws IOException {
        var channel = in.call(DatagramChannel::open);
        channel.bind(new InetSocketAddress(port));
        channel.configureBlocking(false);
        return channel;
    }

    static void say(DatagramChannel from, String text, InetAddress to, int port) throws IOException {
        from.send(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), new InetSocketAddress(to, port));
    }

    static Optional<String> hear(DatagramChannel channel, Duration wait) throws IOException {
        try (var selector = Selector.open()) {
            channel.register(selector, SelectionKey.OP_READ);
            selector.select(Math.max(1, wait.toMillis()));
        }
        var bytes = ByteBuffer.allocate(2_000);
        return channel.receive(bytes) == null
                ? Optional.empty()
                : Optional.of(StandardCharsets.UTF_8.decode(bytes.flip()).toString());
    }

    @Override
    public void close() {
        bridge.close();
        hosts.forEach(Namespace::close);
        wire.close();
    }
}
