package bailey.packet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How a [Universe] cuts each field: into parts, each with an example. Ends are cut alike, and so are interfaces, so
/// that an answer's cell is a cell.
record Cuts(
        List<Part<AddressSet, Address>> ends,
        List<Part<List<Selector>, Selector>> services,
        List<Part<List<Ports>, Integer>> ports,
        List<Part<Interfaces, Integer>> interfaces,
        List<Part<Set<FlowState>, FlowState>> states,
        List<Part<Set<Direction>, Direction>> directions,
        List<Part<Set<Boolean>, Boolean>> translated) {
    record Part<V, E>(V values, E example) {}

    /// Which part of each field.
    record Choice(int in, int out, int state, int direction, int translated, int to, int from, int service, int port) {
        /// The same for all that differ in the field alone.
        Choice without(Field field) {
            return switch (field) {
                case IN -> new Choice(-1, out, state, direction, translated, to, from, service, port);
                case OUT -> new Choice(in, -1, state, direction, translated, to, from, service, port);
                case STATE -> new Choice(in, out, -1, direction, translated, to, from, service, port);
                case DIRECTION -> new Choice(in, out, state, -1, translated, to, from, service, port);
                case TRANSLATED -> new Choice(in, out, state, direction, -1, to, from, service, port);
                case DESTINATION -> new Choice(in, out, state, direction, translated, -1, from, service, port);
                case SOURCE -> new Choice(in, out, state, direction, translated, to, -1, service, port);
                case SERVICE, SOURCE_PORT -> throw new IllegalArgumentException("they hang together");
            };
        }
    }

    private static final Set<FlowState> STATES = Set.of(FlowState.values());

    static Cuts of(Chance chance) {
        boolean services = chance.maybe();
        return new Cuts(
                chance.oneOf(List.of(
                        addresses(List.of(), List.of()),
                        addresses(List.of("10.0.0.1"), List.of("2001:db8::1")),
                        addresses(
                                List.of("0.0.0.0", "10.0.0.1", "255.255.255.255"),
                                List.of(
                                        "::",
                                        "2001:db8::1",
                                        "2001:db8::7-2001:db8:0:9::3",
                                        "ffff::-" + Address.last(Family.IPV6))))),
                services ? cutServices() : whole(Box.EVERYTHING, Selector.tcp(80)),
                services ? cutPorts() : whole(List.of(Ports.ALL), 80),
                chance.maybe() ? cutInterfaces() : whole(Interfaces.ANY, 0),
                chance.maybe() ? cutStates() : whole(STATES, FlowState.NEW),
                chance.maybe() ? each(List.of(Direction.values())) : whole(Set.of(Direction.values()), Direction.REPLY),
                chance.maybe() ? each(List.of(false, true)) : whole(Set.of(false, true), false));
    }

    private static <V, E> List<Part<V, E>> whole(V values, E example) {
        return List.of(new Part<>(values, example));
    }

    private static <V> List<Part<Set<V>, V>> each(List<V> values) {
        return values.stream().map(v -> new Part<>(Set.of(v), v)).toList();
    }

    private static List<Part<Set<FlowState>, FlowState>> cutStates() {
        return List.of(
                new Part<>(Set.of(FlowState.NEW), FlowState.NEW),
                new Part<>(Set.of(FlowState.ESTABLISHED, FlowState.UNTRACKED), FlowState.UNTRACKED),
                new Part<>(Set.of(FlowState.RELATED, FlowState.INVALID), FlowState.INVALID));
    }

    private static List<Part<Interfaces, Integer>> cutInterfaces() {
        return List.of(
                new Part<>(Interfaces.of(0), 0),
                new Part<>(Interfaces.of(3), 3),
                new Part<>(Interfaces.allBut(0, 3), 1));
    }

    private static List<Part<AddressSet, Address>> addresses(List<String> ipv4, List<String> ipv6) {
        return Stream.concat(addresses(Family.IPV4, ipv4).stream(), addresses(Family.IPV6, ipv6).stream())
                .toList();
    }

    private static List<Part<AddressSet, Address>> addresses(Family family, List<String> ranges) {
        var sets = new ArrayList<>(ranges.stream().map(Cuts::range).toList());
        sets.add(AddressSet.ALL.of(family).minus(AddressSet.union(sets)));
        return sets.stream().map(s -> new Part<>(s, s.first().orElseThrow())).toList();
    }

    private static AddressSet range(String text) {
        var ends = text.split("-", -1);
        return new AddressSet(List.of(new AddressRange(Address.of(ends[0]), Address.of(ends[ends.length - 1]))));
    }

    private static List<Part<List<Ports>, Integer>> cutPorts() {
        return List.of(
                new Part<>(List.of(Ports.of(80)), 80),
                new Part<>(List.of(Ports.of(443)), 443),
                new Part<>(List.of(new Ports(0, 79), new Ports(444, 65_535), new Ports(81, 442)), 0));
    }

    private static List<Part<List<Selector>, Selector>> cutServices() {
        var parts = new ArrayList<List<Selector>>();
        for (var protocol : List.of(Protocol.TCP, Protocol.UDP)) {
            cutPorts()
                    .forEach(p -> parts.add(p.values().stream()
                            .map(v -> new Selector(protocol, v))
                            .toList()));
        }
        parts.add(List.of(new Selector(Protocol.ICMP, Ports.of(8))));
        parts.add(List.of(new Selector(Protocol.ICMP, Ports.of(0))));
        parts.add(
                List.of(new Selector(Protocol.ICMP, new Ports(1, 7)), new Selector(Protocol.ICMP, new Ports(9, 255))));
        parts.add(List.of(new Selector(Protocol.ICMPV6, Ports.of(129))));
        parts.add(List.of(new Selector(Protocol.ICMPV6, Ports.of(128))));
        parts.add(List.of(
                new Selector(Protocol.ICMPV6, new Ports(0, 127)), new Selector(Protocol.ICMPV6, new Ports(130, 255))));
        parts.add(List.of(Selector.all(new Protocol(255)), Selector.all(new Protocol(0))));
        parts.add(Box.EVERYTHING.stream()
                .filter(s -> !s.protocol().hasSelector() && s.protocol().number() % 255 != 0)
                .toList());
        return parts.stream().map(p -> new Part<>(p, p.getFirst())).toList();
    }

    /// How many cells, and some more.
    int size() {
        return (int) Math.min(
                Integer.MAX_VALUE,
                (long) ends.size()
                        * ends.size()
                        * services.size()
                        * ports.size()
                        * interfaces.size()
                        * interfaces.size()
                        * states.size()
                        * directions.size()
                        * translated.size());
    }

    Stream<Choice> choices() {
        return IntStream.range(0, size()).mapToObj(this::choice).filter(this::exists);
    }

    private Choice choice(int number) {
        var digits = new int[9];
        var sizes = List.of(interfaces, interfaces, states, directions, translated, ends, ends, services, ports);
        int rest = number;
        for (int i = 0; i < digits.length; i++) {
            digits[i] = rest % sizes.get(i).size();
            rest /= sizes.get(i).size();
        }
        return new Choice(
                digits[0], digits[1], digits[2], digits[3], digits[4], digits[5], digits[6], digits[7], digits[8]);
    }

    /// Of one family, and with a source port only where there is one.
    private boolean exists(Choice choice) {
        return ends.get(choice.to).example.family()
                        == ends.get(choice.from).example.family()
                && (choice.port == 0 || bears(services.get(choice.service)));
    }

    private boolean bears(Part<List<Selector>, Selector> service) {
        return ports.size() > 1 && service.example.protocol().hasSelector();
    }

    Box box(Choice choice) {
        var service = services.get(choice.service);
        return new Box(
                new Circumstances(
                        interfaces.get(choice.in).values,
                        interfaces.get(choice.out).values,
                        states.get(choice.state).values,
                        directions.get(choice.direction).values,
                        translated.get(choice.translated).values),
                ends.get(choice.from).values,
                ends.get(choice.to).values,
                service.values,
                bears(service) ? ports.get(choice.port).values : List.of(Ports.ALL));
    }

    Transit example(Choice choice) {
        var service = services.get(choice.service);
        var packet = new Packet(
                ends.get(choice.from).example,
                ends.get(choice.to).example,
                service.example.protocol(),
                ports.get(choice.port).example,
                service.example.lowest());
        return new Transit(
                packet,
                interfaces.get(choice.in).example,
                interfaces.get(choice.out).example,
                states.get(choice.state).example,
                directions.get(choice.direction).example,
                translated.get(choice.translated).example);
    }

    Choice choice(Transit transit) {
        var packet = transit.packet();
        int service = place(services, s -> s.values.stream().anyMatch(v -> v.contains(packet)));
        return new Choice(
                place(interfaces, p -> p.values.contains(transit.in())),
                place(interfaces, p -> p.values.contains(transit.out())),
                place(states, p -> p.values.contains(transit.state())),
                place(directions, p -> p.values.contains(transit.direction())),
                place(translated, p -> p.values.contains(transit.translated())),
                place(ends, p -> p.values.contains(packet.destination())),
                place(ends, p -> p.values.contains(packet.source())),
                service,
                bears(services.get(service))
                        ? place(ports, p -> p.values.stream().anyMatch(v -> v.contains(packet.sourcePort())))
                        : 0);
    }

    private static <P> int place(List<P> parts, Predicate<P> holds) {
        return IntStream.range(0, parts.size())
                .filter(i -> holds.test(parts.get(i)))
                .findFirst()
                .orElseThrow();
    }

    /// A box of whole cells.
    Box box(Chance chance) {
        return new Box(
                new Circumstances(
                        joined(some(interfaces, chance)),
                        joined(some(interfaces, chance)),
                        flat(some(states, chance)),
                        flat(some(directions, chance)),
                        flat(some(translated, chance))),
                AddressSet.union(some(ends, chance)),
                AddressSet.union(some(ends, chance)),
                some(services, chance).stream().flatMap(List::stream).toList(),
                some(ports, chance).stream().flatMap(List::stream).toList());
    }

    private static <V, E> List<V> some(List<Part<V, E>> parts, Chance chance) {
        int kind = chance.below(12);
        Function<Part<V, E>, Boolean> taken = kind < 5 ? _ -> true : kind < 11 ? _ -> chance.maybe() : _ -> false;
        return parts.stream().filter(taken::apply).map(Part::values).toList();
    }

    private static <V> Set<V> flat(List<Set<V>> sets) {
        var all = new HashSet<V>();
        sets.forEach(all::addAll);
        return all;
    }

    private static Interfaces joined(List<Interfaces> some) {
        var numbers = new HashSet<Integer>();
        var others = new HashSet<Integer>();
        boolean except = some.stream().anyMatch(Interfaces::except);
        some.forEach(i -> (i.except() ? others : numbers).addAll(i.numbers()));
        others.removeAll(numbers);
        return new Interfaces(except ? others : numbers, except);
    }
}
