package bailey.bench;

import bailey.packet.Address;
import bailey.packet.Family;
import bailey.packet.Prefix;

/// The addresses on one side of the firewall. The firewall is the first address of each prefix, and the one
/// machine that stands for all hosts of the side the second; the hosts have a part of the prefix to themselves.
record Plan(String zone, String device, int side) {
    static final Plan DMZ = new Plan("dmz", "dmz0", 1);
    static final Plan LAN = new Plan("lan", "lan0", 2);

    private static final int PER_BYTE = 250;

    Prefix prefix(Family family) {
        return switch (family) {
            case IPV4 -> Prefix.of("10.%d.0.0/16".formatted(side));
            case IPV6 -> Prefix.of("2001:db8:%d::/64".formatted(side));
        };
    }

    Address firewall(Family family) {
        return near(family, 1);
    }

    Address machine(Family family) {
        return near(family, 2);
    }

    private Address near(Family family, int number) {
        return Address.of(
                switch (family) {
                    case IPV4 -> "10.%d.0.%d".formatted(side, number);
                    case IPV6 -> "2001:db8:%d::%d".formatted(side, number);
                });
    }

    /// The hosts' part.
    Prefix hosts(Family family) {
        return switch (family) {
            case IPV4 -> Prefix.of("10.%d.128.0/17".formatted(side));
            case IPV6 -> Prefix.of("2001:db8:%d::1:0/112".formatted(side));
        };
    }

    /// Host `number`, from 1.
    Address host(Family family, int number) {
        return Address.of(
                switch (family) {
                    case IPV4 -> "10.%d.%d.%d".formatted(side, 128 + number / PER_BYTE, 1 + number % PER_BYTE);
                    case IPV6 -> "2001:db8:%d::1:%x".formatted(side, number);
                });
    }

    byte[] firewallMac() {
        return new byte[] {0x02, (byte) 0xbe, 0, 0, (byte) side, 1};
    }

    byte[] machineMac() {
        return new byte[] {0x02, (byte) 0xbe, 0, 0, (byte) side, 2};
    }
}
