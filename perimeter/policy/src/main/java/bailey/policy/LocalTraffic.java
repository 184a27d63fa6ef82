package bailey.policy;

import bailey.packet.Address;
import bailey.packet.AddressSet;
import bailey.packet.Family;
import bailey.packet.Prefix;
import bailey.packet.Protocol;
import bailey.policy.Verdict.Accepted;
import bailey.policy.Verdict.Because;
import java.util.List;
import java.util.Optional;

/// What a firewall itself speaks on a wire over broadcast, multicast and link-local addresses: neighbour
/// discovery (RFC 4861) and listener reports (RFC 3810) always, but routers' advertisements on external legs
/// alone, `vrrp` between members of a pair, `dhcp` and `mdns` where a flow says so, on the leg of the flow's
/// other end.
final class LocalTraffic {
    private static final Address BROADCAST = Address.of("255.255.255.255");
    private static final Address ANY = Address.of("0.0.0.0");
    private static final Address NONE = Address.of("::");
    private static final int ADVERTISEMENT = 134; // of a router, which would have a firewall change its routes
    private static final Prefix LINK_LOCAL = Prefix.of("fe80::/10");
    private static final List<Address> DHCP = List.of(BROADCAST, Address.of("ff02::1:2"));
    private static final List<Address> MDNS = List.of(Address.of("224.0.0.251"), Address.of("ff02::fb"));
    private static final List<Address> VRRP = List.of(Address.of("224.0.0.18"), Address.of("ff02::12"));

    private final Ground ground;
    private final Paths paths;
    private final List<Grant> grants;

    LocalTraffic(Ground ground, Paths paths, List<Grant> grants) {
        this.ground = ground;
        this.paths = paths;
        this.grants = grants;
    }

    /// Accepted, or empty where the ordinary steps are to judge.
    Optional<Verdict> verdict(Arrival arrival) {
        var packet = arrival.packet();
        return because(arrival).map(because -> new Accepted(because, packet, Optional.empty()));
    }

    private Optional<Because> because(Arrival arrival) {
        var packet = arrival.packet();
        if (discovery(arrival)) {
            return Optional.of(new Because.ByItself("neighbour discovery"));
        }
        if (vrrp(arrival)) {
            return Optional.of(new Because.ByItself("vrrp"));
        }
        if (packet.protocol().equals(Protocol.VRRP)) {
            return spoken("vrrp", VRRP, arrival);
        }
        if (!packet.protocol().equals(Protocol.UDP)) {
            return Optional.empty();
        }
        return switch (packet.selector()) {
            case 67, 547 -> spoken("dhcp", DHCP, arrival);
            case 68, 546 -> answered(arrival);
            case 5353 -> spoken("mdns", MDNS, arrival);
            default -> Optional.empty();
        };
    }

    private boolean discovery(Arrival arrival) {
        var packet = arrival.packet();
        var source = packet.source();
        boolean six = packet.family() == Family.IPV6 && packet.protocol().equals(Protocol.ICMPV6);
        int type = six ? packet.selector() : -1;
        boolean nd = (type >= 133 && type <= 136)
                && (type != ADVERTISEMENT || arrival.leg().role() == Role.EXTERNAL);
        boolean mld = (type >= 130 && type <= 132) || type == 143;
        boolean mine = packet.destination().bytes()[0] == (byte) 0xff
                || LINK_LOCAL.contains(packet.destination())
                || arrival.at().owns(packet.destination());
        boolean fromHere = LINK_LOCAL.contains(source) || (nd && (source.equals(NONE) || onWire(source, arrival)));
        return (nd || mld) && mine && fromHere;
    }

    /// Whether an address may be a neighbour's on the leg: no forged source is taken in over a group address
    /// either.
    private boolean onWire(Address source, Arrival arrival) {
        var here = arrival.at();
        return ground.unicast(source)
                && (here.pair() || !here.owns(source))
                && paths.entry(ground.zone(source), here, source.family())
                        .filter(arrival.leg()::equals)
                        .isPresent();
    }

    private boolean vrrp(Arrival arrival) {
        var packet = arrival.packet();
        var here = arrival.at();
        return packet.protocol().equals(Protocol.VRRP)
                && here.pair()
                && here.members().stream().anyMatch(m -> heard(m, arrival));
    }

    /// Whether `member` hears the other one: on the leg that both ends are of. The hop limit, which nothing
    /// forwarded has (255, RFC 9568), is the kernel's to ask.
    private static boolean heard(Firewall.Member member, Arrival arrival) {
        var packet = arrival.packet();
        var source = packet.source();
        boolean ofTheOther = owns(arrival.at(), arrival.leg(), source) && !owns(member, arrival.leg(), source);
        return (VRRP.contains(packet.destination()) || owns(member, arrival.leg(), packet.destination()))
                && (LINK_LOCAL.contains(source) || ofTheOther);
    }

    private static boolean owns(Firewall.Member member, Zone leg, Address address) {
        return member.leg(leg).filter(l -> l.addresses().contains(address)).isPresent();
    }

    private static boolean owns(Firewall here, Zone leg, Address address) {
        return here.members().stream().anyMatch(m -> owns(m, leg, address));
    }

    /// To the service's group address, or from a sender that has no address yet (0.0.0.0 is DHCP's alone).
    private Optional<Because> spoken(String service, List<Address> groups, Arrival arrival) {
        var packet = arrival.packet();
        var here = arrival.at();
        boolean unaddressed =
                LINK_LOCAL.contains(packet.source()) || (packet.source().equals(ANY) && groups.equals(DHCP));
        boolean toGroup = groups.contains(packet.destination());
        boolean toMe = here.owns(packet.destination()) || LINK_LOCAL.contains(packet.destination());
        if (!toGroup && !(unaddressed && toMe)) {
            return Optional.empty();
        }
        if (!unaddressed && !ground.of(arrival.leg()).contains(packet.source())) {
            return Optional.empty();
        }
        return grants.stream()
                .filter(g -> names(g, service) && g.family() == packet.family())
                .filter(g -> g.selectors().stream().anyMatch(s -> s.contains(packet)))
                .filter(g -> g.to().equals(here.name()) && g.line().terms().open(arrival.now()))
                .filter(g -> unaddressed
                        ? g.sources().overlaps(ground.of(arrival.leg()))
                        : g.sources().contains(packet.source()))
                .findFirst()
                .map(Because.Granted::new);
    }

    /// The answer of a DHCP server that the firewall itself asks as a client; in IPv6 from a link-local address
    /// (RFC 8415).
    private Optional<Because> answered(Arrival arrival) {
        var packet = arrival.packet();
        boolean four = packet.family() == Family.IPV4;
        boolean answer = packet.sourcePort() == (four ? 67 : 547) && packet.selector() == (four ? 68 : 546);
        boolean forMe = owns(arrival.at(), arrival.leg(), packet.destination())
                || (four ? packet.destination().equals(BROADCAST) : LINK_LOCAL.contains(packet.destination()));
        AddressSet there = ground.of(arrival.leg());
        boolean fromHere = four ? there.contains(packet.source()) : LINK_LOCAL.contains(packet.source());
        if (!answer || !forMe || !fromHere) {
            return Optional.empty();
        }
        return grants.stream()
                .filter(g -> names(g, "dhcp") && g.family() == packet.family())
                .filter(g ->
                        g.from().equals(arrival.at().name()) && g.line().terms().open(arrival.now()))
                .filter(g -> four
                        ? g.destinations().contains(packet.source())
                        : g.destinations().overlaps(there))
                .findFirst()
                .map(Because.Granted::new);
    }

    private static boolean names(Grant grant, String service) {
        return grant.line() instanceof Flow flow
                && flow.services().stream().anyMatch(s -> s.name().equals(service));
    }
}
