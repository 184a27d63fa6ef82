package bailey.lab;

import bailey.lab.Machine.Port;
import bailey.packet.Address;
import bailey.packet.Family;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What an isolated wire does beside keeping its ports apart: each port passes only the addresses of its own
/// machine, in IPv4, ARP (RFC 826) and IPv6, neighbour discovery included. The switch's part of the promise, as
/// a bridge ruleset.
final class Pinning {
    private static final HexFormat MAC = HexFormat.ofDelimiter(":");

    private Pinning() {}

    /// For the ports of machines on isolated wires, firewalls' legs aside.
    static String rules(List<Port> pinned) {
        return """
                table bridge bailey_wires {
                    set pinned {
                        type ifname
                %s    }
                    set pinned4 {
                        type ifname . ether_addr . ipv4_addr
                %s    }
                    set pinned6 {
                        type ifname . ether_addr . ipv6_addr
                %s    }
                    chain pin {
                        type filter hook prerouting priority -300; policy accept;
                        iifname != @pinned accept
                        ether type ip iifname . ether saddr . ip saddr @pinned4 accept
                        ether type arp iifname . arp saddr ether . arp saddr ip @pinned4 accept
                        ether type ip6 iifname . ether saddr . ip6 saddr @pinned6 accept
                        ether type ip6 icmpv6 type { nd-neighbor-solicit, mld2-listener-report } ip6 saddr { ::, fe80::/10 } accept
                        log group %d snaplen 128 queue-threshold 1
                        drop
                    }
                }
                """.formatted(
                        elements(pinned.stream().map(p -> '"' + p.far() + '"')),
                        elements(pairs(pinned, Family.IPV4)),
                        elements(pairs(pinned, Family.IPV6)),
                        Watching.PINNED);
    }

    private static Stream<String> pairs(List<Port> pinned, Family family) {
        return pinned.stream()
                .flatMap(p ->
                        p.addresses().stream().filter(a -> a.family() == family).map(a -> pair(p, a)));
    }

    private static String pair(Port port, Address address) {
        return "\"%s\" . %s . %s".formatted(port.far(), MAC.formatHex(port.mac()), address);
    }

    private static String elements(Stream<String> elements) {
        var text = elements.collect(Collectors.joining(", "));
        return text.isEmpty() ? "" : "        elements = { " + text + " }\n";
    }
}
