package bailey.policy;

import bailey.packet.Address;
import bailey.packet.Family;
import bailey.packet.Packet;
import bailey.packet.Prefix;
import bailey.packet.Protocol;
import bailey.packet.Selector;
import bailey.policy.Publication.Door;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A site made by hand, line by line. Lines are numbered from 1 in the order in which they are added, whatever they
/// are.
final class Sketch {
    static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z"); // a Wednesday
    static final Service PING = new Service(
            "ping",
            List.of(new Selector(Protocol.ICMP, new bailey.packet.Ports(8, 8))),
            List.of(new Selector(Protocol.ICMPV6, new bailey.packet.Ports(128, 128))));
    static final Service DHCP = new Service("dhcp", List.of(Selector.udp(67)), List.of(Selector.udp(547)));
    static final Service MDNS = new Service("mdns", List.of(Selector.udp(5353)), List.of(Selector.udp(5353)));
    static final Service VRRP =
            new Service("vrrp", List.of(Selector.all(Protocol.VRRP)), List.of(Selector.all(Protocol.VRRP)));

    private final List<Zone> zones = new ArrayList<>();
    private final List<Host> hosts = new ArrayList<>();
    private final List<Firewall> firewalls = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<NatLine> nat = new ArrayList<>();
    private int line;

    private Origin origin() {
        return new Origin("sketch", ++line, 1);
    }

    Zone zone(String name, Role role, Wire wire, String... prefixes) {
        var zone = new Zone(name, role, prefixes(prefixes), wire, origin());
        zones.add(zone);
        return zone;
    }

    private static List<Prefix> prefixes(String... texts) {
        return Stream.of(texts).map(Prefix::of).toList();
    }

    Host host(String name, Zone zone, String... addresses) {
        var host = new Host(name, zone, prefixes(addresses), Set.of(), origin());
        hosts.add(host);
        return host;
    }

    static Firewall.Leg leg(Zone zone, String... addresses) {
        var origin = new Origin("sketch", 1, 1);
        return new Firewall.Leg(
                zone, zone.name() + "0", Stream.of(addresses).map(Address::of).toList(), origin);
    }

    Firewall firewall(String name, Firewall.Leg... legs) {
        return pair(name, new Firewall.Member(name, List.of(legs), origin()));
    }

    Firewall pair(String name, Firewall.Member... members) {
        var firewall = new Firewall(name, List.of(members), origin());
        firewalls.add(firewall);
        return firewall;
    }

    static Service tcp(int port) {
        return new Service("tcp/" + port, List.of(Selector.tcp(port)), List.of(Selector.tcp(port)));
    }

    Flow flow(Endpoint from, Endpoint to, Service... services) {
        return flow(Terms.NONE, from, to, services);
    }

    Flow flow(Terms terms, Endpoint from, Endpoint to, Service... services) {
        var flow = new Flow(
                List.of(from), List.of(to), List.of(services), terms, from.name() + " -> " + to.name(), origin());
        lines.add(flow);
        return flow;
    }

    ByName via(Endpoint from, Host proxy) {
        var named = new ByName(
                List.of(from),
                List.of("example.org"),
                List.of(tcp(443)),
                proxy,
                tcp(3128),
                Terms.NONE,
                "via",
                origin());
        lines.add(named);
        return named;
    }

    Publication publish(String address, Host host, Door... doors) {
        return publish(address, host, List.of(), doors);
    }

    Publication publish(String address, Host host, List<Endpoint> from, Door... doors) {
        return add(Optional.of(Address.of(address)), host, from, List.of(doors), false);
    }

    Publication expose(String address, Host host) {
        return add(Optional.of(Address.of(address)), host, List.of(), List.of(), true);
    }

    Publication own(Host host, Door... doors) {
        return add(Optional.empty(), host, List.of(), List.of(doors), false);
    }

    private Publication add(
            Optional<Address> address, Host host, List<Endpoint> from, List<Door> doors, boolean exposed) {
        var line = new Publication(address, List.of(host), doors, exposed, from, Terms.NONE, "door", origin());
        lines.add(line);
        return line;
    }

    static Door door(int outside, int inside) {
        return new Door(Selector.tcp(outside), Selector.tcp(inside));
    }

    void nat(Endpoint from, Zone to, String... address) {
        nat.add(new NatLine(
                List.of(from), to, Stream.of(address).map(Address::of).findFirst(), "nat", origin()));
    }

    Site site() {
        return new Site(
                "sketch",
                zones,
                hosts,
                List.of(),
                firewalls,
                lines,
                nat,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                new Origin("sketch", 1, 1));
    }

    Meaning meaning() {
        return new Meaning(site());
    }

    static Packet tcp(String source, String destination, int port) {
        return new Packet(Address.of(source), Address.of(destination), Protocol.TCP, 49_152, port);
    }

    static Packet udp(String source, int sourcePort, String destination, int port) {
        return new Packet(Address.of(source), Address.of(destination), Protocol.UDP, sourcePort, port);
    }

    /// An ICMP message of either family; `identifier` is that of an echo.
    static Packet icmp(String source, String destination, int type, int identifier) {
        var from = Address.of(source);
        var protocol = from.family() == Family.IPV4 ? Protocol.ICMP : Protocol.ICMPV6;
        return new Packet(from, Address.of(destination), protocol, identifier, type);
    }
}
