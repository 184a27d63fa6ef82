package bailey.chance;

import bailey.language.Includes;
import bailey.language.Reader;
import bailey.policy.Site;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A site made up by chance: any ground, all kinds of endpoints, and lines that overlap as no person would write
/// them. The same seed and time give the same site.
public final class RandomSite {
    /// A site and the file it was read from.
    public record Made(Site site, String text) {}

    private static final int GROUNDS = 30;
    private static final int ROUNDS = 60;
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
    private static final List<String> DOORS = List.of(
            "http",
            "8080=http",
            "8081=http",
            "ssh",
            "ping",
            "tcp/80-90",
            "ip/47",
            "dns",
            "9999=ssh",
            "2222=ssh",
            "https",
            "udp/500");
    private static final List<String> PUBLIC = List.of("203.0.113.50", "203.0.113.51", "203.0.113.52", "203.0.113.1");

    private final Random random;
    private final Instant now;
    private final RandomGround ground;
    private final List<String> ends;
    private final List<String> within;

    private RandomSite(Random random, Instant now) {
        this.random = random;
        this.now = now;
        this.ground = new RandomGround(random);
        this.within = ground.hosts(List.of("dmz", "internal", "management"));
        this.ends = Stream.of(
                        ground.zones().stream().map(RandomGround.Zone::name),
                        ground.hosts().stream(),
                        ground.hosts().stream(),
                        ground.firewalls().stream(),
                        Stream.of("g1", "g2"))
                .flatMap(s -> s)
                .toList();
    }

    /// `now`: what the lines' hours and last days are about.
    public static Made of(Random random, Instant now) {
        return Stream.generate(() -> new RandomSite(random, now).made())
                .limit(GROUNDS)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no site in " + GROUNDS + " grounds"));
    }

    /// What the reader finds wrong is left out, line by line; empty if nothing but the ground itself is left to
    /// leave out.
    private Optional<Made> made() {
        var lines = new ArrayList<>(text().lines().toList());
        for (int round = 0; round < ROUNDS; round++) {
            var text = String.join("\n", lines) + "\n";
            var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
            var reading = Reader.read("chance.yaml", text, Includes.NONE, today);
            if (reading.site().isPresent()) {
                return reading.site().map(site -> new Made(site, text));
            }
            reading.problems().forEach(p -> lines.set(p.at().line() - 1, "  # left out"));
        }
        return Optional.empty();
    }

    private String text() {
        var net = new ArrayList<>(ground.zones());
        var outside = net.stream().filter(z -> z.role().equals("external")).toList();
        var inside = net.stream().filter(z -> !z.role().equals("external")).toList();
        return "bailey: 1\nsite: chance\n" + ground.text()
                + "groups:\n  g1: %s\n  g2: %s g1\n".formatted(some(ground.hosts(), 3), some(ground.hosts(), 2))
                + telling(inside)
                + "publish:\n" + lines(1 + random.nextInt(10), this::publication)
                + "flows:\n" + lines(4 + random.nextInt(30), this::flow)
                + "nat:\n" + outside.stream().map(z -> nat(net, z)).collect(Collectors.joining())
                + (random.nextInt(6) == 0 ? "dynamic: { f1: 203.0.113.1/32 }\n" : "");
    }

    private String telling(List<RandomGround.Zone> inside) {
        return random.nextInt(3) > 0
                ? ""
                : one(List.of("silent: ", "refuse: ")) + one(inside).name() + "\n";
    }

    private static String lines(int count, Supplier<String> line) {
        return IntStream.range(0, count)
                .mapToObj(_ -> "  - " + line.get() + "\n")
                .collect(Collectors.joining());
    }

    private String publication() {
        var host = one(within.isEmpty() ? ground.hosts() : within);
        return switch (random.nextInt(7)) {
            case 0 -> one(PUBLIC) + " -> " + host + ": exposed";
            case 1, 2 -> "own -> " + one(List.of(host, one(ground.hosts()), "g1")) + ": " + some(SERVICES, 2);
            case 3 -> {
                var from = one(List.of(one(ground.hosts()), one(ground.zones()).name()));
                yield one(PUBLIC) + " -> %s: { services: %s, from: %s }".formatted(host, some(DOORS, 2), from);
            }
            case 4 -> one(PUBLIC) + " -> %s: { services: %s, %s }".formatted(host, some(DOORS, 2), option());
            default -> one(PUBLIC) + " -> " + host + ": " + some(DOORS, 2);
        };
    }

    private String flow() {
        var sides = some(ends, 2) + " -> " + some(ends, random.nextInt(4) == 0 ? 2 : 1);
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> "%s: { services: %s, %s }".formatted(sides, some(SERVICES, 2), option());
            case 3 ->
                "%s -> updates.example.org: { services: https, via: %s }".formatted(one(ends), one(ground.hosts()));
            default -> sides + ": " + some(SERVICES, 2);
        };
    }

    /// Hours are whole ones around now, open or shut, so that none begins or ends while packets are sent.
    private String option() {
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return switch (random.nextInt(8)) {
            case 0 -> "rate: 5/s";
            case 1 -> "log: true";
            case 2 -> "until: " + today.plusDays(2);
            case 3 -> "until: " + today.plusDays(400) + ", log: true";
            case 4 -> "when: %s Europe/Berlin".formatted(hours(-2, 3, "Europe/Berlin"));
            case 5 -> "when: %s Asia/Kolkata".formatted(hours(3, 6, "Asia/Kolkata"));
            case 6 -> "when: mon-sun " + hours(-23, -2, "America/New_York") + " America/New_York";
            default -> "when: sat 10:00-10:00 Asia/Kolkata, rate: 5/s";
        };
    }

    private String hours(int from, int to, String zone) {
        var here = now.atZone(ZoneId.of(zone)).truncatedTo(ChronoUnit.HOURS);
        return "%02d:00-%02d:00"
                .formatted(here.plusHours(from).getHour(), here.plusHours(to).getHour());
    }

    private String nat(List<RandomGround.Zone> all, RandomGround.Zone out) {
        var others = all.stream()
                .filter(z -> !z.equals(out))
                .map(RandomGround.Zone::name)
                .collect(Collectors.joining(" "));
        var narrow = random.nextBoolean()
                ? "  - %s -> %s: %s\n".formatted(one(ground.hosts()), out.name(), one(PUBLIC))
                : "";
        return "  - %s -> %s: masquerade\n".formatted(others, out.name()) + narrow;
    }

    /// One to `most` of them, each once.
    private String some(List<String> of, int most) {
        var some = new ArrayList<>(of.stream().distinct().toList());
        Collections.shuffle(some, random);
        return String.join(" ", some.subList(0, Math.min(some.size(), 1 + random.nextInt(most))));
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
