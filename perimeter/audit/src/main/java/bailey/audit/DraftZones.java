package bailey.audit;

import bailey.nftables.foreign.Act;
import bailey.nftables.foreign.End;
import bailey.nftables.foreign.ForeignRuleset;
import bailey.nftables.foreign.Target;
import bailey.packet.Address;
import bailey.packet.AddressSet;
import bailey.packet.Family;
import bailey.packet.Prefix;
import bailey.policy.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The zones that a site file can have, and the firewall's leg in each: one zone is what nothing else claims, all
/// others have networks, and no two the same addresses.
final class DraftZones {
    static final String FIREWALL = "firewall";
    private static final Address UNKNOWN = Address.of("203.0.113.2");

    private final List<AuditZone> kept = new ArrayList<>();
    private final Map<AuditZone, Set<Address>> legs = new LinkedHashMap<>();
    private final Set<AuditZone> guessed = new LinkedHashSet<>();

    static DraftZones of(Present present, List<String> missing) {
        var zones = new DraftZones();
        for (var zone : present.terrain().zones()) {
            zones.keep(zone, missing);
        }
        var hosts = new LinkedHashSet<>(new Mentions(present.rules().ruleset()).hosts());
        zones.kept.forEach(z -> zones.leg(z, hosts, present.rules().ruleset()));
        return zones;
    }

    private void keep(AuditZone zone, List<String> missing) {
        var what = "zone " + zone;
        if (zone.name().equals(FIREWALL)) {
            missing.add(what + ": the firewall is called that");
            return;
        }
        boolean rest = zone.role() == Role.EXTERNAL && kept.stream().noneMatch(z -> z.role() == Role.EXTERNAL);
        if (!rest && zone.prefixes().isEmpty()) {
            missing.add(what + ": its network is not known");
            return;
        }
        var taken =
                AddressSet.of(kept.stream().flatMap(z -> z.prefixes().stream()).toList());
        if (!rest && taken.overlaps(AddressSet.of(zone.prefixes()))) {
            missing.add(what + ": its network overlaps another zone's");
            return;
        }
        if (zone.devices().size() > 1) {
            missing.add(what + ": a leg has one device, here it is the first");
        }
        kept.add(rest ? new AuditZone(zone.name(), zone.role(), zone.devices(), List.of(), zone.own()) : zone);
    }

    /// Its addresses as they are known, else the lowest that no rule names.
    private void leg(AuditZone zone, Set<Address> hosts, ForeignRuleset ruleset) {
        var own = new LinkedHashSet<>(zone.own());
        if (zone.prefixes().isEmpty()) {
            own.addAll(translations(ruleset));
        }
        if (own.isEmpty()) {
            guessed.add(zone);
            zone.prefixes().forEach(p -> free(p, hosts).ifPresent(own::add));
        }
        if (own.isEmpty()) {
            own.add(UNKNOWN);
        }
        legs.put(zone, own);
    }

    /// What sources are rewritten to leaves by the external leg, and is therefore there.
    private Set<Address> translations(ForeignRuleset ruleset) {
        return Saying.rules(ruleset)
                .flatMap(r -> r.steps().stream())
                .flatMap(s -> s instanceof Act.Rewrite(var end, Target.To to) && end == End.SOURCE
                        ? to.addresses().stream()
                        : Stream.of())
                .filter(r -> r.single() && r.family() == Family.IPV4)
                .map(r -> r.first())
                .filter(a -> kept.stream().flatMap(z -> z.prefixes().stream()).noneMatch(p -> p.contains(a)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Optional<Address> free(Prefix prefix, Set<Address> hosts) {
        return Stream.iterate(prefix.first().next(), a -> a.flatMap(Address::next))
                .limit(256)
                .flatMap(Optional::stream)
                .filter(a -> prefix.contains(a) && !hosts.contains(a) && Terrain.UNICAST.contains(a))
                .filter(a -> prefix.family() == Family.IPV6 || !a.equals(prefix.last()))
                .findFirst();
    }

    List<AuditZone> kept() {
        return kept;
    }

    /// As they are kept, with the firewall's addresses.
    List<AuditZone> settled() {
        kept.replaceAll(z -> {
            var with = new AuditZone(z.name(), z.role(), z.devices(), z.prefixes(), List.copyOf(leg(z)));
            var leg = leg(z);
            legs.put(with, leg);
            if (guessed.contains(z)) {
                guessed.add(with);
            }
            return with;
        });
        return List.copyOf(kept);
    }

    /// The zone that is what nothing else claims, where it is kept.
    Optional<AuditZone> rest() {
        return kept.stream().filter(z -> z.prefixes().isEmpty()).findFirst();
    }

    /// The firewall's addresses in a zone.
    Set<Address> leg(AuditZone zone) {
        return legs.getOrDefault(zone, Set.of());
    }

    AddressSet ownAll() {
        return AddressSet.of(legs.values().stream().flatMap(Set::stream).toArray(Address[]::new));
    }

    List<String> zoneLines() {
        return kept.stream()
                .map(z -> z.name() + ": " + z.role().word()
                        + z.prefixes().stream().map(p -> " " + p).collect(Collectors.joining()))
                .toList();
    }

    List<String> firewallLines() {
        var lines = new ArrayList<String>();
        lines.add(FIREWALL + ":");
        for (var zone : kept) {
            var addresses = leg(zone).stream().map(a -> " " + a).collect(Collectors.joining());
            lines.add("  " + zone.name() + ": " + device(zone) + addresses
                    + (guessed.contains(zone) ? "   # a guess" : ""));
        }
        return lines;
    }

    private String device(AuditZone zone) {
        var name = zone.devices().isEmpty()
                ? "dev" + kept.indexOf(zone)
                : zone.devices().getFirst();
        var plain = name.replace("*", "0").replaceAll("[^A-Za-z0-9._-]", "-");
        return plain.substring(0, Math.min(15, plain.length()));
    }
}
