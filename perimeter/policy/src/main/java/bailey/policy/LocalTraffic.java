package bailey.policy;

import bailey.packet.Address;
import bailey.packet.AddressSet;
import bailey.packet.Family;
import bailey.packet.Packet;
import bailey.packet.Prefix;
import bailey.policy.Verdict.Accepted;
import bailey.policy.Verdict.Because;
import java.util.List;
import java.util.Optional;

/// What a firewall itself speaks on a wire over broadcast, multicast and link-local addresses: neighbour discovery (RFC 4861)
/// and listener reports (RFC 3810) always, `vrrp` between members of a pair, `dhcp` and `mdns` where a flow says so, on the
/// leg of the flow's other end.
final class LocalTraffic {
    private static final Address BROADCAST = Address.of("255.255.255.255");
    private static final Address ANY = Address.of("0.0.0.0");
    private static final Prefix LINK_LOCAL = Prefix.of("fe80::/10");
    private static final List<Address> DHCP = List.of(BROADCAST, Address.of("ff02::1:2"));
    private static final List<Address> MDNS = List.of(Address.of("224.0.0.251"), Address.of("ff02::fb"));
    private static final List<Address> VRRP = List.of(Address.of("224.0.0.18"), Address.of("ff02::12"));

    private final Ground ground;
    private final List<Grant> grants;

    LocalTraffic(Ground ground, List<Grant> grants) {
        this.ground = ground;
        this.grants = grants;
    }

    /// Accepted, or empty where the ordinary steps are to judge.
    Optional<Verdict> verdict(Arrival arrival) {
        var packet = arrival.packet();
        return because(arrival).map(because -> new Accepted(because, packet, Optional.empty()));
    }

    private Optional<Because> because(Arrival arrival) {
        var packet = arrival.packet();
        if (discovery(packet, arrival.at())) {
            return Optional.of(new Because.ByItself("neighbour discovery"));
        }
        if (vrrp(packet, arrival)) {
            return Optional.of(new Because.ByItself("vrrp"));
        }
        if (packet.protocol().number() != 17) {
            return Optional.empty();
        }
        return switch (packet.selector()) {
            case 67, 547 -> spoken("dhcp", DHCP, arrival, arrival.at());
            case 68, 546 -> answered(arrival);
            case 5353 -> spoken("mdns", MDNS, arrival, arrival.at());
            default -> Optional.empty();
        };
    }

    private boolean discovery(Packet packet, Firewall here) {
        int type = packet.protocol().number() == 58 ? packet.selector() : -1;
        boolean nd = type >= 133 && type <= 136;
        boolean mld = type >= 130 && type <= 132 || type == 143;
        boolean mine = packet.destination().bytes()[0] == (byte) 0xff
                || LINK_LOCAL.contains(packet.destination())
                || here.owns(packet.destination());
        return (nd || mld && LINK_LOCAL.contains(packet.source())) && mine;
    }

    private static boolean vrrp(Packet packet, Arrival arrival) {
        return packet.protocol().number() == 112
                && arrival.at().pair()
                && (VRRP.contains(packet.destination()) || arrival.at().owns(packet.destination()))
                && (arrival.at().owns(packet.source()) || LINK_LOCAL.contains(packet.source()));
    }

    /// To the service's group address, or from a sender that has no address yet.
    private Optional<Because> spoken(String service, List<Address> groups, Arrival arrival, Firewall here) {
        var packet = arrival.packet();
        boolean unaddressed = packet.source().equals(ANY) || LINK_LOCAL.contains(packet.source());
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
                .filter(g -> g.to().equals(here.name()) && g.line().terms().open(arrival.now()))
                .filter(g -> unaddressed
                        ? g.sources().overlaps(ground.of(arrival.leg()))
                        : g.sources().contains(packet.source()))
                .findFirst()
                .map(Because.Granted::new);
    }

    /// The answer of a DHCP server that the firewall itself asks as a client.
    private Optional<Because> answered(Arrival arrival) {
        var packet = arrival.packet();
        int server = packet.family() == Family.IPV4 ? 67 : 547;
        boolean forMe = packet.destination().equals(BROADCAST)
                || arrival.at().owns(packet.destination())
                || LINK_LOCAL.contains(packet.destination());
        if (packet.sourcePort() != server || !forMe) {
            return Optional.empty();
        }
        AddressSet there = ground.of(arrival.leg());
        return grants.stream()
                .filter(g -> names(g, "dhcp") && g.family() == packet.family())
                .filter(g -> g.from().equals(arrival.at().name()) && g.line().terms().open(arrival.now()))
                .filter(g -> LINK_LOCAL.contains(packet.source())
                        ? g.destinations().overlaps(there)
                        : g.destinations().contains(packet.source()))
                .findFirst()
                .map(Because.Granted::new);
    }

    private static boolean names(Grant grant, String service) {
        return grant.line() instanceof Flow flow
                && flow.services().stream().anyMatch(s -> s.name().equals(service));
    }
}
