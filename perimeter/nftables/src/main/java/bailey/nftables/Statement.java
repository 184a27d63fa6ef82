package bailey.nftables;

import bailey.packet.Address;
import bailey.packet.Ports;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// One part of a rule: a question about the packet, or something done.
public sealed interface Statement {
    /// The field is one of `values` (or, not `is`, none of them).
    record Is(Field field, boolean is, List<Value> values) implements Statement {
        public Is {
            values = List.copyOf(values);
        }
    }

    /// The fields together are an element of a set (or, not `in`, none).
    record In(List<Field> key, boolean in, String set) implements Statement {
        public In {
            key = List.copyOf(key);
        }
    }

    /// Goes where a named map leads; on with the next statement if it leads nowhere.
    record Ask(List<Field> key, String map) implements Statement {
        public Ask {
            key = List.copyOf(key);
        }
    }

    /// As [Ask], of a small map without a name.
    record Switch(Field field, List<Element> elements) implements Statement {
        public Switch {
            elements = List.copyOf(elements);
        }
    }

    /// A TCP packet that does not ask for a connection.
    record NotSyn() implements Statement {}

    /// An IPv4 header with options.
    record Optioned() implements Statement {}

    /// IPv4's source routing, strict or loose (RFC 791), or any routing header of IPv6.
    record SourceRouted(Kind kind) implements Statement {
        public enum Kind {
            STRICT,
            LOOSE,
            HEADER
        }
    }

    /// This machine's routes would not answer the source by the interface it came in by.
    record Unroutable() implements Statement {}

    /// This machine rewrote the flow's destination (or, not `is`, did not).
    record Rewritten(boolean is) implements Statement {}

    /// The port that the flow's first packet asked for is in `ports` (or, not `is`, is not). Of TCP and UDP
    /// only.
    record OriginalPort(boolean is, Ports ports) implements Statement {}

    /// From the instant on.
    record From(Instant start) implements Statement {}

    /// Before the instant.
    record Before(Instant end) implements Statement {}

    /// On these days between these times, both included, in UTC. No days: every day.
    record Hours(Set<DayOfWeek> days, Optional<LocalTime> first, Optional<LocalTime> last) implements Statement {
        public Hours {
            days = Set.copyOf(days);
        }
    }

    /// The line's bucket has a token.
    record Within(String limit) implements Statement {}

    /// This rule's own bucket has a token.
    record Sometimes(Limit limit) implements Statement {}

    record Count() implements Statement {}

    /// A copy of the packet's head to a netlink group.
    record Log(LogPrefix prefix, int group) implements Statement {}

    /// Lowers what SYN says of the segment size to what the route carries.
    record ClampMss() implements Statement {}

    /// Writes down in the flow on which day (from 1970-01-01) it ends.
    record EndOn(int day) implements Statement {}

    /// The destination becomes another; the port too, if there is one.
    record Dnat(Address address, OptionalInt port) implements Statement {}

    /// The source becomes another.
    record Snat(Address address) implements Statement {}

    /// The source becomes what a map says.
    record SnatBy(String map) implements Statement {}

    /// An answer that says no: a TCP reset, or ICMP.
    record Reject(boolean reset) implements Statement {}

    record Do(Outcome outcome) implements Statement {}

    static Statement go(String chain) {
        return new Do(new Outcome.Goto(chain));
    }

    static Statement jump(String chain) {
        return new Do(new Outcome.Jump(chain));
    }

    static Statement accept() {
        return new Do(Outcome.ACCEPT);
    }

    static Statement drop() {
        return new Do(Outcome.DROP);
    }

    static Statement is(Field field, Value... values) {
        return new Is(field, true, List.of(values));
    }

    static Statement is(Field field, List<Value> values) {
        return new Is(field, true, values);
    }

    static Statement device(Field field, String name) {
        return is(field, new Value.Device(name));
    }
}
