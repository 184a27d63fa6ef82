package bailey.bench;

import bailey.packet.Address;
import bailey.packet.Family;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Addresses that are banned while the firewall is measured: in each family as many, spread over a prefix that
/// no packet comes from.
final class BanList {
    static final int EACH = 20_000;

    private static final int STEP = 3; // no two are neighbours, so none are merged

    private BanList() {}

    static List<Address> addresses(Family family) {
        return IntStream.range(0, EACH).mapToObj(i -> address(family, i * STEP)).toList();
    }

    private static Address address(Family family, int number) {
        return switch (family) {
            case IPV4 -> new Address(family, 0, (198L << 24 | 18 << 16) + number); // RFC 2544: 198.18.0.0/15
            case IPV6 -> new Address(family, 0x2001_0db8_00ba_0000L + number, 1);
        };
    }

    /// As elements of a set whose members time out.
    static String elements(Family family) {
        return addresses(family).stream().map(a -> a + " timeout 1d").collect(Collectors.joining(",\n"));
    }
}
