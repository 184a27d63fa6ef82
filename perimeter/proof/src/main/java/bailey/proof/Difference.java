package bailey.proof;

import bailey.packet.PacketSet;
import bailey.packet.PacketSpace;
import bailey.policy.Grants;
import bailey.policy.Ground;
import bailey.policy.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// How two sites differ in what passes from end to end, by the packets and not by the words: what the second newly
/// passes, what it passes no more, and what it passes at other times or rates than the first (the lines of both). Each
/// list by line.
public record Difference(List<Passage> passes, List<Passage> stops, List<Passage> otherwise) {
    /// A part of one line in more boxes than this is told by its first.
    private static final int MOST_BOXES = 100;

    public Difference {
        passes = List.copyOf(passes);
        stops = List.copyOf(stops);
        otherwise = List.copyOf(otherwise);
    }

    /// Compares them.
    ///
    /// @throws bailey.packet.TooManyNodes when they are too much to compare
    public static Difference of(Site before, Site after) {
        return of(passages(before), passages(after));
    }

    /// Of two sites that grant not all that their lines say.
    static Difference of(List<Passage> before, List<Passage> after) {
        var space = new PacketSpace();
        var first = Passages.sets(before, space);
        var second = Passages.sets(after, space);
        var other = otherwise(before, after, first, second, space);
        var changed = new ArrayList<>(told(before, other, space));
        changed.addAll(told(after, other, space));
        return new Difference(
                told(after, minus(second, first), space), told(before, minus(first, second), space), changed);
    }

    private static List<Passage> passages(Site site) {
        var ground = new Ground(site);
        return Passages.of(site, ground, Grants.of(site, ground));
    }

    /// Whether the same packets pass by the same ways at the same times.
    public boolean same() {
        return passes.isEmpty() && stops.isEmpty() && otherwise.isEmpty();
    }

    private static Map<Way, PacketSet> minus(Map<Way, PacketSet> some, Map<Way, PacketSet> others) {
        var left = new HashMap<Way, PacketSet>();
        some.forEach((way, set) -> left.put(way, others.containsKey(way) ? set.minus(others.get(way)) : set));
        return left;
    }

    /// What both pass, and under other conditions: what some condition alone covers in one and not in the other.
    private static Map<Way, PacketSet> otherwise(
            List<Passage> before,
            List<Passage> after,
            Map<Way, PacketSet> first,
            Map<Way, PacketSet> second,
            PacketSpace space) {
        var one = byCondition(before, space);
        var two = byCondition(after, space);
        var conditions = new HashSet<>(one.keySet());
        conditions.addAll(two.keySet());
        var unlike = new HashMap<Way, PacketSet>();
        for (var condition : conditions) {
            var mine = one.getOrDefault(condition, Map.of());
            var its = two.getOrDefault(condition, Map.of());
            minus(mine, its).forEach((way, set) -> unlike.merge(way, set, PacketSet::union));
            minus(its, mine).forEach((way, set) -> unlike.merge(way, set, PacketSet::union));
        }
        unlike.replaceAll((way, set) -> set.intersect(first.getOrDefault(way, space.empty()))
                .intersect(second.getOrDefault(way, space.empty())));
        return unlike;
    }

    /// What each condition decides: what passes by it, less what passes at any time.
    private static Map<Object, Map<Way, PacketSet>> byCondition(List<Passage> passages, PacketSpace space) {
        var always =
                Passages.sets(passages.stream().filter(Passage::unconditional).toList(), space);
        var byCondition = new HashMap<Object, Map<Way, PacketSet>>();
        passages.stream().collect(Collectors.groupingBy(Passages::condition)).forEach((condition, some) -> {
            var under = Passages.sets(some, space);
            boolean free = some.stream().anyMatch(Passage::unconditional);
            byCondition.put(condition, free ? under : minus(under, always));
        });
        return byCondition;
    }

    /// By line: whole passages as they are, of others the part that is in the sets. Where several lines cover the same,
    /// each tells it.
    private static List<Passage> told(List<Passage> passages, Map<Way, PacketSet> sets, PacketSpace space) {
        var told = new LinkedHashSet<Passage>();
        for (var passage : passages) {
            var some = sets.getOrDefault(passage.way(), space.empty());
            if (!some.isEmpty()) {
                told.addAll(part(passage, some));
            }
        }
        return List.copyOf(told);
    }

    private static List<Passage> part(Passage passage, PacketSet some) {
        var whole = some.space().of(passage.box());
        if (!whole.overlaps(some)) {
            return List.of();
        }
        return some.contains(whole)
                ? List.of(passage)
                : Boxes.joined(whole.intersect(some).boxes(MOST_BOXES)).stream()
                        .map(passage::of)
                        .toList();
    }
}
