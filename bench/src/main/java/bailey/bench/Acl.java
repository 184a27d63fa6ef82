package bailey.bench;

import bailey.packet.Address;
import bailey.packet.AddressSet;
import bailey.packet.Box;
import bailey.packet.Family;
import bailey.packet.PacketSet;
import bailey.packet.PacketSpace;
import bailey.packet.Ports;
import bailey.packet.Prefix;
import bailey.packet.Protocol;
import bailey.packet.Ruling;
import bailey.packet.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A list of rules of which the first that fits decides, of IPv4, as ClassBench makes them: prefixes nested in a few
/// hundred networks, mostly narrow, TCP, and one port or all. Nothing is accepted where none fits.
record Acl(List<Rule> rules) {
    /// `ports` are all where the protocol is not TCP or UDP.
    record Rule(Prefix source, Prefix destination, Protocol protocol, Ports ports, boolean accepts) {
        Box box() {
            return Box.ANY
                    .from(AddressSet.of(source))
                    .to(AddressSet.of(destination))
                    .of(List.of(new Selector(protocol, ports)));
        }

        Rule flipped() {
            return new Rule(source, destination, protocol, ports, !accepts);
        }
    }

    private static final int NETWORKS = 300;
    private static final int[] NARROWER = {0, 4, 8, 8, 8, 16, 16, 16, 16, 16}; // than a /16
    private static final int WELL_KNOWN = 1_024;

    Acl {
        rules = List.copyOf(rules);
    }

    static Acl of(int size, long seed) {
        var chance = new Random(seed);
        var networks = IntStream.range(0, NETWORKS).map(_ -> chance.nextInt()).toArray();
        var rules = new ArrayList<Rule>();
        for (int i = 0; i < size; i++) {
            var protocol = chance.nextInt(10) < 7 ? Protocol.TCP : Protocol.UDP;
            rules.add(new Rule(
                    prefix(networks, chance),
                    prefix(networks, chance),
                    protocol,
                    ports(chance),
                    chance.nextInt(10) < 7));
        }
        return new Acl(rules);
    }

    private static Prefix prefix(int[] networks, Random chance) {
        int length = 16 + NARROWER[chance.nextInt(NARROWER.length)];
        long address = (networks[chance.nextInt(NETWORKS)] & 0xffff_0000L) | chance.nextInt(0x1_0000);
        long network = address & (0xffff_ffffL << (32 - length));
        return Prefix.of(new Address(Family.IPV4, 0, network & 0xffff_ffffL) + "/" + length);
    }

    private static Ports ports(Random chance) {
        return switch (chance.nextInt(10)) {
            case 0, 1, 2 -> Ports.ALL;
            case 3 -> new Ports(WELL_KNOWN, Ports.ALL.high());
            case 4 -> {
                int low = chance.nextInt(WELL_KNOWN);
                yield new Ports(low, low + chance.nextInt(WELL_KNOWN));
            }
            default -> Ports.of(chance.nextInt(WELL_KNOWN));
        };
    }

    /// The same with one rule in the middle saying the opposite.
    Acl edited() {
        int middle = rules.size() / 2;
        return new Acl(Stream.of(
                        rules.subList(0, middle).stream(),
                        Stream.of(rules.get(middle).flipped()),
                        rules.subList(middle + 1, rules.size()).stream())
                .flatMap(s -> s)
                .toList());
    }

    /// What it accepts.
    PacketSet in(PacketSpace space) {
        return space.firstMatch(
                rules.stream()
                        .map(r -> new Ruling(space.of(r.box()), r.accepts()))
                        .toList(),
                false);
    }
}
