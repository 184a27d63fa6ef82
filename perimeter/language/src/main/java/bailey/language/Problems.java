package bailey.language;

import bailey.language.Problem.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything that is wrong, as it is found; past [#MOST] of a kind it is only counted.
final class Problems {
    private static final int MOST = 20_000;
    private static final String NO_MORE = "so many problems that no more are told";

    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();
    private final Map<String, Integer> files = new HashMap<>();
    private int count;

    void add(Spot at, String wrong) {
        add(at, wrong, Optional.empty());
    }

    void add(Spot at, String wrong, String instead) {
        add(at, wrong, Optional.of(instead));
    }

    void add(Spot at, String wrong, Optional<String> instead) {
        count++;
        if (count == MOST) {
            problems.add(problem(at, NO_MORE, Optional.empty(), Severity.PROBLEM));
        } else if (count < MOST) {
            problems.add(problem(at, wrong, instead, Severity.PROBLEM));
        }
    }

    void warn(Spot at, String wrong, String instead) {
        if (warnings.size() < MOST) {
            warnings.add(problem(at, wrong, Optional.of(instead), Severity.WARNING));
        }
    }

    private Problem problem(Spot at, String wrong, Optional<String> instead, Severity severity) {
        files.putIfAbsent(at.source().name(), files.size());
        return new Problem(
                at.origin(), at.length(), wrong, instead, severity, at.source().excerpt(at.line(), at.column()));
    }

    /// Those of a file that is read by itself, in their order.
    void addAll(Problems others) {
        for (var problem : others.problems) {
            count++;
            if (count == MOST) {
                problems.add(new Problem(
                        problem.at(),
                        problem.length(),
                        NO_MORE,
                        Optional.empty(),
                        Severity.PROBLEM,
                        problem.excerpt()));
            } else if (count < MOST) {
                problems.add(problem);
            }
        }
    }

    int count() {
        return count;
    }

    /// The files in the order in which they are read come first, then the lines.
    void file(Source source) {
        files.putIfAbsent(source.name(), files.size());
    }

    List<Problem> problems() {
        return sorted(problems);
    }

    List<Problem> warnings() {
        return sorted(warnings);
    }

    private List<Problem> sorted(List<Problem> found) {
        return found.stream()
                .sorted(Comparator.<Problem>comparingInt(p -> files.getOrDefault(p.at().file(), 0))
                        .thenComparing(Problem::at))
                .distinct()
                .toList();
    }
}
