package bailey.proof;

import bailey.policy.Endpoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedCollection;
import java.util.SequencedSet;
import java.util.function.Function;

/// Members that the same words of some grants name, and those grants. However many machines a group has, what is so
/// for one of a bundle is so for all.
record Bundle<T>(List<T> members, List<Held> held) {
    /// The bundles of `held` by the words of one of their sides.
    static <T> List<Bundle<T>> of(List<Held> held, Function<Held, Side> side, Function<Side, List<T>> members) {
        Map<Side, List<Held>> bySide = new LinkedHashMap<>();
        held.forEach(h ->
                bySide.computeIfAbsent(side.apply(h), _ -> new ArrayList<>()).add(h));
        Map<Endpoint, List<Held>> byWord = new LinkedHashMap<>();
        Map<Endpoint, SequencedSet<Side>> sides = new LinkedHashMap<>();
        bySide.forEach((s, some) -> {
            byWord.computeIfAbsent(s.word(), _ -> new ArrayList<>()).addAll(some);
            sides.computeIfAbsent(s.word(), _ -> new LinkedHashSet<>()).add(s);
        });
        Map<T, List<Endpoint>> words = new LinkedHashMap<>();
        sides.forEach((word, some) -> all(some, members)
                .forEach(m -> words.computeIfAbsent(m, _ -> new ArrayList<>()).add(word)));
        Map<List<Endpoint>, List<T>> alike = new LinkedHashMap<>();
        words.forEach((member, some) ->
                alike.computeIfAbsent(some, _ -> new ArrayList<>()).add(member));
        return alike.entrySet().stream()
                .map(e -> new Bundle<>(e.getValue(), all(e.getKey(), byWord)))
                .toList();
    }

    private static <T> SequencedSet<T> all(SequencedCollection<Side> sides, Function<Side, List<T>> members) {
        var all = new LinkedHashSet<T>();
        sides.forEach(s -> all.addAll(members.apply(s)));
        return all;
    }

    private static List<Held> all(List<Endpoint> words, Map<Endpoint, List<Held>> byWord) {
        return words.stream()
                .flatMap(w -> byWord.getOrDefault(w, List.of()).stream())
                .toList();
    }
}
