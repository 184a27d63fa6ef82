package bailey.audit;

import bailey.nftables.foreign.ForeignRuleset;
import bailey.packet.Address;
import bailey.packet.AddressSet;
import bailey.packet.Family;
import bailey.packet.Prefix;
import bailey.policy.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a ruleset's own words suggest its zones to be: devices by their names and by what is done at them, networks
/// by the devices that they are named with. It may be wrong, and is shown wherever it is used.
public final class Guess {
    private static final Pattern EXTERNAL =
            Pattern.compile("(wan|ppp|pppoe|wwan|dsl|inet|internet|ext|red|uplink|isp)([^a-z].*)?");
    private static final Pattern USUAL = Pattern.compile("eth0|(ens|enp|eno).*");
    private static final Pattern DMZ =
            Pattern.compile(".*dmz.*|docker.*|br-[0-9a-f*].*|virbr.*|lxc.*|lxd.*|cni.*|podman.*");
    private static final Pattern MANAGEMENT = Pattern.compile("(mgmt|mgt|adm|admin|ipmi|oob|manage).*");
    private static final AddressSet PRIVATE = AddressSet.of(List.of(
            Prefix.of("10.0.0.0/8"),
            Prefix.of("172.16.0.0/12"),
            Prefix.of("192.168.0.0/16"),
            Prefix.of("100.64.0.0/10"),
            Prefix.of("fc00::/7")));
    private static final int LEAST_FOUR = 9;
    private static final int LEAST_SIX = 29;

    private final Mentions mentions;
    private final Set<String> external;
    private final Map<String, Set<Prefix>> inside = new LinkedHashMap<>();

    private Guess(Mentions mentions) {
        this.mentions = mentions;
        this.external = external(mentions);
    }

    public static List<AuditZone> zones(ForeignRuleset ruleset) {
        return new Guess(new Mentions(ruleset)).zones();
    }

    private static Set<String> external(Mentions mentions) {
        var named = mentions.devices().stream()
                .filter(d -> EXTERNAL.matcher(d).matches())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (!named.isEmpty()) {
            return named;
        }
        for (var some : List.of(mentions.masqueraded(), mentions.doors())) {
            var few = some.stream().filter(d -> !DMZ.matcher(d).matches()).collect(Collectors.toSet());
            if (!few.isEmpty()) {
                return few;
            }
        }
        return mentions.devices().stream()
                .filter(d -> USUAL.matcher(d).matches())
                .limit(1)
                .collect(Collectors.toSet());
    }

    private List<AuditZone> zones() {
        for (var device : mentions.devices()) {
            if (!external.contains(device)) {
                inside.put(device, networks(mentions.with(device)));
            }
        }
        strays();
        around();
        var zones = new ArrayList<AuditZone>();
        zones.add(new AuditZone("internet", Role.EXTERNAL, List.copyOf(external), List.of(), List.of()));
        var names = new HashSet<>(Set.of("internet"));
        inside.forEach((device, networks) -> zones.add(inner(device, networks, names)));
        return zones;
    }

    private static AuditZone inner(String device, Set<Prefix> networks, Set<String> names) {
        boolean known = !device.startsWith("net ");
        var plain =
                device.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("-$", "");
        var name = plain.matches("[a-z].*") ? plain : "net-" + plain;
        while (!names.add(name)) {
            name = name + "-x";
        }
        return new AuditZone(name, role(device), known ? List.of(device) : List.of(), List.copyOf(networks), List.of());
    }

    private static Role role(String device) {
        if (DMZ.matcher(device).matches()) {
            return Role.DMZ;
        }
        return MANAGEMENT.matcher(device).matches() ? Role.MANAGEMENT : Role.INTERNAL;
    }

    /// The narrowest ones: `10.0.0.0/8` beside `10.0.7.0/24` says "something of ours".
    private Set<Prefix> networks(Set<Prefix> some) {
        return some.stream()
                .filter(Guess::network)
                .filter(p -> mentions.prefixes().stream().noneMatch(o -> network(o) && p.contains(o) && !p.equals(o)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean network(Prefix prefix) {
        int least = prefix.family() == Family.IPV4 ? LEAST_FOUR : LEAST_SIX;
        return !prefix.single() && prefix.length() >= least && unicast(prefix.base());
    }

    private static boolean unicast(Address address) {
        return Terrain.UNICAST.contains(address);
    }

    /// Private networks that no device is named with belong to the one device without a network, else to none.
    private void strays() {
        var placed = inside.values().stream().flatMap(Set::stream).toList();
        var strays = networks(mentions.prefixes()).stream()
                .filter(p -> PRIVATE.contains(p.base()) && placed.stream().noneMatch(q -> q.overlaps(p)))
                .toList();
        var bare = inside.keySet().stream()
                .filter(d -> inside.getOrDefault(d, Set.of()).isEmpty())
                .toList();
        if (strays.size() == 1 && bare.size() == 1) {
            inside.put(bare.getFirst(), Set.of(strays.getFirst()));
            return;
        }
        strays.forEach(p -> inside.put("net " + p, Set.of(p)));
    }

    /// A home's ruleset names hosts and no network: then it is the 256 addresses around the first of them.
    private void around() {
        var bare = inside.keySet().stream()
                .filter(d -> inside.getOrDefault(d, Set.of()).isEmpty())
                .toList();
        if (bare.size() != 1) {
            return;
        }
        var placed = inside.values().stream().flatMap(Set::stream).toList();
        mentions.hosts().stream()
                .filter(a -> a.family() == Family.IPV4 && PRIVATE.contains(a))
                .filter(a -> placed.stream().noneMatch(p -> p.contains(a)))
                .findFirst()
                .ifPresent(a -> inside.put(bare.getFirst(), Set.of(new Prefix(Prefix.masked(a, 24), 24))));
    }
}
