package bailey.linux;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Links, addresses, routes and neighbours of one namespace, by route netlink (rtnetlink(7)).
///
/// What is asked is queued and done by [#flush], in order, in as few system calls as there can be. A refused request
/// does not stop those behind it. Devices are named; their numbers are looked up when their turn comes, so a queue may
/// use a device that it makes itself. A peer made by another namespace's queue has to be flushed there first.
/// Not for two threads at once.
///
/// Names are checked at once ([IllegalArgumentException]); all else is the kernel's to refuse, by [#flush].
public final class RouteSocket implements AutoCloseable {
    private static final int ROOM = 1 << 20;
    private static final Duration PAUSE = Duration.ofMillis(1);
    private static final HexFormat MAC = HexFormat.ofDelimiter(":");

    private final String place;
    private final NetlinkSocket socket;
    private final NetlinkBatch batch;
    private final ArrayDeque<Queued> queue = new ArrayDeque<>();
    private final Map<String, Integer> indexes = new HashMap<>();

    private RouteSocket(String place, NetlinkSocket socket) {
        this.place = place;
        this.socket = socket;
        this.batch = new NetlinkBatch(socket);
    }

    /// Opens in the namespace. The socket holds it until closed.
    public static RouteSocket open(Namespace in) throws IOException {
        return in.call(() -> here(in.label()));
    }

    static RouteSocket here(String place) throws RefusedException {
        return new RouteSocket(place, NetlinkSocket.here("route netlink of " + place, NetlinkSocket.ROUTE, ROOM));
    }

    /// A pair of virtual Ethernet devices, both down: one here, the peer in `peerIn` (it may be this namespace too).
    public void veth(String name, byte[] mac, Namespace peerIn, String peerName, byte[] peerMac) {
        RouteRequests.valid(name);
        RouteRequests.valid(peerName);
        var own = RouteRequests.validMac(mac);
        var other = RouteRequests.validMac(peerMac);
        add(
                "make veth " + name + " to " + peerName + " in " + peerIn.label(),
                () -> RouteRequests.veth(name, own, peerIn.descriptor(), peerName, other));
    }

    /// A bridge, down: no spanning tree, no multicast snooping, ageing of 300 s.
    public void bridge(String name) {
        RouteRequests.valid(name);
        add("make bridge " + name, () -> RouteRequests.bridge(name));
    }

    /// Removes a device, and the peer of a veth with it.
    public void remove(String name) {
        add("remove " + name, () -> {
            var request = RouteRequests.remove(number(name));
            indexes.remove(name);
            return request;
        });
    }

    /// Makes a device a port of a bridge.
    public void enslave(String port, String bridge) {
        add("put " + port + " on bridge " + bridge, () -> RouteRequests.enslave(number(port), number(bridge)));
    }

    /// No frames between this port and other isolated ones.
    public void isolate(String port) {
        port(port, PortOption.ISOLATED, true);
    }

    public void port(String port, PortOption option, boolean on) {
        add(
                "set " + option + " of port " + port + " to " + on,
                () -> RouteRequests.portOption(number(port), option, on));
    }

    /// Pins a station to a port of its bridge: never forgotten, never moved to another port by what others send.
    public void station(String port, byte[] mac) {
        var station = RouteRequests.validMac(mac);
        add(
                "pin station " + MAC.formatHex(station) + " to port " + port,
                () -> RouteRequests.station(number(port), station));
    }

    public void up(String name) {
        add("bring up " + name, () -> RouteRequests.state(number(name), true));
    }

    public void down(String name) {
        add("take down " + name, () -> RouteRequests.state(number(name), false));
    }

    public void mac(String name, byte[] mac) {
        var station = RouteRequests.validMac(mac);
        add(
                "give " + name + " the MAC address " + MAC.formatHex(station),
                () -> RouteRequests.mac(number(name), station));
    }

    /// The largest packet, in bytes from the network header.
    public void mtu(String name, int bytes) {
        add("set mtu " + bytes + " of " + name, () -> RouteRequests.mtu(number(name), bytes));
    }

    /// An address with its prefix, usable at once (IPv6 without duplicate address detection).
    public void address(String name, InetAddress address, int prefixLength) {
        var given = RouteRequests.valid(address, prefixLength);
        add("add address " + given + " to " + name, () -> RouteRequests.address(number(name), address, prefixLength));
    }

    /// A route by way of `gateway`, or straight to the wire. A prefix length of 0 is the default route. `onlink`
    /// takes the gateway's being on the wire for granted.
    public void route(
            InetAddress destination, int prefixLength, Optional<InetAddress> gateway, String device, boolean onlink) {
        var to = RouteRequests.valid(destination, prefixLength);
        gateway.filter(hop -> hop.getClass() != destination.getClass()).ifPresent(hop -> {
            throw new IllegalArgumentException("a route to " + to + " by way of " + hop.getHostAddress());
        });
        var by = gateway.map(hop -> " by way of " + hop.getHostAddress()).orElse("");
        add(
                "add route to " + to + by + " on " + device,
                () -> RouteRequests.route(to, RouteKind.UNICAST, gateway, number(device), onlink));
    }

    /// Packets for the destination are dropped without a word.
    public void blackhole(InetAddress destination, int prefixLength) {
        nowhere(RouteRequests.valid(destination, prefixLength), RouteKind.BLACKHOLE);
    }

    /// Packets for the destination are answered with ICMP host unreachable, or no route (RFC 792, RFC 4443).
    public void unreachable(InetAddress destination, int prefixLength) {
        nowhere(RouteRequests.valid(destination, prefixLength), RouteKind.UNREACHABLE);
    }

    private void nowhere(RouteRequests.Destination to, RouteKind kind) {
        add("add " + kind + " route to " + to, () -> RouteRequests.route(to, kind, Optional.empty(), 0, false));
    }

    /// A neighbour that is known for good: no ARP, no neighbour discovery. Replaces what was known.
    public void neighbour(String device, InetAddress address, byte[] mac) {
        var station = RouteRequests.validMac(mac);
        add(
                "add neighbour " + address.getHostAddress() + " at " + MAC.formatHex(station) + " to " + device,
                () -> RouteRequests.neighbour(number(device), address, station));
    }

    /// Does what was queued.
    ///
    /// @throws RefusedException the first refusal, naming what was asked and the errno; others are suppressed in it
    public void flush() throws IOException {
        indexes.clear(); // others may have made and removed devices meanwhile
        while (!queue.isEmpty()) {
            prepare(queue.remove());
        }
        batch.send(RouteSocket::ignore);
        batch.raise();
    }

    private void prepare(Queued next) throws IOException {
        try {
            batch.add(next.operation(), next.encoder().encode());
        } catch (RefusedException refused) {
            batch.refuse(refused.during(next.operation()));
        }
        if (batch.full()) {
            batch.send(RouteSocket::ignore);
        }
    }

    /// The number of a device here, above zero; what is queued is done first.
    ///
    /// @throws RefusedException ENODEV when there is none
    public int index(String name) throws IOException {
        flush();
        return number(name);
    }

    /// Waits until packets pass through the devices; what is queued is done first.
    ///
    /// A device that was brought up drops what it is to send until the kernel has looked at its carrier, some time
    /// later (linkwatch): without this, the first packets over a new veth are lost, and IPv6 routes are missing.
    /// Kernels since 6.9 look when they are asked; then it takes microseconds. Ask for both ends.
    ///
    /// @throws IOException naming the device that does not run after `limit`
    public void awaitRunning(Duration limit, String... devices) throws IOException {
        flush();
        var deadline = Deadline.in(limit);
        for (String device : devices) {
            while (!running(device)) {
                if (deadline.passed()) {
                    throw new IOException(device + " in " + place + " does not run after " + limit);
                }
                socket.receive(Deadline.in(PAUSE)); // nothing is to come
            }
        }
    }

    private boolean running(String device) throws IOException {
        boolean[] running = {false};
        var request = RouteRequests.linkNamed(RouteRequests.valid(device));
        socket.ask("find device " + device + " in " + place, request, link -> running[0] = RouteRequests.running(link));
        return running[0];
    }

    private int number(String name) throws IOException {
        var known = indexes.get(name);
        if (known != null) {
            return known;
        }
        batch.send(RouteSocket::ignore); // it may be made by what is queued
        var request = RouteRequests.linkNamed(RouteRequests.valid(name));
        socket.ask("find device " + name + " in " + place, request, link -> indexes.put(name, indexOf(link)));
        return Optional.ofNullable(indexes.get(name)).orElseThrow();
    }

    /// The devices of the namespace: number to name; what is queued is done first.
    public SortedMap<Integer, String> links() throws IOException {
        flush();
        var links = new TreeMap<Integer, String>();
        socket.ask(
                "list the devices of " + place,
                RouteRequests.allLinks(),
                link -> link.attributes(RouteRequests.LINK_BODY, (type, value) -> {
                    if (type == RouteRequests.NAME) {
                        links.put(indexOf(link), NetlinkMessage.text(value));
                    }
                }));
        return links;
    }

    private static int indexOf(NetlinkMessage link) {
        return link.body().getInt(4);
    }

    /// Answers nobody waits for: an echo of a link that was made.
    private static void ignore(NetlinkMessage message) {}

    private void add(String operation, Encoder encoder) {
        queue.add(new Queued(operation, encoder));
    }

    private record Queued(String operation, Encoder encoder) {}

    @FunctionalInterface
    private interface Encoder {
        /// Called when its turn has come and its devices exist.
        NetlinkRequest encode() throws IOException;
    }

    @Override
    public void close() {
        socket.close();
    }
}
