package bailey.audit;

import bailey.packet.Address;
import bailey.packet.AddressRange;
import bailey.packet.AddressSet;
import bailey.packet.Prefix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The hosts that a draft names, by their addresses: `host-192-168-7-25`, and `net-192-168-7-0-25` for a network.
final class DraftHosts {
    private static final int MOST_WORDS = 24;

    private final DraftZones zones;
    private final Map<Prefix, String> named = new LinkedHashMap<>();

    DraftHosts(DraftZones zones) {
        this.zones = zones;
    }

    /// The words of addresses of one zone: its name where they are all of it. Empty where there are too many, or where
    /// a network holds the firewall's own address, which no host has.
    Optional<Set<String>> words(AuditZone zone, AddressSet addresses, AddressSet all) {
        if (addresses.contains(all)) {
            return Optional.of(Set.of(zone.name()));
        }
        var parts = new ArrayList<Prefix>();
        for (var range : addresses.ranges()) {
            var prefix = Networks.prefix(range);
            if (prefix.isEmpty() && !small(range)) {
                return Optional.empty();
            }
            parts.addAll(prefix.map(List::of).orElseGet(() -> singles(range)));
        }
        if (parts.isEmpty() || parts.size() > MOST_WORDS || !parts.stream().allMatch(this::free)) {
            return Optional.empty();
        }
        var words = new LinkedHashSet<String>();
        parts.forEach(p -> words.add(name(zone, p)));
        return Optional.of(words);
    }

    private static boolean small(AddressRange range) {
        return !Networks.whole(new AddressSet(List.of(range)));
    }

    private static List<Prefix> singles(AddressRange range) {
        return Stream.iterate(Optional.of(range.first()), a -> a.flatMap(Address::next))
                .takeWhile(a -> a.filter(range::contains).isPresent())
                .flatMap(Optional::stream)
                .map(Prefix::of)
                .toList();
    }

    /// Neither the firewall's nor partly another host's.
    private boolean free(Prefix prefix) {
        return !zones.ownAll().overlaps(AddressSet.of(prefix))
                && named.keySet().stream().allMatch(p -> p.equals(prefix) || !p.overlaps(prefix));
    }

    private String name(AuditZone zone, Prefix prefix) {
        var kind = prefix.single() ? "host-" : "net-";
        var text = prefix.single() ? prefix.base().toString() : prefix.toString();
        return named.computeIfAbsent(prefix, _ -> {
                    var name = kind + text.replaceAll("[^0-9a-f]", "-");
                    return name + ": " + zone.name() + " " + text;
                })
                .replaceFirst(":.*", "");
    }

    /// Those that some line names.
    List<String> lines(Set<String> used) {
        return named.values().stream()
                .filter(l -> used.contains(l.replaceFirst(":.*", "")))
                .toList();
    }
}
