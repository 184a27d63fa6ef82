package bailey.proof;

import static org.assertj.core.api.Assertions.assertThat;

import bailey.chance.RandomSite;
import bailey.packet.Address;
import bailey.packet.Box;
import bailey.packet.Family;
import bailey.packet.Packet;
import bailey.packet.Transit;
import bailey.policy.Grants;
import bailey.policy.Ground;
import bailey.policy.Journey;
import bailey.policy.Line;
import bailey.policy.Meaning;
import bailey.policy.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What a change is said to stop and to pass newly is what the meaning says of packets by chance.
class DifferenceTest {
    private static final int SITES = Integer.getInteger("difference.sites", 40);
    private static final int PACKETS = 200;

    @Test
    void whatIsToldIsWhatTheMeaningSaysOfEachPacket() {
        long seed = Long.getLong("difference.seed", System.nanoTime());
        System.out.println("seed " + seed + " (-Ddifference.seed)");
        int gone = 0;
        for (int i = 0; i < SITES; i++) {
            var random = new Random(seed + i);
            var made = RandomSite.of(random, Sites.NOW);
            var whole = always(made.site());
            var rest = some(whole, random);
            var forward = Difference.of(whole, rest);
            var back = Difference.of(rest, whole);
            assertThat(back.passes()).hasSameSizeAs(forward.stops());
            assertThat(Difference.of(whole, whole).same()).isTrue();
            var before = new Meaning(whole);
            var after = new Meaning(rest);
            for (var packet : packets(whole, random)) {
                var first = end(before, packet);
                var told = forward.stops().stream().anyMatch(p -> stops(p, packet, first));
                boolean stopped = first.isPresent() && !first.equals(end(after, packet));
                assertThat(told)
                        .as("seed %d: %s without %s%n%s", seed + i, packet, missing(whole, rest), made.text())
                        .isEqualTo(stopped);
                gone += stopped ? 1 : 0;
            }
        }
        System.out.println(gone + " packets were stopped");
        assertThat(gone).isPositive();
    }

    private static List<String> missing(Site whole, Site rest) {
        return whole.lines().stream()
                .filter(l -> !rest.lines().contains(l))
                .map(Line::text)
                .toList();
    }

    private static Site always(Site site) {
        return Strip.lines(
                site, site.lines().stream().map(l -> Strip.always(l, List.of())).toList());
    }

    private static Site some(Site site, Random random) {
        return Strip.lines(
                site, site.lines().stream().filter(_ -> random.nextInt(4) > 0).toList());
    }

    /// As it comes to its end, if it does.
    private static Optional<Packet> end(Meaning meaning, Packet packet) {
        var start = meaning.ground().place(packet.source(), meaning.paths());
        var journey = meaning.journey(packet, start, Sites.NOW);
        return switch (journey.end()) {
            case Journey.End.Delivered(var arrives, var _) -> Optional.of(arrives);
            case Journey.End.TakenIn(var arrives, var _) -> Optional.of(arrives);
            case Journey.End.OnTheWire _ -> Optional.of(packet);
            case Journey.End.Stopped _, Journey.End.NoWay _ -> Optional.empty();
        };
    }

    private static boolean stops(Passage passage, Packet packet, Optional<Packet> end) {
        boolean way = end.filter(e -> switch (passage.way()) {
                    case Way.Straight() -> e.destination().equals(packet.destination());
                    case Way.Through(var host, var _) -> e.destination().equals(host);
                })
                .isPresent();
        return way && passage.box().contains(Transit.of(packet));
    }

    /// Such as some line lets pass, and some that differ from them in one thing.
    private static List<Packet> packets(Site site, Random random) {
        var ground = new Ground(site);
        var boxes = Passages.of(site, ground, Grants.of(site, ground)).stream()
                .map(Passage::box)
                .toList();
        var packets = new ArrayList<Packet>();
        for (int i = 0; i < PACKETS && !boxes.isEmpty(); i++) {
            var box = boxes.get(random.nextInt(boxes.size()));
            var other = random.nextBoolean() ? box : boxes.get(random.nextInt(boxes.size()));
            packet(box, other, random)
                    .filter(p -> !p.source().equals(p.destination())) // no machine sends itself anything
                    .ifPresent(packets::add);
        }
        return packets;
    }

    private static Optional<Packet> packet(Box box, Box other, Random random) {
        var family = random.nextBoolean() ? Family.IPV4 : Family.IPV6;
        var sources = ends(box.of(family).sources().ranges().stream().flatMap(r -> Stream.of(r.first(), r.last())));
        var targets =
                ends(other.of(family).destinations().ranges().stream().flatMap(r -> Stream.of(r.first(), r.last())));
        var selectors = box.selectors().stream()
                .filter(s -> s.protocol().in(family) && s.protocol().hasSelector())
                .toList();
        if (sources.isEmpty() || targets.isEmpty() || selectors.isEmpty()) {
            return Optional.empty();
        }
        var selector = selectors.get(random.nextInt(selectors.size()));
        return Optional.of(new Packet(
                sources.get(random.nextInt(sources.size())),
                targets.get(random.nextInt(targets.size())),
                selector.protocol(),
                49152,
                selector.lowest()));
    }

    private static List<Address> ends(Stream<Address> some) {
        return some.toList();
    }
}
