package bailey.nftables.foreign;

import bailey.nftables.foreign.Span.Addresses;
import bailey.nftables.foreign.Span.All;
import bailey.nftables.foreign.Span.Device;
import bailey.nftables.foreign.Span.Numbers;
import bailey.packet.Address;
import bailey.packet.AddressRange;
import bailey.packet.FlowState;
import bailey.packet.Prefix;
import java.util.Optional;
import java.util.OptionalLong;

/// How nft writes the values of a fact.
enum NftType {
    DEVICE,
    FAMILY,
    PROTOCOL,
    ADDRESS,
    SERVICE,
    ICMP,
    ICMPV6,
    STATE,
    DIRECTION,
    /// Of a fact that nobody asks.
    ANY;

    /// One value, range or prefix; empty if it is not understood.
    Optional<Span> span(JsonPlace place) {
        if (this == ANY || place.text().filter("*"::equals).isPresent()) {
            return Optional.of(new All());
        }
        return this == DEVICE ? place.text().map(NftType::device) : range(place);
    }

    /// `eth*` is all that begin with `eth`; `eth\*` is a name.
    private static Span device(String name) {
        return name.endsWith("*") && !name.endsWith("\\*")
                ? new Device(name.substring(0, name.length() - 1), true)
                : new Device(name.replace("\\*", "*"), false);
    }

    private Optional<Span> range(JsonPlace place) {
        var range = place.field("range").map(JsonPlace::items).filter(i -> i.size() == 2);
        if (range.isPresent()) {
            return single(range.get().getFirst())
                    .flatMap(low -> single(range.get().getLast()).flatMap(high -> joined(low, high)));
        }
        var prefix = place.field("prefix");
        return prefix.isPresent() ? prefix(prefix.get()) : single(place);
    }

    private static Optional<Span> joined(Span low, Span high) {
        if (low instanceof Addresses(var first) && high instanceof Addresses(var last)) {
            return first.family() == last.family() && first.first().compareTo(last.last()) <= 0
                    ? Optional.of(new Addresses(new AddressRange(first.first(), last.last())))
                    : Optional.empty();
        }
        return low instanceof Numbers(long first, long _) && high instanceof Numbers(long _, long last) && first <= last
                ? Optional.of(new Numbers(first, last))
                : Optional.empty();
    }

    private Optional<Span> prefix(JsonPlace prefix) {
        var address = prefix.text("addr").flatMap(Address::parse);
        var length = prefix.field("len").map(JsonPlace::number).orElse(OptionalLong.empty());
        if (this != ADDRESS || address.isEmpty() || length.isEmpty()) {
            return Optional.empty();
        }
        long bits = length.getAsLong();
        if (bits < 0 || bits > address.get().family().bits()) {
            return Optional.empty();
        }
        return Optional.of(Span.of(new Prefix(Prefix.masked(address.get(), (int) bits), (int) bits)));
    }

    private Optional<Span> single(JsonPlace place) {
        if (this == ADDRESS) {
            return place.text().flatMap(Address::parse).map(Span::of);
        }
        var number = number(place);
        return number.isPresent() ? Optional.of(Span.of(number.getAsLong())) : Optional.empty();
    }

    private OptionalLong number(JsonPlace place) {
        var number = place.number();
        if (number.isPresent()) {
            return numbered(number.getAsLong());
        }
        var word = place.text();
        return word.isPresent() ? named(word.get()) : OptionalLong.empty();
    }

    private OptionalLong numbered(long number) {
        return switch (this) {
            case FAMILY -> number == 2 ? OptionalLong.of(4) : number == 10 ? OptionalLong.of(6) : OptionalLong.empty();
            case STATE -> state(number);
            case DEVICE, ADDRESS, ANY -> OptionalLong.empty();
            case PROTOCOL, ICMP, ICMPV6 -> number <= 255 ? natural(number) : OptionalLong.empty();
            case SERVICE -> number <= 65_535 ? natural(number) : OptionalLong.empty();
            case DIRECTION -> number <= 1 ? natural(number) : OptionalLong.empty();
        };
    }

    private static OptionalLong natural(long number) {
        return number >= 0 ? OptionalLong.of(number) : OptionalLong.empty();
    }

    private static OptionalLong state(long bit) {
        for (var state : FlowState.values()) {
            if (States.bit(state) == bit) {
                return OptionalLong.of(bit);
            }
        }
        return OptionalLong.empty();
    }

    private OptionalLong named(String word) {
        return switch (this) {
            case FAMILY -> family(word);
            case PROTOCOL -> Names.protocol(word);
            case SERVICE -> Names.service(word);
            case ICMP -> Names.icmp(word);
            case ICMPV6 -> Names.icmpv6(word);
            case STATE ->
                States.of(word).map(s -> OptionalLong.of(States.bit(s))).orElse(OptionalLong.empty());
            case DIRECTION ->
                switch (word) {
                    case "original" -> OptionalLong.of(0);
                    case "reply" -> OptionalLong.of(1);
                    default -> OptionalLong.empty();
                };
            case DEVICE, ADDRESS, ANY -> OptionalLong.empty();
        };
    }

    private static OptionalLong family(String word) {
        return switch (word) {
            case "ipv4", "ip" -> OptionalLong.of(4);
            case "ipv6", "ip6" -> OptionalLong.of(6);
            default -> OptionalLong.empty();
        };
    }
}
