package bailey.chance;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The ground of a site made up by chance, as the file's text: two to six zones of all roles, one to three
/// firewalls that join them, pairs among them, and up to forty hosts.
final class RandomGround {
    private static final int MOST_ZONES = 6;
    private static final int MOST_FIREWALLS = 3;
    private static final int FEW_HOSTS = 9;
    private static final int MOST_HOSTS = 40;

    /// One zone: `prefix4` and `prefix6` are what its addresses begin with, empty where it has none of the
    /// family; the prefixless one takes those that the lab's strangers have.
    record Zone(String name, String role, String prefix4, int length, int offset, String prefix6) {
        boolean prefixless() {
            return length == 0;
        }

        /// The address with that number, of each family that the zone has.
        List<String> addresses(int number) {
            return Stream.of(
                            prefix4.isEmpty() ? "" : prefix4 + (offset + number),
                            prefix6.isEmpty() ? "" : prefix6 + Integer.toHexString(number))
                    .filter(a -> !a.isEmpty())
                    .toList();
        }

        private String line() {
            var four = prefix4.isEmpty() || prefixless() ? "" : " " + prefix4 + offset + "/" + length;
            var six = prefix6.isEmpty() || prefixless() ? "" : " " + prefix6 + "/64";
            return "  %s: %s%s%s\n".formatted(name, role, four, six);
        }
    }

    private final Random random;
    private final List<Zone> zones = new ArrayList<>();
    private final List<List<Zone>> legs = new ArrayList<>();
    private final List<Boolean> pairs = new ArrayList<>();
    private final List<String> hosts = new ArrayList<>();
    private final List<Zone> homes = new ArrayList<>();
    private final StringBuilder hostLines = new StringBuilder();

    RandomGround(Random random) {
        this.random = random;
        makeZones();
        joinZones();
        makeHosts();
    }

    List<Zone> zones() {
        return List.copyOf(zones);
    }

    List<String> firewalls() {
        return IntStream.range(0, legs.size()).mapToObj(i -> "f" + (i + 1)).toList();
    }

    List<String> hosts() {
        return List.copyOf(hosts);
    }

    /// The hosts of zones with one of these roles.
    List<String> hosts(List<String> roles) {
        return IntStream.range(0, hosts.size())
                .filter(i -> roles.contains(homes.get(i).role()))
                .mapToObj(hosts::get)
                .toList();
    }

    private void makeZones() {
        zones.add(new Zone("net", "external", "203.0.113.", 0, 0, "2001:db8:0:1::"));
        int more = 1 + random.nextInt(MOST_ZONES - 1);
        for (int i = 1; i <= more; i++) {
            var role = i == 1 ? "dmz" : one(List.of("dmz", "dmz", "internal", "internal", "management", "external"));
            zones.add(zone(i, role));
        }
    }

    private Zone zone(int i, String role) {
        var four = role.equals("external")
                ? "192.0.2."
                : one(List.of("172.31.%d.", "192.168.%d.", "10.%d.0.", "198.18.%d.", "100.64.%d."))
                        .formatted(i);
        var six = one(List.of("2001:db8:%d::", "fd00:%d::")).formatted(i);
        int length = role.equals("external") ? 27 : one(List.of(24, 26, 25));
        int offset = role.equals("external") ? 32 * i : 0;
        return switch (random.nextInt(5)) {
            case 0 -> new Zone("z" + i, role, four, length, offset, "");
            case 1 -> new Zone("z" + i, role, "", length, offset, six);
            default -> new Zone("z" + i, role, four, length, offset, six);
        };
    }

    /// A tree of firewalls and zones, now and then with one more leg that makes a ring.
    private void joinZones() {
        int count = 1 + random.nextInt(Math.min(MOST_FIREWALLS, zones.size() - 1));
        for (int i = 0; i < count; i++) {
            var joined = legs.stream().flatMap(List::stream).distinct().toList();
            var inner =
                    joined.stream().filter(z -> !z.role().equals("external")).toList();
            var from = i == 0 ? zones.getFirst() : one(random.nextInt(8) > 0 ? inner : joined);
            legs.add(new ArrayList<>(List.of(from, zones.get(i + 1))));
            pairs.add(random.nextInt(5) == 0);
        }
        zones.stream().skip(count + 1).forEach(z -> one(legs).add(z));
        if (random.nextInt(8) == 0) {
            var more = one(zones);
            var ring = one(legs);
            if (!ring.contains(more)) {
                ring.add(more);
            }
        }
    }

    private void makeHosts() {
        int count = 2 + random.nextInt(random.nextInt(10) == 0 ? MOST_HOSTS - 1 : FEW_HOSTS);
        for (int i = 1; i <= count; i++) {
            var zone = one(zones);
            hosts.add("h" + i);
            homes.add(zone);
            hostLines.append("  h%d: %s %s%s\n".formatted(i, zone.name(), address(zone, i), marks(zone)));
        }
    }

    private String address(Zone zone, int i) {
        if (zone.prefixless()) {
            return one(List.of(
                    "198.51.100." + i,
                    "198.51.100.64/26",
                    "2001:db8:f::" + i,
                    "198.51.100.%d 2001:db8:f::%d".formatted(i, i),
                    "198.51.100.192/28 2001:db8:f:1::/64"));
        }
        boolean prefix = random.nextInt(4) == 0 && i < 8;
        var all = prefix ? prefixes(zone, i) : zone.addresses(9 + i % 50);
        return random.nextInt(4) == 0 ? one(all) : String.join(" ", all);
    }

    /// Blocks of four IPv4 addresses and of 65,536 IPv6 ones.
    private static List<String> prefixes(Zone zone, int i) {
        int first = zone.length() == 27 ? 24 : 28 + 4 * i;
        return Stream.of(
                        zone.prefix4().isEmpty() ? "" : zone.prefix4() + (zone.offset() + first) + "/30",
                        zone.prefix6().isEmpty() ? "" : zone.prefix6() + i + ":0/112")
                .filter(p -> !p.isEmpty())
                .toList();
    }

    private String marks(Zone zone) {
        return switch (random.nextInt(16)) {
            case 0 -> " guarded";
            case 1 -> zone.role().equals("internal") ? " confidential" : "";
            case 2 -> zone.role().equals("internal") ? " back-office" : "";
            case 3 -> zone.role().equals("internal") ? " operator" : "";
            default -> "";
        };
    }

    String text() {
        return "zones:\n"
                + zones.stream().map(Zone::line).collect(Collectors.joining())
                + "segments: { "
                + zones.stream()
                        .skip(1)
                        .map(z -> z.name() + ": " + one(List.of("isolated", "shared", "shared")))
                        .collect(Collectors.joining(", "))
                + " }\nhosts:\n" + hostLines + "firewalls:\n"
                + IntStream.range(0, legs.size()).mapToObj(this::firewall).collect(Collectors.joining())
                + pairs();
    }

    private String firewall(int i) {
        return pairs.get(i)
                ? member(i, "f%da".formatted(i + 1), List.of(i + 1, i + 7))
                        + member(i, "f%db".formatted(i + 1), List.of(i + 4, i + 7))
                : member(i, "f" + (i + 1), List.of(i + 1));
    }

    private String member(int i, String name, List<Integer> numbers) {
        return "  " + name + ":\n"
                + legs.get(i).stream().map(z -> leg(z, numbers)).collect(Collectors.joining());
    }

    private static String leg(Zone zone, List<Integer> numbers) {
        return "    %s: %s0 %s\n"
                .formatted(
                        zone.name(),
                        zone.name(),
                        numbers.stream()
                                .flatMap(n -> zone.addresses(n).stream())
                                .collect(Collectors.joining(" ")));
    }

    private String pairs() {
        var some = IntStream.range(0, legs.size())
                .filter(pairs::get)
                .mapToObj(i -> "f%d: f%da f%db".formatted(i + 1, i + 1, i + 1))
                .collect(Collectors.joining(", "));
        return some.isEmpty() ? "" : "pairs: { " + some + " }\n";
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
