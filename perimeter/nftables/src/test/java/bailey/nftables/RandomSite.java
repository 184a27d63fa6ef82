package bailey.nftables;

import bailey.language.Includes;
import bailey.language.Problem;
import bailey.language.Reader;
import bailey.policy.Site;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A site with two firewalls in a row, all kinds of endpoints, and lines that overlap as no person would write
/// them.
final class RandomSite {
    private static final List<String> ENDS = List.of(
            "net", "partner", "dmz", "wing", "lan", "adm", "a", "b", "c", "w", "l", "k", "s", "q", "g", "h", "front",
            "back");
    private static final List<String> SERVICES = List.of(
            "ssh",
            "http",
            "https",
            "dns",
            "ping",
            "any",
            "tcp/80-90",
            "tcp/85-443",
            "udp/53-60",
            "ip/47",
            "icmp/13",
            "dhcp",
            "mdns",
            "vrrp",
            "tcp/0-65535");
    private static final List<String> OPTIONS = List.of(
            "rate: 5/s",
            "log: true",
            "until: 2027-06-30",
            "until: 2028-01-31",
            "when: mon-fri 08:00-18:00 Europe/Berlin",
            "when: 22:00-06:00 America/New_York",
            "when: sat 10:00-10:00 Asia/Kolkata");

    private final Random random;

    private RandomSite(Random random) {
        this.random = random;
    }

    static Site of(Random random) {
        return new RandomSite(random).site();
    }

    /// What the reader finds wrong is left out, line by line.
    private Site site() {
        var lines = new ArrayList<>(text().lines().toList());
        for (int round = 0; round < 50; round++) {
            var reading = Reader.read(
                    "chance.yaml",
                    String.join("\n", lines) + "\n",
                    Includes.NONE,
                    LocalDate.ofInstant(Sites.NOW, ZoneOffset.UTC));
            if (reading.site().isPresent()) {
                return reading.site().get();
            }
            for (var problem : reading.problems()) {
                lines.set(line(problem) - 1, "  # left out");
            }
        }
        throw new AssertionError("no site in\n" + String.join("\n", lines));
    }

    private static int line(Problem problem) {
        return problem.at().line();
    }

    private String text() {
        var segments = random.nextBoolean() ? "dmz: isolated, wing: shared" : "dmz: shared, wing: isolated";
        return """
            bailey: 1
            site: chance
            zones:
              net: external
              partner: external 192.0.2.0/25
              dmz: dmz 172.31.1.0/24 2001:db8:1::/64
              wing: dmz 172.31.2.0/24 198.18.0.0/24
              lan: internal 192.168.7.0/24 2001:db8:7::/64
              adm: management 192.168.9.0/28
            segments: { %s }
            hosts:
              a: dmz 172.31.1.10 2001:db8:1::10
              b: dmz 172.31.1.11 2001:db8:1::11
              c: dmz 172.31.1.64/28
              w: wing 172.31.2.9
              p: wing 198.18.0.1
              l: lan 192.168.7.20 2001:db8:7::20
              k: lan 192.168.7.32/27
              s: net 198.51.100.0/26 2001:db8:f::/48
              q: partner 192.0.2.64/30
            groups: { g: a l, h: b s k }
            firewalls:
              front:
                net: wan0 203.0.113.2 2001:db8:0:1::2
                partner: par0 192.0.2.1
                dmz: dmz0 172.31.1.1 2001:db8:1::1
              back:
                dmz: dmz0 172.31.1.2 2001:db8:1::2
                wing: wng0 172.31.2.1
                lan: lan0 192.168.7.1 2001:db8:7::1
                adm: adm0 192.168.9.1
            """.formatted(segments)
                + "publish:\n  - own -> a: http\n" + lines(5 + random.nextInt(8), this::publication)
                + "flows:\n  - lan -> net: http\n" + lines(5 + random.nextInt(25), this::flow)
                + "nat:\n  - lan dmz wing adm partner back -> net: masquerade\n  - a -> net: 203.0.113.10\n  - k l -> net: 203.0.113.11\n"
                + "  - lan dmz wing adm net back -> partner: masquerade\n";
    }

    private String lines(int count, java.util.function.Supplier<String> line) {
        return IntStream.range(0, count)
                .mapToObj(_ -> "  - " + line.get() + "\n")
                .collect(Collectors.joining());
    }

    private String publication() {
        var host = one(List.of("a", "b", "w", "l", "p"));
        return switch (random.nextInt(6)) {
            case 0 -> "203.0.113.1" + random.nextInt(3) + " -> " + host + ": exposed";
            case 1 -> "203.0.113.2 -> " + host + ": " + services(List.of("http", "ssh", "2222=ssh", "udp/500"));
            case 2 -> "own -> " + one(List.of("a", "p", "p", "g")) + ": " + services(SERVICES);
            case 3 ->
                "203.0.113.1" + random.nextInt(3) + " -> " + host + ": { services: "
                        + services(List.of("2222=ssh", "https")) + ", from: " + one(List.of("s", "q", "partner"))
                        + " }";
            default ->
                "203.0.113.1" + random.nextInt(3) + " -> " + host + ": "
                        + services(List.of(
                                "http",
                                "8080=http",
                                "8081=http",
                                "ssh",
                                "ping",
                                "tcp/80-90",
                                "ip/47",
                                "dns",
                                "9999=ssh"));
        };
    }

    private String flow() {
        var to = one(ENDS);
        var from = one(ENDS) + (random.nextInt(3) == 0 ? " " + one(ENDS) : "");
        if (random.nextInt(5) > 1) {
            return from + " -> " + to + ": " + services(SERVICES);
        }
        return from + " -> " + to + ": { services: " + services(SERVICES) + ", " + one(OPTIONS)
                + (random.nextInt(3) == 0 ? ", log: true" : "") + " }";
    }

    private String services(List<String> of) {
        var some = new ArrayList<>(of);
        Collections.shuffle(some, random);
        return String.join(" ", some.subList(0, 1 + random.nextInt(2)));
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
