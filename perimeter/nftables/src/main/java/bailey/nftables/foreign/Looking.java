package bailey.nftables.foreign;

import bailey.nftables.foreign.Elements.Element;
import bailey.nftables.foreign.Fact.Header;
import bailey.packet.Address;
import bailey.packet.Direction;
import bailey.packet.Family;
import bailey.packet.FlowState;
import bailey.packet.Protocol;
import java.util.List;

/// Whether conditions hold for one packet, as a chain at its place sees it.
final class Looking {
    private static final int SYN = 2;

    private final Outlook outlook;
    private final Supposing supposing;
    private final Devices devices;
    private final Keeping keeping;

    Looking(Outlook outlook, Supposing supposing, Devices devices, Keeping keeping) {
        this.outlook = outlook;
        this.supposing = supposing;
        this.devices = devices;
        this.keeping = keeping;
    }

    /// Whether connection tracking has seen the packet already.
    boolean tracked() {
        return outlook.tracked();
    }

    boolean supposesNothing() {
        return supposing == Supposing.NOTHING;
    }

    Truth holds(Condition condition, Sight sight) {
        return switch (condition) {
            case Condition.Is(var fact, boolean is, var spans) ->
                absent(fact, sight) ? Truth.NO : in(fact, spans, sight).when(is);
            case Condition.In(var key, boolean in, var set) ->
                key.stream().anyMatch(f -> absent(f, sight))
                        ? Truth.NO
                        : member(key, set, sight).when(in);
            case Condition.Flags(int mask, boolean is, int value) ->
                flags(mask, value, sight).when(is);
            case Condition.Kept(var end, boolean is, var kinds) ->
                kept(end, kinds, sight).when(is);
            case Condition.Beyond(var _, var ordinary) -> supposing == Supposing.ORDINARY ? ordinary : Truth.MAYBE;
            case Condition.Unknown _ -> Truth.MAYBE;
        };
    }

    private boolean absent(Fact fact, Sight sight) {
        return (fact == Header.DIRECTION || fact == Header.REWRITTEN)
                && !outlook.flow(sight.transit().state());
    }

    private Truth member(List<Fact> key, Elements set, Sight sight) {
        if (set.changing() && supposing == Supposing.NOTHING) {
            return Truth.MAYBE;
        }
        var member = Truth.NO;
        for (var element : set.elements()) {
            member = member.or(has(key, element, sight));
        }
        return member;
    }

    /// Whether an element has the packet's key.
    Truth has(List<Fact> key, Element element, Sight sight) {
        var has = Truth.YES;
        for (int i = 0; i < key.size() && has != Truth.NO; i++) {
            has = has.and(in(key.get(i), List.of(element.key().get(i)), sight));
        }
        return has;
    }

    private Truth in(Fact fact, List<Span> spans, Sight sight) {
        return switch (fact) {
            case Fact.Beyond _ -> Truth.MAYBE;
            case Header header -> sight.blurred().contains(header) ? Truth.MAYBE : in(header, spans, sight);
        };
    }

    private Truth in(Header fact, List<Span> spans, Sight sight) {
        var transit = sight.transit();
        var packet = transit.packet();
        return switch (fact) {
            case IN -> Truth.of(devices.in(spans).contains(outlook.in(transit)));
            case OUT -> Truth.of(devices.in(spans).contains(outlook.out(transit)));
            case FAMILY -> number(spans, packet.family() == Family.IPV4 ? 4 : 6);
            case SOURCE -> address(spans, packet.source());
            case DESTINATION -> address(spans, packet.destination());
            case PROTOCOL -> number(spans, packet.protocol().number());
            case SOURCE_PORT -> packet.protocol().hasPorts() ? number(spans, packet.sourcePort()) : Truth.MAYBE;
            case DESTINATION_PORT -> packet.protocol().hasPorts() ? number(spans, packet.selector()) : Truth.MAYBE;
            case ICMP_TYPE -> packet.protocol().isIcmp() ? number(spans, packet.selector()) : Truth.MAYBE;
            case STATE -> state(spans, transit.state());
            case DIRECTION -> number(spans, transit.direction() == Direction.REPLY ? 1 : 0);
            case REWRITTEN -> number(spans, transit.translated() ? 1 : 0);
        };
    }

    private static Truth number(List<Span> spans, long number) {
        return Truth.of(spans.stream().anyMatch(s -> switch (s) {
            case Span.Numbers(long low, long high) -> low <= number && number <= high;
            case Span.All() -> true;
            case Span.Addresses _, Span.Device _ -> false;
        }));
    }

    private static Truth address(List<Span> spans, Address address) {
        return Truth.of(spans.stream().anyMatch(s -> switch (s) {
            case Span.Addresses(var range) -> range.contains(address);
            case Span.All() -> true;
            case Span.Numbers _, Span.Device _ -> false;
        }));
    }

    private Truth state(List<Span> spans, FlowState state) {
        var shown = outlook.shown(state);
        long in = shown.stream()
                .filter(s -> number(spans, States.bit(s)) == Truth.YES)
                .count();
        return in == shown.size() ? Truth.YES : in == 0 ? Truth.NO : Truth.MAYBE;
    }

    private Truth flags(int mask, int value, Sight sight) {
        boolean syn = supposing == Supposing.ORDINARY
                && sight.transit().state() == FlowState.NEW
                && sight.transit().packet().protocol().equals(Protocol.TCP);
        return syn ? Truth.of((SYN & mask) == value) : Truth.MAYBE;
    }

    private Truth kept(End end, java.util.Set<AddressKind> kinds, Sight sight) {
        var packet = sight.transit().packet();
        var fact = end == End.SOURCE ? Header.SOURCE : Header.DESTINATION;
        return sight.blurred().contains(fact)
                ? Truth.MAYBE
                : keeping.is(end == End.SOURCE ? packet.source() : packet.destination(), kinds);
    }
}
