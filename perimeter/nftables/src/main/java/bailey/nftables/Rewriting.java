package bailey.nftables;

import bailey.nftables.Declaration.VerdictMap;
import bailey.nftables.Entrances.Opening;
import bailey.packet.Address;
import bailey.packet.AddressSet;
import bailey.packet.Family;
import bailey.packet.Ports;
import bailey.packet.Protocol;
import bailey.policy.Grant;
import bailey.policy.Publication;
import bailey.policy.Zone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;

/// The doors: published addresses become the hosts' own, for those whom something grants the host on that
/// service.
final class Rewriting {
    /// A way through a door; `sources` is empty where it is for all that the leg admits. The protocol matters
    /// only where there is a port (0: none).
    private record Door(int publication, Optional<AddressSet> sources, OptionalInt port, int protocol) {}

    private record Segment(Slice outside, AddressSet sources) {}

    private final Draft draft;
    private final Vantage vantage;
    private final Entrances entrances;
    private final Map<Door, String> doors = new LinkedHashMap<>();
    private final Map<Slice.Kind, List<Element>> elements = new LinkedHashMap<>();

    Rewriting(Draft draft, Entrances entrances) {
        this.draft = draft;
        this.vantage = draft.vantage;
        this.entrances = entrances;
    }

    void declare() {
        int at = draft.here();
        for (var publication : entrances.publications()) {
            var granted = granted(publication);
            for (var leg : vantage.legs()) {
                if (first(leg.zone(), publication)) {
                    entrances.openings(publication).forEach(o -> open(publication, o, leg.zone(), granted));
                }
            }
        }
        var rules = new ArrayList<Rule>();
        if (vantage.own().overlaps(Draft.set(vantage.site.published()))) {
            rules.add(Rule.of(Statement.jump("local")).because("what this machine itself speaks is no door's"));
        }
        for (var kind : List.of(Slice.Kind.PORTS, Slice.Kind.ICMP, Slice.Kind.PROTOCOL)) {
            var some = elements.getOrDefault(kind, List.of());
            if (!some.isEmpty()) {
                rules.add(ask(kind, some));
            }
        }
        draft.chain(
                at,
                draft.name("rewrite"),
                new Hook(Hook.Type.NAT, Hook.Place.PREROUTING, Hook.Priority.DSTNAT, true),
                rules);
    }

    private Rule ask(Slice.Kind kind, List<Element> some) {
        var key = new ArrayList<>(List.of(Field.IIFNAME, Field.IP_DADDR));
        key.addAll(kind.fields(Family.IPV4));
        var name = draft.name(
                switch (kind) {
                    case PORTS -> "doors";
                    case ICMP -> "doors_icmp";
                    case PROTOCOL, EVERYTHING -> "doors_protocol";
                });
        draft.add(new VerdictMap(name, key, some.stream().anyMatch(Element::range), some));
        return Rule.of(new Statement.Ask(key, name));
    }

    /// Whether this is the first firewall between a zone and the publication's host.
    private boolean first(Zone from, Publication publication) {
        return vantage.paths
                .between(from, vantage.ground.zone(Entrances.host(publication)))
                .filter(path -> path.getFirst().at().equals(vantage.here))
                .isPresent();
    }

    /// Whatever grants the publication's host something: its own grants and those of flows.
    private List<Grant> granted(Publication publication) {
        var host = Entrances.host(publication);
        return vantage.grants.stream()
                .filter(g -> g.family() == Family.IPV4 && g.destinations().contains(host))
                .filter(g -> !(g.line() instanceof Publication other) || other.equals(publication))
                .toList();
    }

    private void open(Publication publication, Opening opening, Zone leg, List<Grant> granted) {
        var here = AddressSet.union(vantage.sources().stream()
                .filter(s -> s.zone().equals(leg))
                .map(s -> s.addresses().of(Family.IPV4))
                .toList());
        var everyone = vantage.admitted(leg).of(Family.IPV4);
        for (var segment : segments(opening, granted)) {
            var sources = segment.sources.intersect(here);
            if (!sources.isEmpty()) {
                var whose = sources.equals(everyone) ? Optional.<AddressSet>empty() : Optional.of(sources);
                var door = new Door(
                        entrances.publications().indexOf(publication),
                        whose,
                        opening.port(),
                        opening.port().isPresent() ? opening.outside().low() : 0);
                add(publication, leg, segment.outside, chain(publication, leg, door));
            }
        }
    }

    private void add(Publication publication, Zone leg, Slice outside, String chain) {
        var key = new ArrayList<Value>();
        key.add(new Value.Device(vantage.device(leg)));
        key.add(Value.of(publication.address().orElseThrow()));
        key.addAll(outside.values());
        elements.computeIfAbsent(outside.kind(), _ -> new ArrayList<>())
                .add(Element.of(key, new Outcome.Goto(chain), Trials.comment(publication)));
    }

    /// The opening in parts for each of which the same sources are granted.
    private static List<Segment> segments(Opening opening, List<Grant> granted) {
        var segments = new ArrayList<Segment>();
        for (var outside : parts(opening, granted)) {
            var inside = opening.port().isPresent() ? opening.inside() : outside;
            var sources = AddressSet.union(granted.stream()
                    .filter(g -> g.selectors().stream()
                            .anyMatch(s -> Slice.of(s).intersect(inside).isPresent()))
                    .map(Grant::sources)
                    .toList());
            if (!segments.isEmpty()
                    && segments.getLast().sources.equals(sources)
                    && opening.port().isEmpty()) {
                var before = segments.removeLast();
                segments.add(new Segment(joined(before.outside, outside), sources));
            } else {
                segments.add(new Segment(outside, sources));
            }
        }
        return segments;
    }

    private static Slice joined(Slice before, Slice after) {
        return new Slice(
                before.low(),
                after.high(),
                new Ports(before.ports().low(), after.ports().high()));
    }

    /// Cut wherever a grant's services begin or end.
    private static List<Slice> parts(Opening opening, List<Grant> granted) {
        var whole = opening.outside();
        if (opening.port().isPresent()) {
            return List.of(whole);
        }
        boolean byPort = whole.kind() != Slice.Kind.PROTOCOL;
        var cuts = new TreeSet<Integer>();
        for (var grant : granted) {
            for (var selector : grant.selectors()) {
                Slice.of(selector).intersect(whole).ifPresent(s -> {
                    cuts.add(byPort ? s.ports().low() : s.low());
                    cuts.add((byPort ? s.ports().high() : s.high()) + 1);
                });
            }
        }
        int end = (byPort ? whole.ports().high() : whole.high()) + 1;
        var parts = new ArrayList<Slice>();
        int from = byPort ? whole.ports().low() : whole.low();
        cuts.add(end);
        for (int cut : cuts.subSet(from + 1, end + 1)) {
            parts.add(
                    byPort
                            ? new Slice(whole.low(), whole.high(), new Ports(from, cut - 1))
                            : new Slice(from, cut - 1, Ports.ALL));
            from = cut;
        }
        return parts;
    }

    private String chain(Publication publication, Zone leg, Door door) {
        var known = doors.get(door);
        if (known != null) {
            return known;
        }
        var host = publication.hosts().getFirst();
        var name = draft.name("door_" + host.name());
        doors.put(door, name);
        var statements = new ArrayList<Statement>();
        door.sources.ifPresent(s -> statements.add(
                draft.among(Field.IP_SADDR, Family.IPV4, s, "from_" + leg.name() + "_to_" + host.name())));
        if (door.port.isPresent()) {
            statements.add(Statement.is(Field.L4PROTO, ValueText.protocol(new Protocol(door.protocol))));
        }
        Address address = Entrances.host(publication);
        statements.add(new Statement.Dnat(address, door.port));
        draft.chain(name, List.of(new Rule(statements, Trials.comment(publication))));
        return name;
    }
}
