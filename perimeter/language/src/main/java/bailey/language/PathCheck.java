package bailey.language;

import bailey.policy.ByName;
import bailey.policy.Endpoint;
import bailey.policy.Firewall;
import bailey.policy.Flow;
import bailey.policy.Hop;
import bailey.policy.Paths;
import bailey.policy.Place;
import bailey.policy.Publication;
import bailey.policy.Wire;
import bailey.policy.Zone;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// Whether one shortest path joins the ends of every line. Two ends are judged once, where they are first joined.
final class PathCheck {
    private record Joined(int from, int to) {}

    private final Draft draft;
    private final Paths paths;
    private final Ends ends = new Ends();
    private final IdentityHashMap<Place, Integer> numbers = new IdentityHashMap<>();
    private final Set<Joined> seen = new HashSet<>();

    private PathCheck(Draft draft) {
        this.draft = draft;
        this.paths = new Paths(draft.firewalls);
    }

    static void judge(Draft draft) {
        var check = new PathCheck(draft);
        draft.lines.forEach(check::line);
    }

    private void line(Draft.Stated stated) {
        var sentence = stated.sentence();
        switch (stated.line()) {
            case Flow flow -> join(ends.of(flow.from()), ends.of(flow.to()), sentence, false);
            case ByName named -> join(ends.of(named.from()), ends.of(named.proxy()), sentence, false);
            case Publication door ->
                join(
                        ends.of(sources(door)),
                        ends.of(door.hosts()),
                        sentence,
                        door.address().isPresent());
        }
    }

    /// A published address belongs to the first firewall from the prefixless zone, so that way must be there in any
    /// case.
    private List<Endpoint> sources(Publication door) {
        var sources = new ArrayList<>(door.sources(draft.zones));
        if (door.address().isPresent()) {
            draft.zones.stream().filter(Zone::prefixless).forEach(sources::add);
        }
        return sources;
    }

    private void join(List<Place> from, List<Place> to, Sentence sentence, boolean rewritten) {
        for (var start : from) {
            for (var end : to) {
                if (!skipped(start, end, rewritten) && seen.add(new Joined(number(start), number(end)))) {
                    judge(start, end, sentence);
                }
            }
        }
    }

    /// Neighbours on a shared wire need no firewall, unless one is to rewrite what they send.
    private static boolean skipped(Place start, Place end, boolean rewritten) {
        if (!start.equals(end)) {
            return false;
        }
        return switch (start) {
            case Firewall _ -> true;
            case Zone zone -> zone.wire() == Wire.SHARED && !rewritten;
        };
    }

    private int number(Place end) {
        return numbers.computeIfAbsent(end, _ -> numbers.size());
    }

    private void judge(Place start, Place end, Sentence sentence) {
        var shortest = paths.shortest(start, end);
        if (shortest.size() == 1) {
            return;
        }
        var at = word(end, sentence);
        if (start.equals(end)) {
            draft.problems.add(
                    at,
                    "no firewall carries what neighbours in `" + end.name() + "` send each other",
                    "give one a leg there");
            return;
        }
        String between = " from `" + start.name() + "` to `" + end.name() + "`";
        if (shortest.isEmpty()) {
            draft.problems.add(
                    at,
                    "no path" + between,
                    "give a firewall a leg in both; a path never runs through an external or a management zone");
            return;
        }
        draft.problems.add(
                at,
                "two shortest paths" + between + ": " + chain(shortest.get(0)) + ", and " + chain(shortest.get(1)),
                "make one of them longer, or the two firewalls a pair");
    }

    private static String chain(List<Hop> hops) {
        return "by "
                + String.join(
                        " and ",
                        hops.stream().map(h -> "`" + h.at().name() + "`").toList());
    }

    /// The word behind the arrow that leads to the end.
    private Spot word(Place end, Sentence sentence) {
        return sentence.to().stream()
                .filter(w -> draft.names
                        .defined(w.text())
                        .filter(e -> ends.of(e).contains(end))
                        .isPresent())
                .findFirst()
                .map(Word::at)
                .orElse(sentence.at());
    }
}
