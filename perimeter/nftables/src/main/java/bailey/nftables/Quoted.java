package bailey.nftables;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Foreign text as nft takes it in quotes. nft knows no escapes, so what would end or alter the text is
/// replaced.
final class Quoted {
    /// The kernel takes 128 bytes with the zero at the end.
    private static final int COMMENT = 120;

    private static final int PREFIX = 127;
    private static final Pattern DEVICE = Pattern.compile("[^\\s\"*/\\\\$\\p{Cntrl}]{1,15}");

    private Quoted() {}

    static String comment(String text) {
        return quoted(text, COMMENT);
    }

    static String prefix(String text) {
        return quoted(text, PREFIX);
    }

    /// @throws IllegalArgumentException for what is no name of an interface (dev_valid_name of Linux), or means
    /// many
    static String device(String name) {
        if (!DEVICE.matcher(name).matches()) {
            throw new IllegalArgumentException("not an interface: " + name);
        }
        return '"' + name + '"';
    }

    private static String quoted(String text, int bytes) {
        if (text.length() <= bytes && text.chars().allMatch(Quoted::plain)) {
            return '"' + text + '"';
        }
        var safe = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]", " ")
                .replace('"', '\'')
                .replace('\\', '/')
                .replace('$', '_');
        return '"' + cut(safe, bytes) + '"';
    }

    private static boolean plain(int character) {
        return character >= ' ' && character <= '~' && character != '"' && character != '\\' && character != '$';
    }

    private static String cut(String text, int bytes) {
        int end = text.length();
        while (text.substring(0, end).getBytes(StandardCharsets.UTF_8).length > bytes) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end);
    }
}
