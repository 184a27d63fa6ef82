package bailey.audit;

import bailey.nftables.foreign.Bounds;
import bailey.packet.AddressSet;
import bailey.packet.Box;
import bailey.packet.Family;
import bailey.packet.Field;
import bailey.packet.PacketSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Lines for what surely passes between zones and to and from the firewall itself, none wider than what may.
final class DraftFlows {
    private static final int BOXES = 3_000;

    private final Present present;
    private final DraftZones zones;
    private final DraftHosts hosts;
    private final List<String> missing;

    DraftFlows(Present present, DraftZones zones, DraftHosts hosts, List<String> missing) {
        this.present = present;
        this.zones = zones;
        this.hosts = hosts;
        this.missing = missing;
    }

    List<DraftLine> between(AuditZone from, AuditZone to, Bounds passing) {
        var terrain = present.terrain();
        var sides = new Sides(terrain.entering(from).intersect(terrain.leaving(to)), ground(from), ground(to));
        return lines(from.name() + " -> " + to.name(), passing, sides, word(from, sides.from), word(to, sides.to));
    }

    List<DraftLine> taken(AuditZone from, Bounds passing) {
        var terrain = present.terrain();
        var sides = new Sides(terrain.entering(from).intersect(terrain.inside()), ground(from), zones.ownAll());
        return lines(from.name() + " -> firewall", passing, sides, word(from, sides.from), this::itself);
    }

    List<DraftLine> sent(AuditZone to, Bounds passing) {
        var terrain = present.terrain();
        var sides = new Sides(terrain.sent().intersect(terrain.leaving(to)), zones.ownAll(), ground(to));
        return lines("firewall -> " + to.name(), passing, sides, this::itself, word(to, sides.to));
    }

    /// What a pair of ends is about: where its packets go, and the addresses of both.
    private record Sides(PacketSet way, AddressSet from, AddressSet to) {
        PacketSet all() {
            return way.intersect(way.space().of(Box.ANY.from(from).to(to)));
        }
    }

    /// The words for some addresses.
    private interface Word {
        Optional<Set<String>> of(AddressSet addresses);
    }

    private Word word(AuditZone zone, AddressSet all) {
        return some -> hosts.words(zone, some, families(all, some));
    }

    /// The part of `all` that is of the families that `some` has: a line's family is both ends'.
    private static AddressSet families(AddressSet all, AddressSet some) {
        return AddressSet.union(Stream.of(Family.values())
                .filter(f -> !some.of(f).isEmpty())
                .map(all::of)
                .toList());
    }

    private Optional<Set<String>> itself(AddressSet some) {
        var own = zones.ownAll();
        return some.contains(families(own, some)) ? Optional.of(Set.of(DraftZones.FIREWALL)) : Optional.empty();
    }

    /// A zone's word has none of the firewall's addresses.
    private AddressSet ground(AuditZone zone) {
        return present.terrain().addresses(zone).minus(zones.ownAll());
    }

    private List<DraftLine> lines(String pair, Bounds passing, Sides sides, Word from, Word to) {
        var sure = passing.surely().intersect(sides.all());
        var headers = headers(sure);
        var lines = new ArrayList<DraftLine>();
        var boxes = headers.boxes(BOXES + 1);
        if (boxes.size() > BOXES) {
            missing.add(pair + ": more than " + BOXES + " different things");
            return lines;
        }
        for (var box : boxes) {
            var services = DraftServices.of(box.selectors());
            var ends = from.of(box.sources())
                    .flatMap(f -> to.of(box.destinations()).map(t -> new DraftLine(f, t, services.words())));
            boolean narrow = ends.isPresent() && Import.within(said(box, ends.get(), sides), passing);
            if (!narrow) {
                missing.add(present.words().of(box) + " (" + pair + ")");
            } else if (!services.whole()) {
                missing.add("all of " + ServiceWords.of(box.selectors()) + " (" + pair + ")");
            }
            if (narrow && !services.words().isEmpty()) {
                lines.add(ends.get());
            }
        }
        return lines;
    }

    /// Headers that pass whatever the source port, of which the language does not speak.
    private static PacketSet headers(PacketSet set) {
        return set.forEach(Field.SOURCE_PORT)
                .forget(Field.IN, Field.OUT, Field.STATE, Field.DIRECTION, Field.TRANSLATED);
    }

    /// What the line lets pass: in both families where its words are whole zones.
    private PacketSet said(Box box, DraftLine line, Sides sides) {
        var space = present.terrain().space();
        var sources = whole(line.from()) ? sides.from : box.sources();
        var targets = whole(line.to()) ? sides.to : box.destinations();
        return sides.way.intersect(space.of(Box.ANY.from(sources).to(targets).of(box.selectors())));
    }

    private boolean whole(Set<String> words) {
        return words.contains(DraftZones.FIREWALL) || zones.kept().stream().anyMatch(z -> words.contains(z.name()));
    }
}
