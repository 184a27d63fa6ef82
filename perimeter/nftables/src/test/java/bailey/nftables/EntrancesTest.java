package bailey.nftables;

import static org.assertj.core.api.Assertions.assertThat;

import bailey.packet.Selector;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Sites whose doors are easily mistaken, each held to the reference meaning on random packets.
final class EntrancesTest {
    private static final String HEAD = """
            bailey: 1
            site: doors
            zones:
              net: external
              dmz: dmz 192.0.2.64/27 2001:db8:1::/64
              lan: internal 192.168.7.0/24
            segments: { dmz: isolated }
            firewalls:
              edge:
                net: wan0 203.0.113.2
                dmz: dmz0 192.0.2.65 2001:db8:1::1
                lan: lan0 192.168.7.1
            """;

    private static final Slice HTTP = Slice.of(Selector.tcp(80));

    private static void compare(String text) {
        AsMeantTest.compare(Sites.read(HEAD + text), new Random().nextLong());
    }

    @Test
    void aDoorLeadsToTheIpv4AddressWhereverTheOtherStands() {
        compare("""
                hosts:
                  www: dmz 2001:db8:1::10 192.0.2.70
                publish:
                  - 203.0.113.10 -> www: http 2222=ssh
                """);
    }

    @Test
    void ownOfAHostWithSeveralAddressesIsAskedForStraight() {
        compare("""
                hosts:
                  ns: dmz 192.0.2.70 192.0.2.71
                publish:
                  - own -> ns: dns http
                  - 203.0.113.10 -> ns: dns http
                """);
    }

    @Test
    void exposedOnTheFirewallsOwnAddressIsAllThatNoFlowClaimsThere() {
        compare("""
                hosts:
                  www: dmz 192.0.2.70
                  box: dmz 192.0.2.71
                publish:
                  - 203.0.113.2 -> box: exposed
                flows:
                  - net -> edge: { services: ssh, why: asked for }
                  - net -> www: http
                """);
    }

    @Test
    void whatAFlowGrantsElsewhereClaimsNothingOfAnExposedAddress() {
        var site = Sites.read(HEAD + """
                hosts:
                  www: dmz 192.0.2.70
                  box: dmz 192.0.2.71
                publish:
                  - 203.0.113.2 -> box: exposed
                flows:
                  - net -> www: http
                """);
        var edge = site.firewalls().getFirst().members().getFirst();
        var entrances = new Entrances(new Vantage(site, List.of(), edge));
        var openings = entrances.openings(entrances.publications().getFirst());
        assertThat(openings).anyMatch(o -> o.outside().intersect(HTTP).isPresent());
    }

    /// A line that is laid under cells in three pieces, of which each takes another part of one of them.
    @Test
    void whatNoPieceTakesOfACellStays() {
        compare("""
                hosts:
                  l0: lan 192.168.7.32
                  l1: lan 192.168.7.33
                  l2: lan 192.168.7.34
                groups: { first: l0 l1, last: l1 l2 }
                flows:
                  - l0 -> dmz: { services: tcp/40-50, rate: 1/s }
                  - l0 -> dmz: { services: tcp/60-70, rate: 1/s }
                  - last -> dmz: { services: tcp/20-80, rate: 1/s }
                  - first -> dmz: { services: tcp/1-100, rate: 1/s }
                """);
    }

    /// Lines that may not let begin, over each other in many pieces.
    @Test
    void manyLinesThatMayNotLetBeginOverlap() {
        long seed = new Random().nextLong();
        System.out.println("overlapping lines, seed " + seed);
        var random = new Random(seed);
        AsMeantTest.compare(Sites.read(HEAD + overlapping(random)), seed);
    }

    private static String overlapping(Random random) {
        var hosts = IntStream.range(0, 6).mapToObj(i -> "  l%d: lan 192.168.7.%d\n".formatted(i, 32 + i));
        var flows = IntStream.range(0, 8).mapToObj(i -> {
            int port = 20 + random.nextInt(60);
            return "  - %s -> dmz: { services: tcp/%d-%d, rate: 1/s }\n"
                    .formatted(some(random), port, port + random.nextInt(40));
        });
        return "hosts:\n" + hosts.collect(Collectors.joining()) + "flows:\n" + flows.collect(Collectors.joining());
    }

    private static String some(Random random) {
        return random.ints(0, 6).limit(3).distinct().mapToObj(i -> "l" + i).collect(Collectors.joining(" "));
    }
}
