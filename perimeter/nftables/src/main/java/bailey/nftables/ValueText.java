package bailey.nftables;

import bailey.nftables.Element.Leads;
import bailey.packet.AddressRange;
import bailey.packet.Family;
import bailey.packet.Prefix;
import bailey.packet.Protocol;
import java.util.List;
import java.util.stream.Collectors;

/// Values and elements as nft spells them.
final class ValueText {
    private ValueText() {}

    static String of(Value value) {
        return switch (value) {
            case Value.Device(var name) -> Quoted.device(name);
            case Value.Addresses(var range) -> addresses(range);
            case Value.Numbers(int low, int high) -> low == high ? Integer.toString(low) : low + "-" + high;
            case Value.Word(var word) -> word;
        };
    }

    /// `{ A, B }`, or just the one.
    static String of(List<Value> values) {
        var all = values.stream().map(ValueText::of).collect(Collectors.joining(", "));
        return values.size() == 1 ? all : "{ " + all + " }";
    }

    static String element(Element element, boolean counted) {
        var text = new StringBuilder();
        element(text, element, counted);
        return text.toString();
    }

    static void element(StringBuilder text, Element element, boolean counted) {
        var between = "";
        for (var value : element.key()) {
            text.append(between).append(of(value));
            between = " . ";
        }
        if (counted) {
            text.append(" counter");
        }
        if (!element.comment().isEmpty()) {
            text.append(" comment ").append(Quoted.comment(element.comment()));
        }
        switch (element.leads()) {
            case Leads.Nowhere() -> {}
            case Leads.To(var outcome) -> text.append(" : ").append(of(outcome));
            case Leads.Becomes(var address) -> text.append(" : ").append(address);
        }
    }

    static String of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accept() -> "accept";
            case Outcome.Drop() -> "drop";
            case Outcome.Return() -> "return";
            case Outcome.Jump(var chain) -> "jump " + chain;
            case Outcome.Goto(var chain) -> "goto " + chain;
        };
    }

    /// A prefix where the range is one, so that people recognise it.
    private static String addresses(AddressRange range) {
        if (range.single()) {
            return range.toString();
        }
        for (int length = 0; length <= range.family().bits(); length++) {
            var base = Prefix.masked(range.first(), length);
            if (base.equals(range.first()) && new Prefix(base, length).last().equals(range.last())) {
                return new Prefix(base, length).toString();
            }
        }
        return range.first() + "-" + range.last();
    }

    /// A protocol as a key spells it: by name where everyone knows it.
    static Value protocol(Protocol protocol) {
        return switch (protocol.number()) {
            case 1 -> new Value.Word("icmp");
            case 6 -> new Value.Word("tcp");
            case 17 -> new Value.Word("udp");
            case 58 -> new Value.Word("ipv6-icmp");
            default -> Value.of(protocol);
        };
    }

    static Value family(Family family) {
        return new Value.Word(family == Family.IPV4 ? "ipv4" : "ipv6");
    }
}
