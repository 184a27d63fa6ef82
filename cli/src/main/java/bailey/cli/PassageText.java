package bailey.cli;

import bailey.packet.Family;
import bailey.policy.Ground;
import bailey.policy.Line;
import bailey.policy.Site;
import bailey.proof.Passage;
import bailey.proof.Way;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What passes from end to end in a site, in its own words: by line of the file, who to whom on what.
final class PassageText {
    /// More lines than this are counted, not told.
    private static final int MOST = 40;

    private final Naming naming;

    PassageText(Site site) {
        this.naming = new Naming(site, new Ground(site), List.of());
    }

    List<String> lines(List<Passage> passages) {
        var told = new LinkedHashMap<Optional<Line>, Map<String, Set<Family>>>();
        passages.forEach(p -> words(p, told.computeIfAbsent(p.line(), _ -> new LinkedHashMap<>())));
        var lines = new ArrayList<String>();
        told.forEach((line, all) -> {
            all.forEach((words, families) -> lines.add("  " + words + "  ("
                    + families.stream().map(Object::toString).collect(Collectors.joining(", ")) + ")"));
            lines.add("      " + by(line));
        });
        if (lines.size() <= MOST) {
            return lines;
        }
        var some = new ArrayList<>(lines.subList(0, MOST));
        some.add("  … and %,d lines more; --json has them all".formatted(lines.size() - MOST));
        return some;
    }

    private static String by(Optional<Line> line) {
        return line.map(l -> l.origin().file() + ":" + l.origin().line() + ": " + l.text()
                        + TermWords.all(l.terms()).stream()
                                .map(t -> "  (" + t + ")")
                                .collect(Collectors.joining()))
                .orElse("unseen, on their wire");
    }

    /// In each family that it has; what sounds alike in both is told once.
    private void words(Passage passage, Map<String, Set<Family>> told) {
        Arrays.stream(Family.values())
                .filter(f -> !passage.box().sources().of(f).isEmpty()
                        && !passage.box().destinations().of(f).isEmpty())
                .forEach(f -> told.computeIfAbsent(words(passage, f), _ -> new TreeSet<>())
                        .add(f));
    }

    private String words(Passage passage, Family family) {
        var box = passage.box();
        var selectors =
                box.selectors().stream().filter(s -> s.protocol().in(family)).toList();
        return naming.words(box.sources().of(family), family) + " → "
                + naming.words(box.destinations().of(family), family) + inside(passage.way()) + ": "
                + naming.services(selectors, family);
    }

    private String inside(Way way) {
        return switch (way) {
            case Way.Straight() -> "";
            case Way.Through(var host, var port) ->
                " (to " + naming.word(host) + (port.isPresent() ? " port " + port.getAsInt() : "") + ")";
        };
    }
}
