package bailey.cli;

import bailey.policy.Endpoint;
import bailey.policy.Host;
import bailey.policy.Line;
import bailey.policy.Mark;
import bailey.policy.Origin;
import bailey.policy.Promise;
import bailey.policy.Publication;
import bailey.policy.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A site as tables: each fact with the line of the file that states it, waivers last.
final class SiteTable {
    private final Site site;
    private final Terminal terminal;
    private final List<String> lines = new ArrayList<>();

    private SiteTable(Site site, Terminal terminal) {
        this.site = site;
        this.terminal = terminal;
    }

    static List<String> lines(Site site, Terminal terminal) {
        var table = new SiteTable(site, terminal);
        table.section("Zones", table.zones());
        table.section("Hosts", table.hosts());
        table.section("Firewalls", table.firewalls());
        table.section("Doors", table.doors());
        table.flows();
        table.section("NAT", table.nat());
        table.section("Promises", table.promises());
        table.section("Waivers", table.waivers());
        return table.lines;
    }

    private void section(String title, Rows rows) {
        if (!rows.isEmpty()) {
            lines.add("");
            lines.add(terminal.paint(title, Ink.TITLE));
            lines.addAll(rows.lines(terminal));
        }
    }

    private Rows zones() {
        var rows = new Rows();
        for (var zone : site.zones()) {
            var addresses = zone.prefixless() ? "whatever no other zone claims" : words(zone.prefixes());
            rows.add(
                    at(zone.origin()),
                    zone.name(),
                    zone.role().word(),
                    zone.prefixless() ? "" : zone.wire().word(),
                    addresses);
        }
        return rows;
    }

    private Rows hosts() {
        var rows = new Rows();
        for (var host : site.hosts()) {
            var marks = host.marks().stream()
                    .sorted()
                    .map(Mark::word)
                    .map(w -> "  " + w)
                    .collect(Collectors.joining());
            rows.add(at(host.origin()), host.name(), host.zone().name(), words(host.addresses()) + marks);
        }
        return rows;
    }

    private Rows firewalls() {
        var rows = new Rows();
        for (var firewall : site.firewalls()) {
            for (var member : firewall.members()) {
                var name = firewall.pair() ? firewall + ": " + member.name() : firewall.name();
                for (var leg : member.legs()) {
                    rows.add(at(leg.origin()), name, leg.zone().name(), leg.device(), words(leg.addresses()));
                }
            }
        }
        return rows;
    }

    private Rows doors() {
        var rows = new Rows();
        for (var door : site.publications().toList()) {
            var address = door.address().map(Object::toString).orElse("own");
            var hosts = door.hosts().stream().map(Host::name).collect(Collectors.joining(" "));
            var what = door.exposed() ? "everything that nothing else claims" : HostDoors.services(door);
            var from = door.from().isEmpty() ? "" : "  from " + names(door.from());
            rows.add(
                    door.exposed() ? Ink.BAD : Ink.PLAIN,
                    at(door.origin()),
                    address,
                    "→ " + hosts,
                    what + from + terms(door));
        }
        return rows;
    }

    /// By pair of zones; the doors are not told twice.
    private void flows() {
        lines.add("");
        lines.add(terminal.paint("Flows", Ink.TITLE));
        for (var pair : PairFlows.of(site).entrySet()) {
            var rows = new Rows();
            for (var part : pair.getValue()) {
                if (!(part.line() instanceof Publication)) {
                    var ends = String.join(" ", part.from()) + " → " + String.join(" ", part.to());
                    rows.add(at(part.line().origin()), ends, part.services() + terms(part.line()));
                }
            }
            if (!rows.isEmpty()) {
                lines.add("  "
                        + terminal.paint(
                                pair.getKey().from() + " → " + pair.getKey().to(), Ink.FAINT));
                lines.addAll(rows.lines(terminal));
            }
        }
    }

    private Rows nat() {
        var rows = new Rows();
        for (var line : site.nat()) {
            var address = line.address().map(Object::toString).orElse("masquerade");
            rows.add(at(line.origin()), names(line.from()) + " → " + line.to(), "as " + address);
        }
        return rows;
    }

    private Rows promises() {
        var rows = new Rows();
        for (var promise : site.promises()) {
            rows.add(at(promise.origin()), kind(promise), promise.text());
        }
        return rows;
    }

    private Rows waivers() {
        var rows = new Rows();
        for (var line : site.lines()) {
            if (!line.terms().waives().isEmpty()) {
                var why = line.terms().why().map(w -> ": " + w).orElse("");
                rows.add(
                        Ink.BAD,
                        at(line.origin()),
                        line.text(),
                        String.join(" ", line.terms().waives()) + why);
            }
        }
        return rows;
    }

    private static String terms(Line line) {
        return TermWords.all(line.terms()).stream().map(t -> "  (" + t + ")").collect(Collectors.joining());
    }

    static String kind(Promise promise) {
        return switch (promise) {
            case Promise.Never _, Promise.NeverTaken _ -> "never";
            case Promise.Always _ -> "always";
        };
    }

    /// The number of the line; with its file, where it was included.
    private String at(Origin origin) {
        return origin.file().equals(site.origin().file()) ? origin.line() + "" : origin.file() + ":" + origin.line();
    }

    private static String names(List<Endpoint> endpoints) {
        return endpoints.stream().map(Endpoint::name).collect(Collectors.joining(" "));
    }

    private static String words(List<?> things) {
        return things.stream().map(Object::toString).collect(Collectors.joining(" "));
    }

    /// One line: how much there is of everything.
    static String summary(Site site) {
        return Stream.of(
                        count(site.zones().size(), "zone"),
                        count(site.hosts().size(), "host"),
                        count(site.firewalls().size(), "firewall"),
                        count((int) site.publications().count(), "door"),
                        count(site.lines().size() - (int) site.publications().count(), "flow"))
                .collect(Collectors.joining(", "));
    }

    static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
