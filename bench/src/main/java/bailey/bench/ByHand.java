package bailey.bench;

import bailey.packet.Family;
import bailey.packet.Protocol;
import java.util.stream.Collectors;

/// Rulesets for the same flows, as people write them.
final class ByHand {
    private ByHand() {}

    /// The smallest firewall there is.
    static String minimal() {
        return """
                table inet minimal {
                	chain forward {
                		type filter hook forward priority filter; policy drop;
                		ct state established,related accept
                		iifname "dmz0" oifname "lan0" accept
                	}
                }
                """;
    }

    /// What an expert writes who knows all that Bailey's compiler knows, and the site: bans, two kinds of
    /// checks of the source, one lookup for a flow, a counter for each, drops logged at a bounded rate.
    static String expert(Scale scale) {
        return """
                table inet expert {
                	set banned4 { type ipv4_addr; flags timeout; elements = { %s } }
                	set banned6 { type ipv6_addr; flags timeout; elements = { %s } }
                	set legs4 {
                		type ifname . ipv4_addr
                		flags interval
                		elements = { "dmz0" . 10.1.0.0/16, "lan0" . 10.2.0.0/16, "wan0" . 1.0.0.0-223.255.255.255 }
                	}
                	set legs6 {
                		type ifname . ipv6_addr
                		flags interval
                		elements = {
                			"dmz0" . 2001:db8:1::/64, "dmz0" . fe80::/10,
                			"lan0" . 2001:db8:2::/64, "lan0" . fe80::/10,
                			"wan0" . 2000::/3, "wan0" . fe80::/10
                		}
                	}
                	chain arrive {
                		type filter hook prerouting priority raw; policy accept;
                		ip saddr @banned4 counter drop
                		ip6 saddr @banned6 counter drop
                		iifname . ip saddr != @legs4 goto denied
                		iifname . ip6 saddr != @legs6 goto denied
                		fib saddr . iif oif missing goto denied
                	}
                	chain rewrite {
                		type nat hook prerouting priority dstnat; policy accept;
                		iifname "wan0" ip daddr 203.0.113.10 tcp dport 443 dnat ip to 10.1.128.2
                	}
                	chain leave {
                		type nat hook postrouting priority srcnat; policy accept;
                		oifname "wan0" meta nfproto ipv4 masquerade
                	}
                	map flows4 {
                		type ipv4_addr . ipv4_addr . inet_proto . inet_service : verdict
                		counter
                		elements = { %s }
                	}
                	map flows6 {
                		type ipv6_addr . ipv6_addr . inet_proto . inet_service : verdict
                		counter
                		elements = { %s }
                	}
                	chain forward {
                		type filter hook forward priority filter; policy drop;
                		tcp flags syn tcp option maxseg size set rt mtu
                		ct state vmap { established : accept, related : accept, invalid : drop }
                		iifname . oifname vmap {
                			"dmz0" . "lan0" : goto dmz_lan, "lan0" . "dmz0" : goto lan_dmz,
                			"lan0" . "wan0" : accept, "wan0" . "dmz0" : goto wan_dmz
                		}
                		goto denied
                	}
                	chain dmz_lan {
                		ip saddr . ip daddr . meta l4proto . th dport vmap @flows4
                		ip6 saddr . ip6 daddr . meta l4proto . th dport vmap @flows6
                		meta l4proto { tcp, udp } th dport 53 ip daddr 10.2.128.2 counter accept
                		meta l4proto { tcp, udp } th dport 53 ip6 daddr 2001:db8:2::1:1 counter accept
                		goto denied
                	}
                	chain lan_dmz {
                		tcp dport 80 counter accept
                		goto denied
                	}
                	chain wan_dmz {
                		ip daddr 10.1.128.2 tcp dport 443 ct status dnat counter accept
                		ip6 daddr 2001:db8:1::1:1 tcp dport 443 counter accept
                		goto denied
                	}
                	chain denied {
                		limit rate 100/second burst 200 packets log group 1
                		counter drop
                	}
                }
                """.formatted(
                        BanList.elements(Family.IPV4),
                        BanList.elements(Family.IPV6),
                        elements(scale, Family.IPV4),
                        elements(scale, Family.IPV6));
    }

    private static String elements(Scale scale, Family family) {
        return scale.lines().stream()
                .map(f -> "%s . %s . %s . %d counter : accept"
                        .formatted(f.source(family), f.destination(family), f.protocol(), f.port()))
                .collect(Collectors.joining(",\n"));
    }

    /// One rule a flow, each family in a chain of its own, and nothing else.
    static String linear(Scale scale) {
        return """
                table inet linear {
                	chain flows4 {
                %s
                	}
                	chain flows6 {
                %s
                	}
                	chain forward {
                		type filter hook forward priority filter; policy drop;
                		ct state established,related accept
                		meta nfproto vmap { ipv4 : goto flows4, ipv6 : goto flows6 }
                	}
                }
                """.formatted(rules(scale, Family.IPV4, "ip"), rules(scale, Family.IPV6, "ip6"));
    }

    private static String rules(Scale scale, Family family, String word) {
        return scale.lines().stream()
                .map(f -> "%s saddr %s %s daddr %s %s dport %d counter accept"
                        .formatted(word, f.source(family), word, f.destination(family), f.protocol(), f.port()))
                .collect(Collectors.joining("\n"));
    }

    /// The same for `iptables-nft-restore` and `ip6tables-nft-restore`.
    static String iptables(Scale scale, Family family) {
        return """
                *filter
                :FORWARD DROP [0:0]
                -A FORWARD -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT
                %s
                COMMIT
                """.formatted(
                        scale.lines().stream().map(f -> iptables(f, family)).collect(Collectors.joining("\n")));
    }

    private static String iptables(FlowLine flow, Family family) {
        String protocol = flow.protocol().equals(Protocol.TCP) ? "tcp" : "udp";
        return "-A FORWARD -s %s -d %s -p %s -m %s --dport %d -j ACCEPT"
                .formatted(flow.source(family), flow.destination(family), protocol, protocol, flow.port());
    }
}
