package bailey.nftables.foreign;

import bailey.nftables.foreign.Span.Numbers;
import bailey.packet.Address;
import bailey.packet.AddressRange;
import bailey.packet.Family;
import bailey.packet.Prefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// Values as `iptables-save` and `ipset save` write them; empty for what is not understood.
final class IptablesValues {
    private static final int ALL_FLAGS = 0x3f;

    private IptablesValues() {}

    private static Optional<Address> address(Family family, String text) {
        return Address.parse(text).filter(a -> a.family() == family);
    }

    /// `10.0.0.1`, `10.0.0.0/8`, `10.0.0.0/255.0.0.0`. Masks with holes are not understood.
    static Optional<Span> net(Family family, String text) {
        int slash = text.indexOf('/');
        var base = address(family, slash < 0 ? text : text.substring(0, slash));
        var length = slash < 0 ? Optional.of(family.bits()) : length(family, text.substring(slash + 1));
        if (base.isEmpty() || length.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Span.of(new Prefix(Prefix.masked(base.get(), length.get()), length.get())));
    }

    private static Optional<Integer> length(Family family, String text) {
        var mask = address(family, text);
        if (mask.isPresent()) {
            return NftSpecial.length(mask.get());
        }
        var number = Names.number(text);
        return number.isPresent() && number.getAsLong() <= family.bits()
                ? Optional.of((int) number.getAsLong())
                : Optional.empty();
    }

    /// `10.0.0.1` or `10.0.0.1-10.0.0.9`.
    static Optional<AddressRange> addresses(Family family, String text) {
        int dash = text.indexOf('-');
        var first = address(family, dash < 0 ? text : text.substring(0, dash));
        var last = dash < 0 ? first : address(family, text.substring(dash + 1));
        return first.isPresent() && last.isPresent() && first.get().compareTo(last.get()) <= 0
                ? Optional.of(new AddressRange(first.get(), last.get()))
                : Optional.empty();
    }

    /// `22`, `80,443,8000:8100`, `:1023`, `1024:`.
    static Optional<List<Span>> ports(String text) {
        var spans = new ArrayList<Span>();
        for (var part : text.split(",", -1)) {
            var span = range(part, ':');
            if (span.isEmpty()) {
                return Optional.empty();
            }
            spans.add(span.get());
        }
        return Optional.of(spans);
    }

    /// Ports from and to, an end that is missing being the first or the last there is.
    static Optional<Numbers> range(String text, char between) {
        int at = text.indexOf(between);
        var low = at == 0 ? Names.service("0") : Names.service(at < 0 ? text : text.substring(0, at));
        var high =
                at < 0 ? low : at == text.length() - 1 ? Names.service("65535") : Names.service(text.substring(at + 1));
        return low.isPresent()
                        && high.isPresent()
                        && low.getAsLong() <= high.getAsLong()
                        && text.length() > 1 - (at + 1)
                ? Optional.of(new Numbers(low.getAsLong(), high.getAsLong()))
                : Optional.empty();
    }

    /// `FIN,SYN`, `ALL`, `NONE`.
    static OptionalInt flags(String text) {
        if (text.equals("NONE") || text.equals("ALL")) {
            return OptionalInt.of(text.equals("ALL") ? ALL_FLAGS : 0);
        }
        int bits = 0;
        for (var part : text.split(",", -1)) {
            var bit = Names.flag(part.toLowerCase(Locale.ROOT));
            if (bit.isEmpty() || (bit.getAsLong() & ~ALL_FLAGS) != 0) {
                return OptionalInt.empty();
            }
            bits |= (int) bit.getAsLong();
        }
        return OptionalInt.of(bits);
    }
}
