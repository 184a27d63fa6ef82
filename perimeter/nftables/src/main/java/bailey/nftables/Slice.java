package bailey.nftables;

import bailey.packet.Family;
import bailey.packet.Ports;
import bailey.packet.Protocol;
import bailey.packet.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A part of what packets of one family can be for: protocols from `low` to `high`, and where it is just one
/// that has ports (or ICMP's types), those of `ports`.
record Slice(int low, int high, Ports ports) {
    private static final Ports TYPES = new Ports(0, 255);

    /// Every protocol, whole.
    static final Slice EVERYTHING = new Slice(0, 255, Ports.ALL);

    private static final List<Slice> EVERYTHING_4 = parts(Family.IPV4);
    private static final List<Slice> EVERYTHING_6 = parts(Family.IPV6);

    /// How a lookup tells what is in the slice.
    enum Kind {
        /// By protocol and destination port.
        PORTS,
        /// By ICMP type.
        ICMP,
        /// By protocol.
        PROTOCOL,
        /// Not at all.
        EVERYTHING;

        List<Field> fields(Family family) {
            return switch (this) {
                case PORTS -> List.of(Field.L4PROTO, Field.TH_DPORT);
                case ICMP -> List.of(Field.icmpType(family));
                case PROTOCOL -> List.of(Field.L4PROTO);
                case EVERYTHING -> List.of();
            };
        }
    }

    static Slice of(Selector selector) {
        return new Slice(selector.protocol().number(), selector.protocol().number(), selector.ports());
    }

    /// The fewest slices that are the selectors together. Selectors of one grant do not overlap.
    static List<Slice> of(List<Selector> selectors, Family family) {
        if (selectors.size() == 1) {
            return List.of(of(selectors.getFirst()));
        }
        var slices = selectors.stream().sorted().map(Slice::of).toList();
        var joined = joined(slices);
        return joined.equals(everything(family)) ? List.of(EVERYTHING) : joined;
    }

    /// Neighbouring protocols without ports become one.
    private static List<Slice> joined(List<Slice> sorted) {
        var joined = new ArrayList<Slice>();
        for (var slice : sorted) {
            if (!joined.isEmpty() && joined.getLast().precedes(slice)) {
                joined.add(new Slice(joined.removeLast().low, slice.high, Ports.ALL));
            } else {
                joined.add(slice);
            }
        }
        return joined;
    }

    private boolean precedes(Slice next) {
        return kind() == Kind.PROTOCOL && next.kind() == Kind.PROTOCOL && high + 1 == next.low;
    }

    /// [#EVERYTHING] in parts that have a kind. The other family's ICMP never gets this far.
    static List<Slice> everything(Family family) {
        return family == Family.IPV4 ? EVERYTHING_4 : EVERYTHING_6;
    }

    private static List<Slice> parts(Family family) {
        return joined(Stream.iterate(0, n -> n <= 255, n -> n + 1)
                .map(Protocol::new)
                .filter(p -> p.in(family))
                .map(p -> of(Selector.all(p)))
                .toList());
    }

    Kind kind() {
        if (low != high) {
            return low == 0 && high == 255 ? Kind.EVERYTHING : Kind.PROTOCOL;
        }
        var protocol = new Protocol(low);
        return protocol.hasPorts() ? Kind.PORTS : protocol.isIcmp() ? Kind.ICMP : Kind.PROTOCOL;
    }

    boolean single() {
        return low == high && (kind() == Kind.PROTOCOL || ports.single());
    }

    Optional<Slice> intersect(Slice other) {
        if (kind() == Kind.EVERYTHING) {
            return Optional.of(other);
        }
        if (other.kind() == Kind.EVERYTHING) {
            return Optional.of(this);
        }
        int first = Math.max(low, other.low);
        int last = Math.min(high, other.high);
        int from = Math.max(ports.low(), other.ports.low());
        int to = Math.min(ports.high(), other.ports.high());
        return first > last || from > to ? Optional.empty() : Optional.of(new Slice(first, last, new Ports(from, to)));
    }

    List<Slice> minus(Slice other, Family family) {
        if (intersect(other).isEmpty()) {
            return List.of(this);
        }
        if (other.kind() == Kind.EVERYTHING) {
            return List.of();
        }
        if (kind() == Kind.EVERYTHING) {
            return everything(family).stream()
                    .flatMap(s -> s.minus(other, family).stream())
                    .toList();
        }
        return kind() == Kind.PROTOCOL ? protocolsLess(other) : portsLess(other);
    }

    private List<Slice> protocolsLess(Slice other) {
        var rest = new ArrayList<Slice>();
        if (low < other.low) {
            rest.add(new Slice(low, other.low - 1, Ports.ALL));
        }
        if (other.high < high) {
            rest.add(new Slice(other.high + 1, high, Ports.ALL));
        }
        return rest;
    }

    private List<Slice> portsLess(Slice other) {
        var rest = new ArrayList<Slice>();
        if (ports.low() < other.ports.low()) {
            rest.add(new Slice(low, high, new Ports(ports.low(), other.ports.low() - 1)));
        }
        if (other.ports.high() < ports.high()) {
            rest.add(new Slice(low, high, new Ports(other.ports.high() + 1, ports.high())));
        }
        return rest;
    }

    /// This slice as the key of a lookup.
    List<Value> values() {
        return switch (kind()) {
            case PORTS -> List.of(ValueText.protocol(new Protocol(low)), Value.of(ports));
            case ICMP -> List.of(Value.of(ports.equals(Ports.ALL) ? TYPES : ports));
            case PROTOCOL -> List.of(new Value.Numbers(low, high));
            case EVERYTHING -> List.of();
        };
    }
}
