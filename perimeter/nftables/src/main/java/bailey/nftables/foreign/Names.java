package bailey.nftables.foreign;

import java.util.Map;
import java.util.OptionalLong;

/// Names that nft and iptables print for numbers (their datatype tables, /etc/protocols, /etc/services).
final class Names {
    private static final Map<String, Integer> PROTOCOLS = Map.ofEntries(
            Map.entry("icmp", 1),
            Map.entry("igmp", 2),
            Map.entry("ipencap", 4),
            Map.entry("ipip", 4),
            Map.entry("tcp", 6),
            Map.entry("egp", 8),
            Map.entry("igp", 9),
            Map.entry("udp", 17),
            Map.entry("dccp", 33),
            Map.entry("ipv6", 41),
            Map.entry("ipv6-route", 43),
            Map.entry("ipv6-frag", 44),
            Map.entry("rsvp", 46),
            Map.entry("gre", 47),
            Map.entry("esp", 50),
            Map.entry("ah", 51),
            Map.entry("ipv6-icmp", 58),
            Map.entry("icmpv6", 58),
            Map.entry("icmp6", 58),
            Map.entry("ipv6-nonxt", 59),
            Map.entry("ipv6-opts", 60),
            Map.entry("eigrp", 88),
            Map.entry("ospf", 89),
            Map.entry("etherip", 97),
            Map.entry("pim", 103),
            Map.entry("comp", 108),
            Map.entry("ipcomp", 108),
            Map.entry("vrrp", 112),
            Map.entry("l2tp", 115),
            Map.entry("sctp", 132),
            Map.entry("udplite", 136));

    private static final Map<String, Integer> ICMP = Map.ofEntries(
            Map.entry("echo-reply", 0),
            Map.entry("destination-unreachable", 3),
            Map.entry("source-quench", 4),
            Map.entry("redirect", 5),
            Map.entry("echo-request", 8),
            Map.entry("router-advertisement", 9),
            Map.entry("router-solicitation", 10),
            Map.entry("time-exceeded", 11),
            Map.entry("parameter-problem", 12),
            Map.entry("timestamp-request", 13),
            Map.entry("timestamp-reply", 14),
            Map.entry("info-request", 15),
            Map.entry("info-reply", 16),
            Map.entry("address-mask-request", 17),
            Map.entry("address-mask-reply", 18));

    private static final Map<String, Integer> ICMPV6 = Map.ofEntries(
            Map.entry("destination-unreachable", 1),
            Map.entry("packet-too-big", 2),
            Map.entry("time-exceeded", 3),
            Map.entry("parameter-problem", 4),
            Map.entry("echo-request", 128),
            Map.entry("echo-reply", 129),
            Map.entry("mld-listener-query", 130),
            Map.entry("mld-listener-report", 131),
            Map.entry("mld-listener-done", 132),
            Map.entry("mld-listener-reduction", 132),
            Map.entry("nd-router-solicit", 133),
            Map.entry("router-solicitation", 133),
            Map.entry("nd-router-advert", 134),
            Map.entry("router-advertisement", 134),
            Map.entry("nd-neighbor-solicit", 135),
            Map.entry("neighbour-solicitation", 135),
            Map.entry("neighbor-solicitation", 135),
            Map.entry("nd-neighbor-advert", 136),
            Map.entry("neighbour-advertisement", 136),
            Map.entry("neighbor-advertisement", 136),
            Map.entry("nd-redirect", 137),
            Map.entry("redirect", 137),
            Map.entry("router-renumbering", 138),
            Map.entry("ind-neighbor-solicit", 141),
            Map.entry("ind-neighbor-advert", 142),
            Map.entry("mld2-listener-report", 143));

    // nft and iptables-save print numbers unless told otherwise, so the commonest are enough: others are in doubt.
    private static final Map<String, Integer> SERVICES = Map.ofEntries(
            Map.entry("ftp", 21),
            Map.entry("ssh", 22),
            Map.entry("telnet", 23),
            Map.entry("smtp", 25),
            Map.entry("domain", 53),
            Map.entry("bootps", 67),
            Map.entry("bootpc", 68),
            Map.entry("tftp", 69),
            Map.entry("http", 80),
            Map.entry("kerberos", 88),
            Map.entry("pop3", 110),
            Map.entry("sunrpc", 111),
            Map.entry("ntp", 123),
            Map.entry("imap2", 143),
            Map.entry("snmp", 161),
            Map.entry("bgp", 179),
            Map.entry("ldap", 389),
            Map.entry("https", 443),
            Map.entry("microsoft-ds", 445),
            Map.entry("submissions", 465),
            Map.entry("isakmp", 500),
            Map.entry("syslog", 514),
            Map.entry("dhcpv6-client", 546),
            Map.entry("dhcpv6-server", 547),
            Map.entry("submission", 587),
            Map.entry("ldaps", 636),
            Map.entry("domain-s", 853),
            Map.entry("imaps", 993),
            Map.entry("pop3s", 995),
            Map.entry("mdns", 5353));

    /// TCP's flags, as bits (RFC 9293).
    private static final Map<String, Integer> FLAGS =
            Map.of("fin", 1, "syn", 2, "rst", 4, "psh", 8, "ack", 16, "urg", 32, "ecn", 64, "cwr", 128);

    private Names() {}

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
