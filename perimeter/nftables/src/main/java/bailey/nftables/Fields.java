package bailey.nftables;

import bailey.packet.AddressSet;
import bailey.packet.Box;
import bailey.packet.Family;
import bailey.packet.Interfaces;
import bailey.packet.Ports;
import bailey.packet.Protocol;
import bailey.packet.Selector;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Keys as boxes of packets.
final class Fields {
    private static final Ports TYPES = new Ports(0, 255);

    private Fields() {}

    /// Whether a set of packets cannot tell it: hop limits, and what is known of flows that began.
    static boolean hidden(Field field) {
        return switch (field) {
            case IP_TTL, IP6_HOPLIMIT, BEGAN4, BEGAN6, ANSWERS4, ANSWERS6, END_DAY -> true;
            case IIFNAME,
                    OIFNAME,
                    NFPROTO,
                    L4PROTO,
                    IP_SADDR,
                    IP_DADDR,
                    IP6_SADDR,
                    IP6_DADDR,
                    ICMP_TYPE,
                    ICMPV6_TYPE,
                    TH_DPORT,
                    UDP_SPORT,
                    UDP_DPORT,
                    ORIGINAL_DADDR,
                    CT_STATE -> false;
        };
    }

    /// The packets that have all of these fields.
    static Box having(List<Field> key) {
        var box = Box.ANY;
        for (var field : key) {
            box = switch (field) {
                case IP_SADDR, IP_DADDR, ORIGINAL_DADDR -> box.of(Family.IPV4);
                case IP6_SADDR, IP6_DADDR -> box.of(Family.IPV6);
                case ICMP_TYPE -> box.of(List.of(Selector.all(Protocol.ICMP)));
                case ICMPV6_TYPE -> box.of(List.of(Selector.all(Protocol.ICMPV6)));
                case TH_DPORT -> box.of(List.of(Selector.all(Protocol.TCP), Selector.all(Protocol.UDP)));
                case UDP_SPORT, UDP_DPORT -> box.of(List.of(Selector.all(Protocol.UDP)));
                case IIFNAME, OIFNAME, NFPROTO, L4PROTO, CT_STATE -> box;
                case IP_TTL, IP6_HOPLIMIT, BEGAN4, BEGAN6, ANSWERS4, ANSWERS6, END_DAY ->
                    throw new IllegalArgumentException("hidden: " + field);
            };
        }
        return box;
    }

    /// Packets in a `state` of conntrack whose fields have these values; empty if none can. Interfaces are numbers,
    /// their
    /// places among `devices`.
    static Optional<Box> box(List<Field> key, List<Value> values, List<String> devices, String state) {
        var box = having(key);
        var protocols = new Ports(0, 255);
        Optional<Ports> ports = Optional.empty();
        for (int i = 0; i < key.size(); i++) {
            var value = values.get(i);
            switch (key.get(i)) {
                case IIFNAME -> box = box.in(box.circumstances().in(interfaces(value, devices)));
                case OIFNAME -> box = box.in(box.circumstances().out(interfaces(value, devices)));
                case NFPROTO -> box = box.of(value.equals(new Value.Word("ipv4")) ? Family.IPV4 : Family.IPV6);
                case L4PROTO -> protocols = protocols(value);
                case IP_SADDR, IP6_SADDR -> box = box.from(addresses(value));
                case IP_DADDR, IP6_DADDR -> box = box.to(addresses(value));
                case ICMP_TYPE -> box = box.of(List.of(new Selector(Protocol.ICMP, types(value))));
                case ICMPV6_TYPE -> box = box.of(List.of(new Selector(Protocol.ICMPV6, types(value))));
                case TH_DPORT -> ports = Optional.of(numbers(value));
                case UDP_SPORT ->
                    box = box.of(List.of(Selector.all(Protocol.UDP))).fromPorts(numbers(value));
                case UDP_DPORT -> box = box.of(List.of(new Selector(Protocol.UDP, numbers(value))));
                case CT_STATE -> {
                    if (!value.equals(new Value.Word(state))) {
                        return Optional.empty();
                    }
                }
                case ORIGINAL_DADDR, IP_TTL, IP6_HOPLIMIT, BEGAN4, BEGAN6, ANSWERS4, ANSWERS6, END_DAY ->
                    throw new IllegalArgumentException("not of the packet as it is: " + key.get(i));
            }
        }
        if (!key.contains(Field.L4PROTO) && !key.contains(Field.TH_DPORT)) {
            return Optional.of(box);
        }
        var selectors = selectors(protocols, ports);
        return selectors.isEmpty() ? Optional.empty() : Optional.of(box.of(selectors));
    }

    private static List<Selector> selectors(Ports protocols, Optional<Ports> ports) {
        return IntStream.rangeClosed(protocols.low(), protocols.high())
                .mapToObj(Protocol::new)
                .filter(p -> ports.isEmpty() || p.hasPorts())
                .map(p -> ports.map(some -> new Selector(p, some)).orElseGet(() -> Selector.all(p)))
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
