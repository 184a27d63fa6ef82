package bailey.bench;

import bailey.language.Includes;
import bailey.language.Reader;
import bailey.packet.Family;
import bailey.policy.Firewall;
import bailey.policy.Site;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A site of many flows as text: DMZ machines that each ask LAN machines for services, beside the few wide
/// lines, the door and the address translation that every site has.
final class ManySite {
    /// The clock that the site is read and compiled by.
    static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

    private ManySite() {}

    static String text(Scale scale) {
        return """
                bailey: 1
                site: many
                zones:
                  internet: external
                %s
                %s
                hosts:
                %s
                %s
                firewalls:
                  edge:
                    internet: wan0 203.0.113.2 2001:db8:0:1::2
                %s
                %s
                publish:
                  - 203.0.113.10 -> d1: https
                  - own -> d1: https
                flows:
                  - lan -> edge: ssh
                  - lan -> internet: any
                  - lan -> dmz: http
                  - dmz -> l1: dns
                %s
                nat:
                  - lan dmz -> internet: masquerade
                """.formatted(
                        zone(Plan.DMZ, "dmz"),
                        zone(Plan.LAN, "internal"),
                        hosts(Plan.DMZ, "d", scale),
                        hosts(Plan.LAN, "l", scale),
                        leg(Plan.DMZ),
                        leg(Plan.LAN),
                        scale.lines().stream().map(FlowLine::text).collect(Collectors.joining("\n")));
    }

    private static String zone(Plan plan, String role) {
        return "  %s: %s %s %s".formatted(plan.zone(), role, plan.prefix(Family.IPV4), plan.prefix(Family.IPV6));
    }

    private static String leg(Plan plan) {
        return "    %s: %s %s %s"
                .formatted(plan.zone(), plan.device(), plan.firewall(Family.IPV4), plan.firewall(Family.IPV6));
    }

    private static String hosts(Plan plan, String letter, Scale scale) {
        return IntStream.rangeClosed(1, scale.hosts())
                .mapToObj(i -> "  %s%d: %s %s %s"
                        .formatted(letter, i, plan.zone(), plan.host(Family.IPV4, i), plan.host(Family.IPV6, i)))
                .collect(Collectors.joining("\n"));
    }

    static Site read(String text) {
        var reading = Reader.read("many.yaml", text, Includes.NONE, LocalDate.ofInstant(NOW, ZoneOffset.UTC));
        return reading.site()
                .orElseThrow(() -> new IllegalStateException("the generated site does not read: "
                        + reading.problems().getFirst()));
    }

    /// The one machine of its one firewall.
    static Firewall.Member wall(Site site) {
        return site.firewalls().getFirst().members().getFirst();
    }
}
