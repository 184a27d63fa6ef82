package bailey.audit;

import bailey.nftables.foreign.Devices;
import bailey.packet.Address;
import bailey.packet.AddressRange;
import bailey.packet.AddressSet;
import bailey.packet.Box;
import bailey.packet.Family;
import bailey.packet.Field;
import bailey.packet.PacketSet;
import bailey.packet.Ports;
import bailey.packet.Preference;
import bailey.packet.Protocol;
import bailey.packet.Selector;
import bailey.packet.Transit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Sets of packets in words for people, by the names of the zones.
final class PacketWords {
    /// Strangers of RFC 5737 and RFC 3849.
    private static final List<Address> STRANGERS = List.of(
            Address.of("203.0.113.1"),
            Address.of("198.51.100.7"),
            Address.of("2001:db8:ffff::1"),
            Address.of("2001:db8:ffff::7"));

    private static final List<Selector> KNOWN = List.of(
            Selector.tcp(22),
            Selector.tcp(443),
            Selector.tcp(80),
            Selector.tcp(25),
            Selector.tcp(445),
            Selector.tcp(3389),
            Selector.udp(53),
            new Selector(Protocol.ICMP, Ports.of(8)),
            new Selector(Protocol.ICMPV6, Ports.of(128)));
    private static final int MOST_NAMED = 256;
    private static final int SHOWN = 6;
    private static final int RANGES = 4;

    private final Terrain terrain;
    private final Preference preference;

    PacketWords(Terrain terrain, List<Address> hosts) {
        this.terrain = terrain;
        var liked = new LinkedHashSet<Address>();
        hosts.stream().limit(MOST_NAMED).forEach(liked::add);
        terrain.zones().stream()
                .flatMap(z -> z.prefixes().stream())
                .flatMap(p -> p.first().next().filter(p::contains).stream())
                .forEach(liked::add);
        liked.addAll(STRANGERS);
        this.preference = new Preference(List.copyOf(liked), KNOWN);
    }

    /// The packet that people understand best, and where it goes.
    Optional<String> witness(PacketSet set) {
        var first = set.witness(preference);
        return first.filter(t -> t.packet().source().equals(t.packet().destination()))
                .flatMap(t -> between(set, t))
                .or(() -> first)
                .map(this::of);
    }

    /// One that does not go from an address to itself.
    private Optional<Transit> between(PacketSet set, Transit same) {
        var from = Box.ANY.from(AddressSet.of(same.packet().source()));
        return set.minus(terrain.space().of(from)).witness(preference);
    }

    String of(Transit transit) {
        var packet = transit.packet();
        var by = ", in by " + device(transit.in());
        if (transit.out() != Devices.NONE) {
            return packet + by + ", out by " + device(transit.out());
        }
        var selector = Selector.of(packet);
        return selector + " from " + packet.source() + " to the firewall itself" + by;
    }

    private String device(int number) {
        var names = terrain.devices().names();
        return number >= 1 && number <= names.size() ? names.get(number - 1) : "any other device";
    }

    /// The packets as lines `FROM -> TO: SERVICES`, the first few.
    List<String> parts(PacketSet set) {
        boolean itself = terrain.inside().contains(set);
        var headers =
                set.forget(Field.IN, Field.OUT, Field.STATE, Field.DIRECTION, Field.TRANSLATED, Field.SOURCE_PORT);
        var boxes = (itself ? headers.forget(Field.DESTINATION) : headers).boxes(SHOWN + 1);
        var lines = new ArrayList<String>();
        boxes.stream().limit(SHOWN).forEach(b -> lines.add(itself ? toFirewall(b) : of(b)));
        if (boxes.size() > SHOWN) {
            lines.add("and more");
        }
        return lines;
    }

    private String toFirewall(Box box) {
        return addresses(box.sources()) + " -> the firewall itself: " + ServiceWords.of(box.selectors());
    }

    String of(Box box) {
        return addresses(box.sources()) + " -> " + addresses(box.destinations()) + ": "
                + ServiceWords.of(box.selectors());
    }

    /// By the zone whose addresses they are, else by number.
    String addresses(AddressSet set) {
        for (var family : Family.values()) {
            var most = Terrain.UNICAST.of(family);
            if (set.contains(most) && set.of(family).equals(set)) {
                return "any " + family;
            }
        }
        if (set.contains(Terrain.UNICAST)) {
            return "any";
        }
        return terrain.zones().stream()
                .flatMap(z -> named(z, set).stream())
                .findFirst()
                .orElseGet(() -> ranges(set));
    }

    private Optional<String> named(AuditZone zone, AddressSet set) {
        var all = terrain.addresses(zone);
        if (set.equals(all)) {
            return Optional.of(zone.name());
        }
        return Stream.of(Family.values())
                .filter(f -> !all.of(f).isEmpty() && set.equals(all.of(f)))
                .findFirst()
                .map(f -> zone.name() + " (" + f + ")");
    }

    private static String ranges(AddressSet set) {
        var ranges = set.ranges();
        var shown = ranges.stream().limit(RANGES).map(PacketWords::range).toList();
        return String.join(" ", shown)
                + (ranges.size() > RANGES ? " and " + (ranges.size() - RANGES) + " more ranges" : "");
    }

    private static String range(AddressRange range) {
        return Networks.prefix(range).map(Object::toString).orElseGet(range::toString);
    }
}
