package bailey.bench;

import bailey.language.Includes;
import bailey.language.Reader;
import bailey.packet.Family;
import bailey.policy.Firewall;
import bailey.policy.Site;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A site of many flows as text: DMZ machines that each ask LAN machines for services, beside the few wide
/// lines, the door and the address translation that every site has.
final class ManySite {
    /// The clock that the site is read and compiled by.
    static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

    private ManySite() {}

    /// In both families.
    static String text(Scale scale) {
        return text(scale, List.of(Family.values()));
    }

    static String text(Scale scale, List<Family> families) {
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
                    internet: wan0 203.0.113.2%s
                %s
                %s
                publish:
                  - 203.0.113.10 -> d1: https
                %s
                flows:
                  - lan -> edge: ssh
                  - lan -> internet: any
                  - lan -> dmz: http
                  - dmz -> l1: dns
                %s
                nat:
                  - lan dmz -> internet: masquerade
                """.formatted(
                        zone(Plan.DMZ, "dmz", families),
                        zone(Plan.LAN, "internal", families),
                        hosts(Plan.DMZ, "d", scale, families),
                        hosts(Plan.LAN, "l", scale, families),
                        families.contains(Family.IPV6) ? " 2001:db8:0:1::2" : "",
                        leg(Plan.DMZ, families),
                        leg(Plan.LAN, families),
                        families.contains(Family.IPV6) ? "  - own -> d1: https" : "",
                        scale.lines().stream().map(FlowLine::text).collect(Collectors.joining("\n")));
    }

    private static String zone(Plan plan, String role, List<Family> families) {
        return "  %s: %s %s".formatted(plan.zone(), role, in(families, plan::prefix));
    }

    private static String hosts(Plan plan, String letter, Scale scale, List<Family> families) {
        return IntStream.rangeClosed(1, scale.hosts())
                .mapToObj(i -> "  %s%d: %s %s".formatted(letter, i, plan.zone(), in(families, f -> plan.host(f, i))))
                .collect(Collectors.joining("\n"));
    }

    private static String leg(Plan plan, List<Family> families) {
        return "    %s: %s %s".formatted(plan.zone(), plan.device(), in(families, plan::firewall));
    }

    private static String in(List<Family> families, Function<Family, Object> address) {
        return families.stream().map(address).map(Object::toString).collect(Collectors.joining(" "));
    }

    /// The same, made a perimeter that keeps every law: the switch keeps the DMZ's hosts apart, and somebody may
    /// administer the firewall.
    static String lawful(Scale scale) {
        return text(scale)
                .replaceFirst("\nhosts:\n", "\nsegments: { dmz: isolated }\nhosts:\n")
                .replaceFirst("(\n  l1: [^\n]*)", "$1 operator");
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
