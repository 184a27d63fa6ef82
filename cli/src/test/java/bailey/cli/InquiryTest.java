package bailey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bailey.language.Reader;
import bailey.packet.Address;
import bailey.packet.AddressSet;
import bailey.packet.Family;
import bailey.packet.Packet;
import bailey.packet.Protocol;
import bailey.packet.Selector;
import bailey.policy.Endpoint;
import bailey.policy.Firewall;
import bailey.policy.Flow;
import bailey.policy.Journey;
import bailey.policy.Meaning;
import bailey.policy.Publication;
import bailey.policy.Service;
import bailey.policy.Services;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The exact answer against the meaning of single packets.
class InquiryTest {
    private static final int QUESTIONS = 30;
    private static final int PACKETS = 12;

    static Stream<Path> sites() throws IOException {
        return Sites.all();
    }

    @ParameterizedTest
    @MethodSource("sites")
    void saysOfEveryPacketWhatTheMeaningSays(Path file) throws IOException {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        var site = Reader.read(file, LocalDate.ofInstant(Ran.NOW, ZoneOffset.UTC))
                .site()
                .orElseThrow();
        var meaning = new Meaning(site);
        var ends = Stream.<List<? extends Endpoint>>of(site.zones(), site.hosts(), site.groups(), site.firewalls())
                .flatMap(List::stream)
                .<Endpoint>map(e -> e)
                .toList();
        for (int i = 0; i < QUESTIONS; i++) {
            var from = ends.get(random.nextInt(ends.size()));
            var to = ends.get(random.nextInt(ends.size()));
            var known = services(meaning);
            var service = pick(known, random);
            var answer = Inquiry.ask(
                    meaning, meaning.ground().of(from), meaning.ground().of(to), service, Ran.NOW);
            for (int j = 0; j < PACKETS; j++) {
                var packet = packet(meaning.ground().of(from), meaning.ground().of(to), service, known, random);
                if (packet.isPresent()) {
                    agree(
                            meaning,
                            answer,
                            packet.get(),
                            "%s, %s -> %s: %s, seed %d".formatted(file, from, to, service, seed));
                }
            }
        }
    }

    private static void agree(Meaning meaning, Inquiry.Answer answer, Packet packet, String question) {
        var straight = journey(meaning, packet);
        var doors = doors(meaning, packet).filter(j -> leadsTo(j, packet)).toList();
        boolean nothing = straight.end() instanceof Journey.End.Stopped(var _, var verdict)
                && verdict.cause() == bailey.policy.Verdict.Cause.NO_FLOW;
        boolean passes = straight.arrives() || !doors.isEmpty();
        assertThat(in(answer.passing(), packet))
                .as("passing: " + packet + " of " + question)
                .isEqualTo(passes);
        assertThat(in(answer.missing(), packet))
                .as("missing: " + packet + " of " + question)
                .isEqualTo(!passes && !nothing);
    }

    private static boolean in(List<Inquiry.Part> parts, Packet packet) {
        return parts.stream()
                .map(Inquiry.Part::asked)
                .anyMatch(t -> t.sources().contains(packet.source())
                        && t.destinations().contains(packet.destination())
                        && t.selector().contains(packet));
    }

    /// The same by every published address and port that could lead there.
    private static Stream<Journey> doors(Meaning meaning, Packet packet) {
        if (packet.family() == Family.IPV6
                || meaning.ground().firewall(packet.source()).isPresent()) {
            return Stream.empty();
        }
        return meaning.site()
                .publications()
                .filter(p -> p.address().isPresent())
                .flatMap(p -> ports(p, packet)
                        .map(port -> packet.withDestination(p.address().get(), port)))
                .map(asked -> journey(meaning, asked));
    }

    private static Stream<Integer> ports(Publication publication, Packet packet) {
        var mapped = publication.doors().stream()
                .filter(Publication.Door::mapped)
                .filter(d -> d.inside().contains(packet))
                .map(d -> d.outside().ports().low());
        return Stream.concat(mapped, Stream.of(packet.selector()));
    }

    private static boolean leadsTo(Journey journey, Packet packet) {
        return journey.end() instanceof Journey.End.Delivered(var arrived, var _)
                && arrived.destination().equals(packet.destination())
                && arrived.selector() == packet.selector();
    }

    private static Journey journey(Meaning meaning, Packet packet) {
        Optional<Firewall> sender = meaning.ground().firewall(packet.source());
        return sender.map(f -> meaning.journey(packet, f, Ran.NOW))
                .orElseGet(() -> meaning.journey(packet, meaning.ground().zone(packet.source()), Ran.NOW));
    }

    private static List<Service> services(Meaning meaning) {
        var services = new ArrayList<Service>();
        meaning.site().lines().stream()
                .filter(Flow.class::isInstance)
                .flatMap(l -> ((Flow) l).services().stream())
                .distinct()
                .forEach(services::add);
        meaning.site()
                .publications()
                .flatMap(p -> p.doors().stream())
                .flatMap(d -> Stream.of(d.inside(), d.outside()))
                .distinct()
                .forEach(s -> services.add(new Service(s.toString(), List.of(s), List.of(s))));
        services.add(new Service("icmp", List.of(Selector.all(Protocol.ICMP)), List.of()));
        services.add(new Service("icmpv6", List.of(), List.of(Selector.all(Protocol.ICMPV6))));
        services.add(Services.ANY);
        return services;
    }

    private static <T> T pick(List<T> things, Random random) {
        return things.get(random.nextInt(things.size()));
    }

    private static Optional<Packet> packet(
            AddressSet from, AddressSet to, Service service, List<Service> known, Random random) {
        var family = random.nextBoolean() ? Family.IPV4 : Family.IPV6;
        var selectors = selectors(service, family, known, random);
        if (from.of(family).isEmpty() || to.of(family).isEmpty() || selectors.isEmpty()) {
            return Optional.empty();
        }
        Selector selector = pick(selectors, random);
        var source = address(from.of(family), random);
        var destination = address(to.of(family), random);
        if (source.equals(destination)) {
            return Optional.empty();
        }
        boolean selective =
                selector.protocol().hasPorts() || selector.protocol().isIcmp();
        int number = selective
                ? selector.ports().low() + random.nextInt(selector.ports().size())
                : 0;
        int port = selector.protocol().hasPorts() ? 40_000 : 0;
        return Optional.of(new Packet(source, destination, selector.protocol(), port, number));
    }

    /// Half the time of those that the site names: there a wide service is cut.
    private static List<Selector> selectors(Service service, Family family, List<Service> known, Random random) {
        var all =
                service.in(family).stream().filter(s -> s.protocol().in(family)).toList();
        var named = known.stream()
                .flatMap(k -> k.in(family).stream())
                .filter(k -> k.ports().single() && all.stream().anyMatch(s -> s.contains(k)))
                .toList();
        return random.nextBoolean() && !named.isEmpty() ? named : all;
    }

    /// The ends of ranges most often: there a cut goes wrong.
    private static Address address(AddressSet set, Random random) {
        var range = pick(set.ranges(), random);
        return switch (random.nextInt(3)) {
            case 0 -> range.first();
            case 1 -> range.last();
            default -> range.first().next().filter(range::contains).orElse(range.first());
        };
    }
}
