package bailey.nftables;

import static org.assertj.core.api.Assertions.assertThat;

import bailey.packet.Address;
import bailey.packet.Packet;
import bailey.packet.Protocol;
import bailey.policy.Arrival;
import bailey.policy.Meaning;
import bailey.policy.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What a member of a pair hears on its wires, as `Meaning` says, for every pair of ends that may be meant.
class HearingTest {
    private static final Site SITE = Sites.read("""
            bailey: 1
            site: pair
            zones:
              net: external
              lan: internal 192.168.7.0/24 2001:db8:7::/64
            firewalls:
              edge-a:
                net: wan0 203.0.113.2 203.0.113.3 2001:db8:0:1::2 2001:db8:0:1::3
                lan: lan0 192.168.7.1 192.168.7.2 2001:db8:7::1 2001:db8:7::2
              edge-b:
                net: wan0 203.0.113.2 203.0.113.4 2001:db8:0:1::2 2001:db8:0:1::4
                lan: lan0 192.168.7.1 192.168.7.3 2001:db8:7::1 2001:db8:7::3
            pairs: { edge: edge-a edge-b }
            flows:
              - edge -> net: dhcp
              - lan -> edge: ssh
            """);
    private static final String[] SOURCES = {
        "198.51.100.1",
        "192.168.7.50",
        "203.0.113.3",
        "192.168.7.2",
        "2001:db8:f::1",
        "2001:db8:7::50",
        "fe80::1",
        "2001:db8:0:1::3",
        "2001:db8:7::2",
        "::"
    };
    private static final String[] DESTINATIONS = {
        "203.0.113.2",
        "203.0.113.4",
        "192.168.7.1",
        "192.168.7.3",
        "255.255.255.255",
        "224.0.0.18",
        "2001:db8:0:1::4",
        "2001:db8:7::3",
        "fe80::2",
        "ff02::12",
        "ff02::1"
    };

    private static Walk.Fate fate(Packet packet, String device) {
        var machine = SITE.member("edge-b").orElseThrow();
        var ruleset = Compiler.compile(SITE, machine, Options.at(Sites.NOW));
        return Walk.of(ruleset, _ -> Optional.empty(), packet, device, Sites.NOW);
    }

    private static void alike(Protocol protocol, int port, int selector) {
        var edge = SITE.firewalls().getFirst();
        var meaning = new Meaning(SITE);
        int heard = 0;
        for (var from : SOURCES) {
            for (var to : DESTINATIONS) {
                var source = Address.of(from);
                var destination = Address.of(to);
                if (source.family() != destination.family() || !protocol.in(source.family())) {
                    continue;
                }
                var packet = new Packet(source, destination, protocol, port, selector);
                for (var leg : SITE.member("edge-b").orElseThrow().legs()) {
                    var meant = meaning.verdict(Arrival.begins(packet, edge, leg.zone(), Sites.NOW));
                    assertThat(fate(packet, leg.device()).accepted())
                            .as("%s by %s", packet, leg.device())
                            .isEqualTo(meant.accepted());
                    heard += meant.accepted() ? 1 : 0;
                }
            }
        }
        assertThat(heard).as("%s to %d", protocol, selector).isPositive();
    }

    @Test
    void vrrpAndDhcpAreHeardAsMeant() {
        alike(Protocol.VRRP, 0, 0);
        alike(Protocol.UDP, 67, 68);
        alike(Protocol.UDP, 547, 546);
    }

    @Test
    void neighbourDiscoveryIsHeardAsMeant() {
        IntStream.rangeClosed(133, 136).forEach(type -> alike(Protocol.ICMPV6, 0, type));
    }

    /// A line of DHCP spares packets without an address the question about their source, at any hour; when the line
    /// lets
    /// none begin, no other line does.
    @Test
    void whoHasNoAddressIsHeardByDhcpAlone() {
        var site = Sites.read("""
                bailey: 1
                site: spared
                zones:
                  net: external
                  lan: internal 192.168.7.0/24
                firewalls:
                  edge:
                    net: wan0 203.0.113.2
                    lan: lan0 192.168.7.1
                flows:
                  - lan -> edge: any
                  - lan -> edge: { services: dhcp, when: mon 10:00-11:00 UTC }
                """);
        var ruleset = Compiler.compile(site, site.member("edge").orElseThrow(), Options.at(Sites.NOW));
        var packet = new Packet(Address.of("0.0.0.0"), Address.of("192.168.7.1"), Protocol.UDP, 68, 67);
        var monday = Instant.parse("2026-11-02T10:30:00Z");
        for (var now : List.of(monday, monday.plus(Duration.ofHours(3)))) {
            var arrival = Arrival.begins(
                    packet, site.firewalls().getFirst(), site.zones().getLast(), now);
            assertThat(Walk.of(ruleset, _ -> Optional.empty(), packet, "lan0", now)
                            .accepted())
                    .isEqualTo(new Meaning(site).verdict(arrival).accepted())
                    .isEqualTo(now.equals(monday));
        }
    }

    @Test
    void vrrpComesFromTheWireItself() {
        var vrrp = Printer.print(Compiler.compile(SITE, SITE.member("edge-b").orElseThrow(), Options.at(Sites.NOW)))
                .lines()
                .filter(l -> l.contains("vrrp of the other member"))
                .toList();
        assertThat(vrrp).isNotEmpty().allMatch(l -> l.contains("ip ttl 255") || l.contains("ip6 hoplimit 255"));
    }
}
