package bailey.audit;

import bailey.nftables.foreign.Bounds;
import bailey.nftables.foreign.Devices;
import bailey.nftables.foreign.Way;
import bailey.packet.Box;
import bailey.packet.Circumstances;
import bailey.packet.Family;
import bailey.packet.Field;
import bailey.packet.FlowState;
import bailey.packet.Interfaces;
import bailey.packet.PacketSet;
import bailey.packet.PacketSpace;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Two rulesets of one machine told apart by what passes: of the families that both speak for.
public final class Comparison {
    private final Terrain terrain;
    private final PacketWords words;
    private final PacketSet flows;
    private final List<Change> changes = new ArrayList<>();

    private Comparison(Terrain terrain, PacketWords words, PacketSet flows) {
        this.terrain = terrain;
        this.words = words;
        this.flows = flows;
    }

    /// What the second does differently.
    ///
    /// @throws bailey.packet.TooManyNodes when the rules are too tangled: then nothing is known
    public static List<Change> of(Rules before, Rules after, List<AuditZone> zones) {
        var families = EnumSet.copyOf(before.families());
        families.retainAll(after.families());
        var old = new Mentions(before.ruleset());
        var fresh = new Mentions(after.ruleset());
        var named =
                Stream.concat(old.devices().stream(), fresh.devices().stream()).toList();
        var space = new PacketSpace();
        var terrain = new Terrain(zones, named, families, space);
        var hosts = Stream.concat(fresh.hosts().stream(), old.hosts().stream()).toList();
        var seen =
                space.union(families.stream().map(f -> space.of(Box.ANY.of(f))).toList());
        var comparison = new Comparison(terrain, new PacketWords(terrain, hosts), seen);
        comparison.compare(before, after);
        return comparison.changes;
    }

    private void compare(Rules before, Rules after) {
        var first = Present.meaning(before.ruleset(), terrain);
        var second = Present.meaning(after.ruleset(), terrain);
        for (var way : Way.values()) {
            var old = first.passing(way).within(possible(way));
            var now = second.passing(way).within(possible(way));
            told(way, true, more(old, now));
            told(way, false, more(now, old));
        }
    }

    /// Those that a way is for: what is sent comes in by no device, what is taken in leaves by none.
    private PacketSet possible(Way way) {
        var none = Interfaces.of(Devices.NONE);
        var some = Interfaces.allBut(Devices.NONE);
        var at = switch (way) {
            case FORWARDED -> Circumstances.ANY.in(some).out(some);
            case TAKEN_IN -> Circumstances.ANY.in(some).out(none);
            case SENT -> Circumstances.ANY.in(none).out(some);
        };
        var turned = Circumstances.ANY
                .states(FlowState.NEW, FlowState.INVALID, FlowState.UNTRACKED)
                .translated(true); // nothing that arrives is, before its flow has begun
        return flows.intersect(terrain.space().of(Box.ANY.in(at)))
                .minus(terrain.space().of(Box.ANY.in(turned)));
    }

    /// What the second has more than the first: `maybe` where either does not know.
    private static Bounds more(Bounds first, Bounds second) {
        var perhaps = second.maybe().minus(first.maybe()).union(second.surely().minus(first.surely()));
        return new Bounds(second.surely().minus(first.maybe()), perhaps);
    }

    private void told(Way way, boolean passes, Bounds more) {
        if (more.maybe().isEmpty()) {
            return;
        }
        for (var pair : pairs(more.maybe())) {
            var each = new LinkedHashMap<PacketSet, List<Circumstances>>();
            for (var one : single(pair)) {
                each.computeIfAbsent(shadow(within(more.maybe(), one)), _ -> new ArrayList<>())
                        .add(one);
            }
            if (each.size() == 1) {
                told(way, passes, more, List.of(pair));
            } else {
                each.values().forEach(some -> told(way, passes, more, some));
            }
        }
    }

    private void told(Way way, boolean passes, Bounds more, List<Circumstances> pairs) {
        var surely = within(more.surely(), pairs.getFirst());
        var maybe = within(more.maybe(), pairs.getFirst());
        told(way, passes, true, pairs, surely);
        told(way, passes, false, pairs, maybe.minus(surely));
    }

    private PacketSet within(PacketSet set, Circumstances pair) {
        return set.intersect(terrain.space().of(Box.ANY.in(pair)));
    }

    private static PacketSet shadow(PacketSet set) {
        return set.forget(Field.IN, Field.OUT);
    }

    /// Each device of a pair's with each other one's; those that have no name are one.
    private static List<Circumstances> single(Circumstances pair) {
        return single(pair.in()).stream()
                .flatMap(in -> single(pair.out()).stream()
                        .map(out -> Circumstances.ANY.in(in).out(out)))
                .toList();
    }

    private static List<Interfaces> single(Interfaces some) {
        return some.except()
                ? List.of(some)
                : some.numbers().stream().sorted().map(n -> Interfaces.of(n)).toList();
    }

    private void told(Way way, boolean passes, boolean surely, List<Circumstances> pairs, PacketSet set) {
        if (!set.isEmpty()) {
            var devices = pairs.stream().map(p -> devices(way, p)).collect(Collectors.joining(", "));
            changes.add(new Change(way, passes, surely, devices, parts(set)));
        }
    }

    /// The pairs of devices that a set has packets for, each once; devices that are alike in it are together.
    private List<Circumstances> pairs(PacketSet set) {
        var shadow = set.forget(
                Field.STATE,
                Field.DIRECTION,
                Field.TRANSLATED,
                Field.SOURCE,
                Field.DESTINATION,
                Field.SERVICE,
                Field.SOURCE_PORT);
        return shadow.boxes(200).stream()
                .map(Box::circumstances)
                .map(c -> Circumstances.ANY.in(c.in()).out(c.out()))
                .distinct()
                .toList();
    }

    private String devices(Way way, Circumstances pair) {
        return switch (way) {
            case FORWARDED -> name(pair.in()) + " -> " + name(pair.out());
            case TAKEN_IN -> name(pair.in());
            case SENT -> name(pair.out());
        };
    }

    private String name(Interfaces some) {
        var names = terrain.devices().names();
        var numbers = IntStream.rangeClosed(1, names.size())
                .filter(n -> some.numbers().contains(n))
                .mapToObj(n -> names.get(n - 1))
                .toList();
        if (!some.except()) {
            return String.join(" ", numbers);
        }
        return numbers.isEmpty() ? "any device" : "any device but " + String.join(" ", numbers);
    }

    /// New flows first; of others only what begins none.
    private List<String> parts(PacketSet set) {
        var begins = set.intersect(terrain.begins());
        if (!begins.isEmpty()) {
            return words.parts(begins);
        }
        var states = Stream.of(FlowState.values())
                .filter(s -> set.overlaps(terrain.space().of(Box.ANY.in(Circumstances.ANY.states(s)))))
                .map(s -> s.name().toLowerCase(Locale.ROOT))
                .toList();
        return words.parts(set).stream()
                .map(l -> l + " (" + String.join(", ", states) + ")")
                .toList();
    }

    /// The families that were compared.
    public static List<Family> families(Rules before, Rules after) {
        return Stream.of(Family.values())
                .filter(f -> before.families().contains(f) && after.families().contains(f))
                .toList();
    }
}
