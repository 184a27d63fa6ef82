package bailey.nftables;

import bailey.policy.Line;
import java.util.List;
import java.util.stream.Collectors;

/// What one machine's ruleset may cost: lines that overlap can make exponentially many cells.
final class Budget {
    private static final int MOST_PIECES = 200_000;
    private static final int MOST_COMPARED = 100_000_000;
    private static final int MOST_ENTRIES = 2_000_000;
    private static final int MOST_NAMED = 8;

    private List<Claim> claims = List.of();
    private long pieces;
    private long compared;
    private long entries;

    /// What is spent from now on is spent on these.
    void on(List<Claim> some) {
        claims = List.copyOf(some);
    }

    /// Cells that claims were split into.
    void pieces(int more) {
        pieces += more;
        check(pieces <= MOST_PIECES);
    }

    /// Pairs of cells that were laid under each other.
    void compared(int more) {
        compared += more;
        check(compared <= MOST_COMPARED);
    }

    /// Elements of maps, and rules that try lines.
    void entries(long more) {
        entries += more;
        check(entries <= MOST_ENTRIES);
    }

    private void check(boolean within) {
        if (!within) {
            throw new TooManyCells(message());
        }
    }

    private String message() {
        var open = claims.stream().filter(c -> !c.settles()).toList();
        var lines = (open.isEmpty() ? claims : open)
                .stream().map(Claim::line).distinct().toList();
        var named = lines.stream()
                .limit(MOST_NAMED)
                .map(l -> Integer.toString(l.origin().line()))
                .collect(Collectors.joining(", "));
        var more = lines.size() > MOST_NAMED ? " and %,d more".formatted(lines.size() - MOST_NAMED) : "";
        return file(lines) + ": lines " + named + more + " overlap in too many ways for one ruleset; write fewer"
                + " overlapping lines" + (open.isEmpty() ? "" : " with `rate`, `when` or `until`");
    }

    private static String file(List<Line> lines) {
        return lines.stream().findFirst().map(l -> Trials.file(l.origin())).orElse("the site");
    }
}
