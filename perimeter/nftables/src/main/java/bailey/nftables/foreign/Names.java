package bailey.nftables.foreign;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/// Names that nft and iptables print for numbers (their datatype tables, /etc/protocols, /etc/services).
final class Names {
    // /etc/protocols; `ip` and `ipip` are not what one would think.
    private static final Map<String, Integer> PROTOCOLS =
            table("ip 0 hopopt 0 icmp 1 igmp 2 ggp 3 ipencap 4 st 5 tcp 6 egp 8 igp 9 pup 12 udp 17 hmp 20 "
                    + "xns-idp 22 rdp 27 iso-tp4 29 dccp 33 xtp 36 ddp 37 idpr-cmtp 38 ipv6 41 ipv6-route 43 "
                    + "ipv6-frag 44 idrp 45 rsvp 46 gre 47 esp 50 ah 51 skip 57 ipv6-icmp 58 ipv6-nonxt 59 "
                    + "ipv6-opts 60 rspf 73 vmtp 81 eigrp 88 ospf 89 ax.25 93 ipip 94 etherip 97 encap 98 pim 103 "
                    + "ipcomp 108 vrrp 112 l2tp 115 isis 124 sctp 132 fc 133 mobility-header 135 udplite 136 "
                    + "mpls-in-ip 137 manet 138 hip 139 shim6 140 wesp 141 rohc 142 ethernet 143 icmpv6 58 icmp6 "
                    + "58 comp 108");

    private static final Map<String, Integer> ICMP =
            table("echo-reply 0 destination-unreachable 3 source-quench 4 redirect 5 echo-request 8 "
                    + "router-advertisement 9 router-solicitation 10 time-exceeded 11 parameter-problem 12 "
                    + "timestamp-request 13 timestamp-reply 14 info-request 15 info-reply 16 address-mask-request "
                    + "17 address-mask-reply 18");

    private static final Map<String, Integer> ICMPV6 =
            table("destination-unreachable 1 packet-too-big 2 time-exceeded 3 parameter-problem 4 "
                    + "echo-request 128 echo-reply 129 mld-listener-query 130 mld-listener-report 131 "
                    + "mld-listener-done 132 mld-listener-reduction 132 nd-router-solicit 133 router-solicitation "
                    + "133 nd-router-advert 134 router-advertisement 134 nd-neighbor-solicit 135 "
                    + "neighbour-solicitation 135 neighbor-solicitation 135 nd-neighbor-advert 136 "
                    + "neighbour-advertisement 136 neighbor-advertisement 136 nd-redirect 137 redirect 137 "
                    + "router-renumbering 138 ind-neighbor-solicit 141 ind-neighbor-advert 142 "
                    + "mld2-listener-report 143");

    // nft and iptables-save print numbers unless told otherwise, so the commonest are enough: others are in doubt.
    private static final Map<String, Integer> SERVICES =
            table("ftp 21 ssh 22 telnet 23 smtp 25 domain 53 bootps 67 bootpc 68 tftp 69 http 80 kerberos 88 "
                    + "pop3 110 sunrpc 111 ntp 123 imap2 143 snmp 161 bgp 179 ldap 389 https 443 microsoft-ds 445 "
                    + "submissions 465 isakmp 500 syslog 514 dhcpv6-client 546 dhcpv6-server 547 submission 587 "
                    + "ldaps 636 domain-s 853 imaps 993 pop3s 995 mdns 5353");

    /// TCP's flags, as bits (RFC 9293).
    private static final Map<String, Integer> FLAGS =
            Map.of("fin", 1, "syn", 2, "rst", 4, "psh", 8, "ack", 16, "urg", 32, "ecn", 64, "cwr", 128);

    private Names() {}

    /// Names and numbers in turn.
    private static Map<String, Integer> table(String text) {
        var words = text.split(" ", -1);
        var table = new HashMap<String, Integer>();
        for (int i = 0; i < words.length; i += 2) {
            table.put(words[i], Integer.valueOf(words[i + 1]));
        }
        return Map.copyOf(table);
    }

    static OptionalLong protocol(String word) {
        return named(PROTOCOLS, word, 255);
    }

    static OptionalLong icmp(String word) {
        return named(ICMP, word, 255);
    }

    static OptionalLong icmpv6(String word) {
        return named(ICMPV6, word, 255);
    }

    static OptionalLong service(String word) {
        return named(SERVICES, word, 65_535);
    }

    static OptionalLong flag(String word) {
        return named(FLAGS, word, 255);
    }

    /// By name, or a number of at most `most`, decimal or hexadecimal.
    private static OptionalLong named(Map<String, Integer> names, String word, long most) {
        Integer known = names.get(word);
        if (known != null) {
            return OptionalLong.of(known);
        }
        var number = number(word);
        return number.isPresent() && number.getAsLong() <= most ? number : OptionalLong.empty();
    }

    /// Decimal, or hexadecimal after `0x`.
    static OptionalLong number(String word) {
        boolean hex = word.startsWith("0x");
        var digits = hex ? word.substring(2) : word;
        int most = hex ? 8 : 10;
        if (digits.isEmpty() || digits.length() > most || !digits.chars().allMatch(c -> digit(c, hex))) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(digits, hex ? 16 : 10));
    }

    private static boolean digit(int c, boolean hex) {
        return (c >= '0' && c <= '9') || (hex && ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')));
    }
}
