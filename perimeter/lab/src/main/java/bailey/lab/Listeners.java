package bailey.lab;

import bailey.linux.Namespace;
import bailey.packet.Address;
import bailey.packet.Protocol;
import bailey.policy.Grant;
import bailey.policy.Grants;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// What answers in the lab. On a host one TCP and one UDP listener, to which its kernel turns every port; on a
/// firewall a listener for each service that a flow grants to it. All echo what they get.
final class Listeners implements AutoCloseable {
    private static final int WAITING = 4096;

    /// What an answer has one byte more than the probe, whose data is its number.
    private static final byte ANSWER = '!';

    private final Selector selector;
    private final Thread thread;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(2048);

    private Listeners(Selector selector) {
        this.selector = selector;
        this.thread = Thread.ofPlatform().daemon().name("listeners").unstarted(this::serve);
    }

    static Listeners open() throws IOException {
        var listeners = new Listeners(Selector.open());
        listeners.thread.start();
        return listeners;
    }

    /// Opens what `machine` needs.
    void at(Machine machine, Namespace space, Topology topology) throws IOException {
        space.run(() -> {
            if (machine.firewall().isEmpty()) {
                for (var address : machine.port().addresses()) {
                    tcp(address, Watching.ECHO);
                    udp(address, Watching.ECHO);
                }
                return;
            }
            for (var address : machine.ports().stream()
                    .flatMap(p -> p.addresses().stream())
                    .toList()) {
                for (int port : granted(topology, machine, Protocol.TCP)) {
                    tcp(address, port);
                }
                for (int port : granted(topology, machine, Protocol.UDP)) {
                    udp(address, port);
                }
            }
        });
    }

    private static Iterable<Integer> granted(Topology topology, Machine machine, Protocol protocol) {
        var ports = new TreeSet<Integer>();
        for (Grant grant : Grants.of(topology.site(), topology.ground())) {
            if (machine.ports().stream()
                    .flatMap(p -> p.addresses().stream())
                    .anyMatch(grant.destinations()::contains)) {
                ports(grant, protocol).forEach(ports::add);
            }
        }
        return ports;
    }

    /// Of all that a grant lets in to a firewall, the ports that one listens on: the first and last of each
    /// range.
    static IntStream ports(Grant grant, Protocol protocol) {
        return grant.selectors().stream()
                .filter(s -> s.protocol().equals(protocol))
                .flatMapToInt(s -> IntStream.of(s.ports().low(), s.ports().high()))
                .filter(p -> p > 0);
    }

    private void tcp(Address address, int port) throws IOException {
        var channel = ServerSocketChannel.open(family(address));
        channel.configureBlocking(false);
        channel.bind(new InetSocketAddress(address.inet(), port), WAITING);
        channel.register(selector.wakeup(), SelectionKey.OP_ACCEPT);
    }

    private void udp(Address address, int port) throws IOException {
        var channel = DatagramChannel.open(family(address));
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.SO_RCVBUF, 1 << 20);
        channel.bind(new InetSocketAddress(address.inet(), port));
        channel.register(selector.wakeup(), SelectionKey.OP_READ);
    }

    private static StandardProtocolFamily family(Address address) {
        return switch (address.family()) {
            case IPV4 -> StandardProtocolFamily.INET;
            case IPV6 -> StandardProtocolFamily.INET6;
        };
    }

    private void serve() {
        try {
            while (selector.isOpen()) {
                selector.select(this::ready);
            }
        } catch (IOException | ClosedSelectorException closed) {
            return; // the lab is being taken down
        }
    }

    private void ready(SelectionKey key) {
        try {
            switch (key.channel()) {
                case ServerSocketChannel server -> accept(server);
                case DatagramChannel datagrams -> echo(datagrams);
                case SocketChannel visitor -> echo(visitor);
                default -> throw new AssertionError(key);
            }
        } catch (IOException gone) {
            close(key);
        }
    }

    private void accept(ServerSocketChannel server) throws IOException {
        var visitor = server.accept();
        if (visitor != null) {
            visitor.configureBlocking(false);
            visitor.register(selector, SelectionKey.OP_READ);
        }
    }

    private void echo(DatagramChannel datagrams) throws IOException {
        for (var from = datagrams.receive(buffer.clear()); from != null; from = datagrams.receive(buffer.clear())) {
            buffer.flip();
            if (!answer(buffer)) {
                answer(datagrams, from);
            }
        }
    }

    /// Whether a datagram answers a probe. It came to a machine whose address another one wore; were it answered
    /// too, the two would never end.
    private static boolean answer(ByteBuffer data) {
        return data.remaining() == Datagram.UDP_DATA + 1 && data.get(data.limit() - 1) == ANSWER && number(data);
    }

    private static boolean number(ByteBuffer data) {
        int number = data.getInt(0);
        return number >= Numbers.FIRST && number <= 0xffff;
    }

    /// What the machine's own rules keep from leaving is missed by who asked; the listener stays.
    private void answer(DatagramChannel datagrams, SocketAddress to) {
        try {
            if (buffer.remaining() == Datagram.UDP_DATA && number(buffer)) {
                buffer.limit(Datagram.UDP_DATA + 1).put(Datagram.UDP_DATA, ANSWER);
            }
            datagrams.send(buffer, to);
        } catch (IOException refused) {
            System.getLogger("bailey.lab").log(System.Logger.Level.DEBUG, "no answer to " + to, refused);
        }
    }

    private void echo(SocketChannel visitor) throws IOException {
        if (visitor.read(buffer.clear()) < 0) {
            visitor.close();
        } else {
            visitor.write(buffer.flip());
        }
    }

    private static void close(SelectionKey key) {
        try {
            key.channel().close();
        } catch (IOException closedAnyway) {
            key.cancel();
        }
    }

    @Override
    public void close() throws IOException {
        for (var key : List.copyOf(selector.keys())) {
            close(key);
        }
        selector.close();
    }
}
