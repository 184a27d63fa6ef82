package bailey.language;

import static bailey.language.JsonTree.table;
import static bailey.language.JsonTree.texts;

import bailey.language.JsonTree.Array;
import bailey.language.JsonTree.Table;
import java.util.List;

/// The language as a JSON Schema (draft 2020-12), with which editors complete and check a site while it is written.
/// It lets pass whatever [Reader] reads; what needs the whole site to be seen, only that tells.
public final class Schema {
    private Schema() {}

    public static String text() {
        var properties = table();
        for (var section : Section.values()) {
            properties = properties.with(section.word(), section(section).with("description", description(section)));
        }
        return table().with("$schema", "https://json-schema.org/draft/2020-12/schema")
                        .with("title", "A site of Bailey")
                        .with("type", "object")
                        .with(
                                "required",
                                texts(List.of(Section.BAILEY.word(), Section.SITE.word(), Section.ZONES.word())))
                        .with("additionalProperties", false)
                        .with("properties", properties)
                        .written("")
                + "\n";
    }

    private static Table section(Section section) {
        return switch (section) {
            case BAILEY -> table().with("const", 1);
            case SITE -> text(Patterns.whole(Patterns.NAME));
            case INCLUDE -> list(table().with("type", "string"));
            case ZONES ->
                names(text(Patterns.whole(Patterns.oneOf(ZoneSection.ROLES) + "(\\s+" + Patterns.PREFIX + ")*")));
            case SEGMENTS -> names(table().with("enum", texts(ZoneSection.WIRES)));
            case HOSTS ->
                names(text(Patterns.whole(Patterns.NAME + "(\\s+" + Patterns.PREFIX + ")+(\\s+"
                        + Patterns.oneOf(HostSection.MARKS) + ")*")));
            case GROUPS -> names(text(Patterns.whole(Patterns.some(Patterns.NAME))));
            case SERVICES -> names(text(Patterns.whole(Patterns.some(Patterns.SERVICE))));
            case FIREWALLS -> names(names(text(Patterns.whole(Patterns.DEVICE + "(\\s+" + Patterns.ADDRESS + ")+"))));
            case PAIRS -> names(text(Patterns.whole(Patterns.NAME + "\\s+" + Patterns.NAME)));
            case DYNAMIC -> names(text(Patterns.whole(Patterns.some(Patterns.PREFIX))));
            case PUBLISH ->
                sentences(
                        "(own|" + Patterns.ADDRESS + ")",
                        "->",
                        Patterns.NAME,
                        options(Options.OF_PUBLICATION, Patterns.DOOR));
            case FLOWS ->
                sentences(Patterns.NAME, "->", Patterns.HOST_NAME, options(Options.OF_FLOW, Patterns.SERVICE));
            case NAT ->
                sentences(
                        Patterns.NAME,
                        "->",
                        Patterns.NAME,
                        text(Patterns.whole("(masquerade|" + Patterns.ADDRESS + ")")));
            case NEVER -> {
                var alone = text(Patterns.sentence(Patterns.NAME, "(->|~[0-9]*>)", Patterns.NAME));
                var services = text(Patterns.whole(Patterns.some(Patterns.SERVICE)));
                yield list(either(alone, sentence(Patterns.NAME, "->", Patterns.NAME, services)));
            }
            case ALWAYS ->
                sentences(Patterns.NAME, "->", Patterns.NAME, text(Patterns.whole(Patterns.some(Patterns.SERVICE))));
            case SILENT, REFUSE -> text(Patterns.whole(Patterns.some(Patterns.NAME)));
            case GATES -> table().with("type", "string");
        };
    }

    private static String description(Section section) {
        return switch (section) {
            case BAILEY -> "The version of the language.";
            case SITE -> "The site's name.";
            case INCLUDE -> "Files with definitions: zones, hosts, groups and services.";
            case ZONES -> "NAME: ROLE PREFIX… One external zone has no prefix: it is what nothing else claims.";
            case SEGMENTS -> "ZONE: isolated, or shared (as if nothing were said).";
            case HOSTS -> "NAME: ZONE ADDRESS… [MARK…] with the marks " + String.join(" ", HostSection.MARKS) + ".";
            case GROUPS -> "NAME: HOST-or-GROUP…";
            case SERVICES -> "NAME: tcp/PORT udp/LOW-HIGH icmp/TYPE icmpv6/TYPE ip/NUMBER or other names.";
            case FIREWALLS -> "NAME: { ZONE: INTERFACE ADDRESS… }";
            case PAIRS -> "NAME: two firewalls with the same zones that stand in for each other.";
            case DYNAMIC -> "FIREWALL: stand-ins for addresses that it learns while it runs.";
            case PUBLISH -> "ADDRESS -> HOST: SERVICE… or OUTSIDE-PORT=SERVICE… or exposed; own -> HOST: SERVICE…";
            case FLOWS -> "FROM… -> TO…: SERVICE… All that may begin; replies come back by themselves.";
            case NAT -> "FROM… -> ZONE: masquerade, or an address. How IPv4 leaves to an external zone.";
            case NEVER -> "FROM -> TO[: SERVICE…], FROM ~> TO, FROM ~2> TO: promises that are proved.";
            case ALWAYS -> "FROM -> TO: SERVICE… Promises of availability.";
            case SILENT -> "Zones whose refused packets are dropped in silence.";
            case REFUSE -> "Zones whose refused packets are answered.";
            case GATES -> "The folder with one file for each host that is a gate.";
        };
    }

    private static Table text(String pattern) {
        return table().with("type", "string").with("pattern", pattern);
    }

    private static Table names(Table value) {
        return table().with("type", texts(List.of("object", "null")))
                .with("propertyNames", table().with("pattern", Patterns.whole(Patterns.NAME)))
                .with("additionalProperties", value);
    }

    private static Table list(Table item) {
        return table().with("type", texts(List.of("array", "null"))).with("items", item);
    }

    private static Table sentences(String from, String arrow, String to, Table behind) {
        return list(sentence(from, arrow, to, behind));
    }

    private static Table sentence(String from, String arrow, String to, Table behind) {
        return table().with("type", "object")
                .with("minProperties", 1)
                .with("maxProperties", 1)
                .with("propertyNames", table().with("pattern", Patterns.sentence(from, arrow, to)))
                .with("additionalProperties", behind);
    }

    private static Table either(Table one, Table other) {
        return table().with("anyOf", new Array(List.of(one, other)));
    }

    /// Services alone, or in braces with options.
    private static Table options(List<String> allowed, String service) {
        var services = text(Patterns.whole(Patterns.some(service)));
        var properties = table();
        for (var option : allowed) {
            properties = properties.with(option, option(option, services));
        }
        var braces = table().with("type", "object")
                .with("required", texts(List.of("services")))
                .with("additionalProperties", false)
                .with("properties", properties)
                .with("dependentRequired", table().with("waives", texts(List.of("why"))));
        return either(services, braces);
    }

    private static Table option(String name, Table services) {
        return switch (name) {
            case "services" -> services;
            case "until" -> text("^[0-9]{4}-[0-9]{2}-[0-9]{2}$").with("description", "Its last day (UTC).");
            case "when" ->
                text("[0-9]{2}:[0-9]{2}-[0-9]{2}:[0-9]{2}\\s").with("description", "[DAY[-DAY]] HH:MM-HH:MM TIMEZONE");
            case "rate" -> text("^[0-9]+/(s|min|h)$").with("description", "New flows: N/s, N/min or N/h.");
            case "log" -> table().with("type", "boolean");
            case "waives" ->
                text(Patterns.whole(Patterns.some(Patterns.oneOf(LawNames.WAIVABLE))))
                        .with("description", "Laws that the line is let off; needs why.");
            case "via" -> text(Patterns.whole(Patterns.NAME)).with("description", "The proxy that reads the name.");
            case "from" ->
                text(Patterns.whole(Patterns.some(Patterns.NAME))).with("description", "Who alone may come.");
            default -> words(); // why and owner: any few words, which an editor may take for a number
        };
    }

    private static Table words() {
        return table().with("type", texts(List.of("string", "number", "boolean")));
    }
}
