package bailey.language;

import bailey.packet.Address;
import bailey.packet.Family;
import bailey.packet.Prefix;
import bailey.policy.Ground;
import java.util.Optional;

/// Reads addresses and prefixes, and says what is wrong with them.
final class Addresses {
    private final Problems problems;

    Addresses(Problems problems) {
        this.problems = problems;
    }

    /// Whether a word is meant to be an address or a prefix, well or badly written.
    static boolean meant(String word) {
        boolean dotted =
                word.indexOf('.') > 0 && word.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.' || c == '/');
        return dotted || word.indexOf(':') >= 0 || word.indexOf('/') >= 0;
    }

    /// `ADDRESS` or `ADDRESS/LENGTH` of unicast addresses.
    Optional<Prefix> prefix(Word word) {
        var prefix = Prefix.parse(word.text());
        if (prefix.isEmpty()) {
            problems.add(word.at(), wrong(word), hint(word.text()));
            return Optional.empty();
        }
        return unicast(word, prefix.get()) ? prefix : Optional.empty();
    }

    /// `ADDRESS`, unicast.
    Optional<Address> address(Word word) {
        int slash = word.text().indexOf('/');
        if (slash > 0 && Address.parse(word.text().substring(0, slash)).isPresent()) {
            problems.add(
                    word.at(),
                    word + " is a prefix; here an address is needed",
                    "write `" + word.text().substring(0, slash) + "`");
            return Optional.empty();
        }
        return prefix(word).map(Prefix::base);
    }

    private boolean unicast(Word word, Prefix prefix) {
        var never =
                Ground.NEVER_UNICAST.stream().filter(n -> n.contains(prefix)).findFirst();
        never.ifPresent(n -> problems.add(
                word.at(), word + " lies in " + n + ", which is never one machine's", "write a unicast address"));
        return never.isEmpty();
    }

    private static String wrong(Word word) {
        String text = word.text();
        int slash = text.indexOf('/');
        if (slash >= 0 && Address.parse(text.substring(0, slash)).isPresent()) {
            var length = Numbers.decimal(text.substring(slash + 1));
            var address = Address.of(text.substring(0, slash));
            boolean bits =
                    length.isPresent() && length.get() <= address.family().bits();
            return bits ? word + " has bits set past its length" : word + " has no prefix length";
        }
        return "no address " + word;
    }

    private static Optional<String> hint(String text) {
        int slash = text.indexOf('/');
        var address = Address.parse(slash < 0 ? text : text.substring(0, slash));
        if (address.isEmpty()) {
            int colon = text.lastIndexOf(':');
            if (colon > 0
                    && Address.parse(text.substring(0, colon))
                            .filter(a -> a.family() == Family.IPV4)
                            .isPresent()) {
                return Optional.of("it bears no port here: write `" + text.substring(0, colon) + "`");
            }
            boolean zeros = text.matches("[0-9./]*\\b0[0-9][0-9./]*");
            return zeros
                    ? Optional.of("leading zeros are not allowed")
                    : Optional.of("write one as `192.0.2.1` or `2001:db8::1`");
        }
        int bits = address.get().family().bits();
        var length = Numbers.decimal(text.substring(slash + 1));
        if (length.isEmpty() || length.get() > bits) {
            return Optional.of(address.get().family() + " has lengths from 0 to " + bits);
        }
        return Optional.of("write `" + new Prefix(Prefix.masked(address.get(), length.get()), length.get()) + "`");
    }
}
