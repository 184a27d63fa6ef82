package bailey.lab;

import bailey.packet.Packet;
import bailey.packet.Protocol;
import bailey.policy.Grant;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Whole TCP connections, by ordinary sockets, where the first packet of one passed: the handshake, a word
/// there and the same word back. What packets alone do not show: that a flow, once begun, goes on in both
/// directions.
final class Visits {
    private static final byte[] WORD = {'b', 'a', 'i', 'l', 'e', 'y'};
    private static final Duration AT_MOST = Duration.ofSeconds(5);

    /// Open connections at once; each is a file of this process.
    private static final int AT_ONCE = 1_000;

    private final Testbed testbed;
    private final Map<Probe, String> failed = new HashMap<>();

    private Visits(Testbed testbed) {
        this.testbed = testbed;
    }

    /// Makes a connection for each probe it suits, and tells which did not stand and why.
    static Map<Probe, String> failed(Testbed testbed, List<Probe> probes) throws IOException {
        var visits = new Visits(testbed);
        var suited = probes.stream().filter(Visits::suits).toList();
        for (int from = 0; from < suited.size(); from += AT_ONCE) {
            visits.make(suited.subList(from, Math.min(suited.size(), from + AT_ONCE)));
        }
        return Map.copyOf(visits.failed);
    }

    /// Whether a connection is made for a probe: TCP that a line lets pass, as often as it likes.
    static boolean suits(Probe probe) {
        return probe.expected() instanceof Probe.Expected.Passes(var _, var line, var answered)
                && answered
                && probe.packet().protocol().equals(Protocol.TCP)
                && line.filter(g -> g.line().terms().rate().isEmpty() && heard(probe, g))
                        .isPresent();
    }

    /// A host listens on every port, a firewall where a range that is granted begins or ends ([Listeners]).
    private static boolean heard(Probe probe, Grant grant) {
        int port = probe.packet().selector();
        return probe.to().firewall().isEmpty()
                || grant.selectors().stream()
                        .filter(s -> s.protocol().equals(Protocol.TCP))
                        .anyMatch(s -> s.ports().low() == port || s.ports().high() == port);
    }

    private void make(List<Probe> some) throws IOException {
        try (var selector = Selector.open()) {
            var byMachine = some.stream().collect(Collectors.groupingBy(Probe::from));
            var open = new ArrayList<SocketChannel>();
            try {
                for (var entry : byMachine.entrySet()) {
                    testbed.stand(entry.getKey())
                            .namespace()
                            .run(() -> entry.getValue().forEach(p -> begin(p, selector, open)));
                }
                await(selector);
            } finally {
                for (var channel : open) {
                    channel.close();
                }
            }
        }
    }

    private void begin(Probe probe, Selector selector, List<SocketChannel> open) {
        var packet = probe.packet();
        try {
            var channel = SocketChannel.open(family(packet));
            open.add(channel);
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.setOption(StandardSocketOptions.SO_LINGER, 0); // a reset ends it, and no port waits
            channel.bind(new InetSocketAddress(packet.source().inet(), packet.sourcePort()));
            channel.connect(new InetSocketAddress(packet.destination().inet(), packet.selector()));
            channel.register(selector, SelectionKey.OP_CONNECT, probe);
            failed.put(probe, "its connection did not stand");
        } catch (IOException refused) {
            failed.put(probe, "its connection was refused: " + refused.getMessage());
        }
    }

    private static StandardProtocolFamily family(Packet packet) {
        return switch (packet.family()) {
            case IPV4 -> StandardProtocolFamily.INET;
            case IPV6 -> StandardProtocolFamily.INET6;
        };
    }

    private void await(Selector selector) throws IOException {
        var end = Instant.now().plus(AT_MOST);
        while (!selector.keys().isEmpty() && Instant.now().isBefore(end)) {
            selector.select(this::ready, 100);
        }
    }

    private void ready(SelectionKey key) {
        var probe = (Probe) key.attachment();
        try {
            if (key.isConnectable()) {
                var channel = (SocketChannel) key.channel();
                channel.finishConnect();
                failed.put(probe, "its connection stands, but no word came back");
                channel.write(ByteBuffer.wrap(WORD));
                key.interestOps(SelectionKey.OP_READ);
            } else if (key.isReadable()) {
                read(key, probe);
            }
        } catch (IOException refused) {
            failed.put(probe, "its connection was refused: " + refused.getMessage());
            key.cancel();
        }
    }

    private void read(SelectionKey key, Probe probe) throws IOException {
        var back = ByteBuffer.allocate(WORD.length);
        ((SocketChannel) key.channel()).read(back);
        if (java.util.Arrays.equals(back.array(), WORD)) {
            failed.remove(probe);
        }
        key.cancel();
    }
}
