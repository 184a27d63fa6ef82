package bailey.nftables.foreign;

import bailey.nftables.foreign.Fact.Header;
import bailey.packet.AddressRange;
import bailey.packet.AddressSet;
import bailey.packet.Box;
import bailey.packet.Circumstances;
import bailey.packet.Direction;
import bailey.packet.Family;
import bailey.packet.FlowState;
import bailey.packet.Interfaces;
import bailey.packet.PacketSet;
import bailey.packet.PacketSpace;
import bailey.packet.Ports;
import bailey.packet.Protocol;
import bailey.packet.Selector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// The packets that have a fact in some spans, as a chain at its place sees them.
final class FactSets {
    private record Asked(Fact fact, List<Span> spans) {}

    private final PacketSpace space;
    private final Outlook outlook;
    private final Devices devices;
    private final Map<Asked, Bounds> known = new HashMap<>();
    private final PacketSet ported;
    private final PacketSet icmp;

    FactSets(PacketSpace space, Outlook outlook, Devices devices) {
        this.space = space;
        this.outlook = outlook;
        this.devices = devices;
        this.ported = of(List.of(Selector.all(Protocol.TCP), Selector.all(Protocol.UDP)));
        this.icmp = of(List.of(Selector.all(Protocol.ICMP), Selector.all(Protocol.ICMPV6)));
    }

    private PacketSet of(List<Selector> selectors) {
        return selectors.isEmpty() ? space.empty() : space.of(Box.ANY.of(selectors));
    }

    private PacketSet of(Circumstances circumstances) {
        return space.of(Box.ANY.in(circumstances));
    }

    Bounds in(Fact fact, List<Span> spans) {
        var asked = new Asked(fact, spans);
        var before = known.get(asked);
        if (before != null) {
            return before;
        }
        var found = switch (fact) {
            case Fact.Beyond _ -> new Bounds(space.empty(), space.all());
            case Header header -> in(header, spans);
        };
        known.put(asked, found);
        return found;
    }

    private Bounds in(Header fact, List<Span> spans) {
        return switch (fact) {
            case IN -> Bounds.exactly(device(Outlook.seen(outlook.seesIn(), devices.in(spans)), true));
            case OUT -> Bounds.exactly(device(Outlook.seen(outlook.seesOut(), devices.in(spans)), false));
            case FAMILY -> Bounds.exactly(family(spans));
            case SOURCE -> Bounds.exactly(space.of(Box.ANY.from(addresses(spans))));
            case DESTINATION -> Bounds.exactly(space.of(Box.ANY.to(addresses(spans))));
            case PROTOCOL -> Bounds.exactly(protocols(spans));
            case SOURCE_PORT -> within(sourcePorts(spans), ported);
            case DESTINATION_PORT -> within(selectors(spans, Protocol.TCP, Protocol.UDP, 65_535), ported);
            case ICMP_TYPE -> within(selectors(spans, Protocol.ICMP, Protocol.ICMPV6, 255), icmp);
            case STATE -> states(spans);
            case DIRECTION ->
                Bounds.exactly(of(withDirections(Set.copyOf(chosen(
                        Direction.values(), d -> has(spans, d == Direction.REPLY ? 1 : 0))))));
            case REWRITTEN ->
                Bounds.exactly(of(withTranslated(
                        Set.copyOf(chosen(new Boolean[] {false, true}, b -> has(spans, b ? 1 : 0))))));
        };
    }

    /// Where a fact is for some packets alone, it is not to be known for the others.
    private static Bounds within(PacketSet set, PacketSet having) {
        return new Bounds(set, set.union(having.complement()));
    }

    private static <T> List<T> chosen(T[] all, Predicate<T> those) {
        return Arrays.stream(all).filter(those).toList();
    }

    private static Circumstances withDirections(Set<Direction> some) {
        var any = Circumstances.ANY;
        return new Circumstances(any.in(), any.out(), any.states(), some, any.translated());
    }

    private static Circumstances withTranslated(Set<Boolean> some) {
        var any = Circumstances.ANY;
        return new Circumstances(any.in(), any.out(), any.states(), any.directions(), some);
    }

    private PacketSet device(Interfaces some, boolean in) {
        return of(in ? Circumstances.ANY.in(some) : Circumstances.ANY.out(some));
    }

    private PacketSet family(List<Span> spans) {
        var four = has(spans, 4) ? space.of(Box.ANY.of(Family.IPV4)) : space.empty();
        return has(spans, 6) ? four.union(space.of(Box.ANY.of(Family.IPV6))) : four;
    }

    private static boolean has(List<Span> spans, long number) {
        return spans.stream().anyMatch(s -> switch (s) {
            case Span.Numbers(long low, long high) -> low <= number && number <= high;
            case Span.All() -> true;
            case Span.Addresses _, Span.Device _ -> false;
        });
    }

    private static AddressSet addresses(List<Span> spans) {
        var ranges = new ArrayList<AddressRange>();
        for (var span : spans) {
            switch (span) {
                case Span.Addresses(var range) -> ranges.add(range);
                case Span.All() -> ranges.addAll(AddressSet.ALL.ranges());
                case Span.Numbers _, Span.Device _ -> {}
            }
        }
        return new AddressSet(ranges);
    }

    private PacketSet protocols(List<Span> spans) {
        return of(IntStream.rangeClosed(0, 255)
                .filter(n -> has(spans, n))
                .mapToObj(n -> Selector.all(new Protocol(n)))
                .toList());
    }

    private static List<Ports> ports(List<Span> spans, int most) {
        var ports = new ArrayList<Ports>();
        for (var span : spans) {
            switch (span) {
                case Span.Numbers(long low, long high) -> {
                    if (low <= most) {
                        ports.add(new Ports((int) low, (int) Math.min(high, most)));
                    }
                }
                case Span.All() -> ports.add(new Ports(0, most));
                case Span.Addresses _, Span.Device _ -> {}
            }
        }
        return ports;
    }

    private PacketSet selectors(List<Span> spans, Protocol one, Protocol other, int most) {
        return of(ports(spans, most).stream()
                .flatMap(p -> List.of(new Selector(one, p), new Selector(other, p)).stream())
                .toList());
    }

    private PacketSet sourcePorts(List<Span> spans) {
        var ports = ports(spans, 65_535);
        return ports.isEmpty()
                ? space.empty()
                : space.of(Box.ANY.fromPorts(ports.toArray(Ports[]::new))).intersect(ported);
    }

    private Bounds states(List<Span> spans) {
        var surely = chosen(
                FlowState.values(), s -> outlook.shown(s).stream().allMatch(shown -> has(spans, States.bit(shown))));
        var maybe = chosen(
                FlowState.values(), s -> outlook.shown(s).stream().anyMatch(shown -> has(spans, States.bit(shown))));
        return new Bounds(states(surely, space), states(maybe, space));
    }

    private static PacketSet states(List<FlowState> states, PacketSpace space) {
        return states.isEmpty()
                ? space.empty()
                : space.of(Box.ANY.in(Circumstances.ANY.states(states.toArray(FlowState[]::new))));
    }

    /// The packets that lack a fact: flows have a direction, packets without one have none.
    PacketSet lacking(Fact fact) {
        return fact == Header.DIRECTION || fact == Header.REWRITTEN
                ? states(chosen(FlowState.values(), s -> !outlook.flow(s)), space)
                : space.empty();
    }
}
