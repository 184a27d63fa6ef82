package bailey.packet;

import java.util.Optional;

/// Addresses as people write them: RFC 6943 strict dotted decimals, RFC 4291 section 2.2, printed as RFC 5952
/// says.
final class AddressText {
    private static final int GROUPS = 8;

    private AddressText() {}

    static Optional<Address> ipv4(String text) {
        long value = 0;
        int parts = 0;
        int at = 0;
        while (at <= text.length() && parts < 5) {
            int dot = text.indexOf('.', at);
            int end = dot < 0 ? text.length() : dot;
            int part = octet(text, at, end);
            if (part < 0) {
                return Optional.empty();
            }
            value = value << 8 | part;
            parts++;
            at = end + 1;
        }
        return parts == 4 ? Optional.of(new Address(Family.IPV4, 0, value)) : Optional.empty();
    }

    /// 0–255 without leading zeros, or -1.
    private static int octet(String text, int from, int to) {
        int length = to - from;
        if (length < 1 || length > 3 || (length > 1 && text.charAt(from) == '0')) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + c - '0';
        }
        return value > 255 ? -1 : value;
    }

    static Optional<Address> ipv6(String text) {
        if (text.length() > 45) {
            return Optional.empty();
        }
        int gap = text.indexOf("::");
        var groups = new int[GROUPS];
        if (gap < 0) {
            return groups(text, groups, 0) == GROUPS ? Optional.of(of(groups)) : Optional.empty();
        }
        int before = gap == 0 ? 0 : groups(text.substring(0, gap), groups, 0);
        if (before < 0 || text.lastIndexOf('.', gap) >= 0) { // dotted decimals are the last 32 bits alone
            return Optional.empty();
        }
        var tail = new int[GROUPS];
        String rest = text.substring(gap + 2);
        int after = rest.isEmpty() ? 0 : groups(rest, tail, 0);
        if (after < 0 || before + after > GROUPS - 1) {
            return Optional.empty();
        }
        System.arraycopy(tail, 0, groups, GROUPS - after, after);
        return Optional.of(of(groups));
    }

    /// Fills `groups` from `text` and returns how many there were, or -1.
    private static int groups(String text, int[] groups, int start) {
        int count = start;
        int at = 0;
        while (at <= text.length()) {
            int colon = text.indexOf(':', at);
            int end = colon < 0 ? text.length() : colon;
            if (colon < 0 && text.indexOf('.', at) >= 0) {
                return embedded(text.substring(at), groups, count);
            }
            int group = hex(text, at, end);
            if (group < 0 || count == GROUPS) {
                return -1;
            }
            groups[count++] = group;
            at = end + 1;
        }
        return count;
    }

    private static int embedded(String text, int[] groups, int count) {
        var tail = ipv4(text);
        if (tail.isEmpty() || count > GROUPS - 2) {
            return -1;
        }
        groups[count] = (int) (tail.get().low() >>> 16);
        groups[count + 1] = (int) (tail.get().low() & 0xffff);
        return count + 2;
    }

    private static int hex(String text, int from, int to) {
        if (to - from < 1 || to - from > 4) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private static Address of(int[] groups) {
        long high = 0;
        long low = 0;
        for (int i = 0; i < 4; i++) {
            high = high << 16 | groups[i];
            low = low << 16 | groups[i + 4];
        }
        return new Address(Family.IPV6, high, low);
    }

    static String print(Address address) {
        return switch (address.family()) {
            case IPV4 -> dotted(address.low());
            case IPV6 -> grouped(address);
        };
    }

    private static String dotted(long value) {
        return (value >>> 24) + "." + (value >>> 16 & 255) + "." + (value >>> 8 & 255) + "." + (value & 255);
    }

    private static String grouped(Address address) {
        if (address.high() == 0 && address.low() >>> 32 == 0xffff) {
            return "::ffff:" + dotted(address.low() & 0xffff_ffffL); // RFC 5952 section 5
        }
        var groups = new int[GROUPS];
        for (int i = 0; i < 4; i++) {
            groups[i] = (int) (address.high() >>> (48 - 16 * i) & 0xffff);
            groups[i + 4] = (int) (address.low() >>> (48 - 16 * i) & 0xffff);
        }
        int gap = -1;
        int gapLength = 1; // a single zero group is not shortened
        for (int i = 0; i < GROUPS; i++) {
            int length = 0;
            while (i + length < GROUPS && groups[i + length] == 0) {
                length++;
            }
            if (length > gapLength) {
                gap = i;
                gapLength = length;
            }
        }
        return written(groups, gap, gapLength);
    }

    private static String written(int[] groups, int gap, int gapLength) {
        var text = new StringBuilder(39);
        for (int i = 0; i < GROUPS; i++) {
            if (i == gap) {
                text.append("::");
                i += gapLength - 1;
                continue;
            }
            if (i > 0 && text.charAt(text.length() - 1) != ':') {
                text.append(':');
            }
            text.append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }
}
