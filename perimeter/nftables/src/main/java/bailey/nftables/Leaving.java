package bailey.nftables;

import bailey.nftables.Declaration.SourceMap;
import bailey.nftables.Element.Leads;
import bailey.packet.Address;
import bailey.packet.AddressSet;
import bailey.packet.Family;
import bailey.policy.Firewall.Leg;
import bailey.policy.NatLine;
import bailey.policy.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How IPv4 leaves: by an external leg with the source that the smallest `nat` line says; and back by the leg
/// it came in by, once rewritten, with the machine's own source, so that the answer comes back here to be
/// undone.
final class Leaving {
    private final Draft draft;
    private final Vantage vantage;
    private final Entrances entrances;

    Leaving(Draft draft, Entrances entrances) {
        this.draft = draft;
        this.vantage = draft.vantage;
        this.entrances = entrances;
    }

    void declare() {
        int at = draft.here();
        var rules = new ArrayList<Rule>();
        for (var leg : vantage.legs()) {
            if (hairpin(leg)) {
                speaking(leg).ifPresent(address -> rules.add(turnedBack(leg, address)));
            }
        }
        for (var leg : vantage.legs()) {
            var elements = leg.zone().role() == Role.EXTERNAL ? elements(leg) : List.<Element>of();
            if (!elements.isEmpty()) {
                var map = draft.name("leaving_" + leg.zone().name());
                draft.add(new SourceMap(map, elements));
                rules.add(Rule.of(Statement.device(Field.OIFNAME, leg.device()), new Statement.SnatBy(map)));
            }
        }
        draft.chain(
                at,
                draft.name("leave"),
                new Hook(Hook.Type.NAT, Hook.Place.POSTROUTING, Hook.Priority.SRCNAT, true),
                rules);
    }

    /// Whether a door leads back to the wire of this leg.
    private boolean hairpin(Leg leg) {
        return vantage.paths.own(leg.zone()).filter(vantage.here::equals).isPresent()
                && entrances.publications().stream()
                        .anyMatch(p -> vantage.ground.zone(Entrances.host(p)).equals(leg.zone()));
    }

    private static Rule turnedBack(Leg leg, Address address) {
        return Rule.of(
                        Statement.device(Field.IIFNAME, leg.device()),
                        Statement.device(Field.OIFNAME, leg.device()),
                        new Statement.Rewritten(true),
                        new Statement.Snat(address))
                .because("a neighbour that asked for the published address");
    }

    private Optional<Address> speaking(Leg leg) {
        return vantage.here.speaking(vantage.machine, leg.zone(), Family.IPV4);
    }

    private List<Element> elements(Leg leg) {
        var lines = vantage.site.nat().stream()
                .filter(n -> n.to().equals(leg.zone()))
                .toList();
        var elements = new ArrayList<Element>();
        for (var line : lines) {
            line.address().or(() -> speaking(leg)).ifPresent(address -> {
                for (var range : smallest(line, lines).ranges()) {
                    elements.add(new Element(List.of(Value.of(range)), new Leads.Becomes(address), comment(line)));
                }
            });
        }
        return elements;
    }

    /// The sources for which this line is the smallest: every other line that has them has all of this one's. No two
    /// lines have the same ones: the reader says so.
    private AddressSet smallest(NatLine line, List<NatLine> lines) {
        var mine = sources(line);
        var rest = mine;
        for (var other : lines) {
            var theirs = sources(other);
            if (!theirs.contains(mine)) {
                rest = rest.minus(theirs);
            }
        }
        return rest.minus(vantage.ground.of(vantage.here)); // never translated, those of its pair included
    }

    private AddressSet sources(NatLine line) {
        return AddressSet.union(line.from().stream().map(vantage.ground::of).toList())
                .of(Family.IPV4);
    }

    private static String comment(NatLine line) {
        return Trials.place(line.origin()) + " " + line.text();
    }
}
