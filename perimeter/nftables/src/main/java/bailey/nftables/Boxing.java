package bailey.nftables;

import bailey.packet.AddressSet;
import bailey.packet.Box;
import bailey.packet.Circumstances;
import bailey.packet.Family;
import bailey.packet.Interfaces;
import bailey.packet.Ports;
import bailey.packet.Protocol;
import bailey.packet.Selector;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// The values of one key as boxes of packets in one state of conntrack, of which there may be a hundred thousand.
final class Boxing {
    private static final Ports TYPES = new Ports(0, 255);
    private static final Ports PROTOCOLS = new Ports(0, 255);

    /// Protocols, and the ports asked for if any are.
    private record Asked(Ports protocols, Optional<Ports> ports) {}

    private final List<Field> key;
    private final List<String> devices;
    private final String state;
    private final Box having;
    private final boolean service;
    private final Map<Asked, List<Selector>> services = new HashMap<>(); // few, and each asked for often

    /// `devices`: interfaces by their numbers.
    Boxing(List<Field> key, List<String> devices, String state) {
        this.key = key;
        this.devices = devices;
        this.state = state;
        this.having = Fields.having(key);
        this.service = key.contains(Field.L4PROTO) || key.contains(Field.TH_DPORT);
    }

    /// Packets whose fields have these values; empty if none can.
    Optional<Box> box(List<Value> values) {
        var box = new Draft();
        for (int i = 0; i < key.size(); i++) {
            box.put(key.get(i), values.get(i));
        }
        return box.finished();
    }

    private final class Draft {
        private Circumstances circumstances = having.circumstances();
        private AddressSet sources = having.sources();
        private AddressSet destinations = having.destinations();
        private List<Selector> selectors = having.selectors();
        private List<Ports> sourcePorts = having.sourcePorts();
        private Ports protocols = PROTOCOLS;
        private Optional<Ports> ports = Optional.empty();
        private boolean possible = true;

        void put(Field field, Value value) {
            switch (field) {
                case IIFNAME -> circumstances = circumstances.in(interfaces(value, devices));
                case OIFNAME -> circumstances = circumstances.out(interfaces(value, devices));
                case NFPROTO -> family(value.equals(new Value.Word("ipv4")) ? Family.IPV4 : Family.IPV6);
                case L4PROTO -> protocols = protocols(value);
                case IP_SADDR, IP6_SADDR -> sources = addresses(value);
                case IP_DADDR, IP6_DADDR -> destinations = addresses(value);
                case ICMP_TYPE -> selectors = List.of(new Selector(Protocol.ICMP, types(value)));
                case ICMPV6_TYPE -> selectors = List.of(new Selector(Protocol.ICMPV6, types(value)));
                case TH_DPORT -> ports = Optional.of(numbers(value));
                case UDP_SPORT -> sourcePorts = List.of(numbers(value));
                case UDP_DPORT -> selectors = List.of(new Selector(Protocol.UDP, numbers(value)));
                case CT_STATE -> possible = value.equals(new Value.Word(state));
                case ORIGINAL_DADDR, IP_TTL, IP6_HOPLIMIT, BEGAN4, BEGAN6, ANSWERS4, ANSWERS6, END_DAY ->
                    throw new IllegalArgumentException("not of the packet as it is: " + field);
            }
        }

        private void family(Family family) {
            sources = sources.of(family);
            destinations = destinations.of(family);
        }

        Optional<Box> finished() {
            var asked = service ? services.computeIfAbsent(new Asked(protocols, ports), Boxing::selectors) : selectors;
            return possible && !asked.isEmpty()
                    ? Optional.of(new Box(circumstances, sources, destinations, asked, sourcePorts))
                    : Optional.empty();
        }
    }

    private static List<Selector> selectors(Asked asked) {
        return IntStream.rangeClosed(asked.protocols().low(), asked.protocols().high())
                .mapToObj(Protocol::new)
                .filter(p -> asked.ports().isEmpty() || p.hasPorts())
                .map(p -> asked.ports().map(some -> new Selector(p, some)).orElseGet(() -> Selector.all(p)))
                .toList();
    }

    private static Interfaces interfaces(Value value, List<String> devices) {
        int at = value instanceof Value.Device(var name) ? devices.indexOf(name) : -1;
        return at < 0 ? Interfaces.of() : Interfaces.of(at); // `lo` carries nothing of these
    }

    private static AddressSet addresses(Value value) {
        return switch (value) {
            case Value.Addresses(var range) -> new AddressSet(List.of(range));
            case Value.Device _, Value.Numbers _, Value.Word _ ->
                throw new IllegalArgumentException("no addresses: " + value);
        };
    }

    private static Ports numbers(Value value) {
        return switch (value) {
            case Value.Numbers(int low, int high) -> new Ports(low, high);
            case Value.Device _, Value.Addresses _, Value.Word _ ->
                throw new IllegalArgumentException("no numbers: " + value);
        };
    }

    private static Ports types(Value value) {
        var numbers = numbers(value);
        return numbers.high() > TYPES.high() ? TYPES : numbers;
    }

    private static Ports protocols(Value value) {
        return switch (value) {
            case Value.Word(var word) -> Ports.of(number(word));
            case Value.Numbers _, Value.Device _, Value.Addresses _ -> numbers(value);
        };
    }

    private static int number(String word) {
        return switch (word) {
            case "icmp" -> 1;
            case "tcp" -> 6;
            case "udp" -> 17;
            case "ipv6-icmp" -> 58;
            default -> throw new IllegalArgumentException("no protocol: " + word);
        };
    }
}
