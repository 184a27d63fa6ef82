package bailey.language;

import bailey.packet.Prefix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Prefixes, each claimed for somebody, of which no two may overlap.
final class Claims {
    /// `pair` is the name of the pair whose virtual address it may be, or the empty text; `owner` reads `host `www``.
    record Claim(Prefix prefix, String owner, String pair, Spot at) {}

    private final List<Claim> claims = new ArrayList<>();

    void add(Claim claim) {
        claims.add(claim);
    }

    List<Claim> all() {
        return List.copyOf(claims);
    }

    /// A problem for each claim that lies in another's prefix, at the later of the two in the text. Sorted by their
    /// base, wide before narrow, a prefix overlaps one of those before it exactly when the innermost that is still
    /// open contains it.
    void judge(String what, String instead, Problems problems) {
        var open = new ArrayList<Claim>();
        claims.stream()
                .sorted(Comparator.comparing(Claim::prefix).thenComparing(c -> c.at.origin()))
                .forEach(claim -> {
                    while (!open.isEmpty() && !open.getLast().prefix.contains(claim.prefix)) {
                        open.removeLast();
                    }
                    if (!open.isEmpty() && !virtual(open.getLast(), claim)) {
                        clash(open.getLast(), claim, what, instead, problems);
                    }
                    open.add(claim);
                });
    }

    private static boolean virtual(Claim one, Claim other) {
        return !one.pair.isEmpty() && one.pair.equals(other.pair) && !one.owner.equals(other.owner);
    }

    private static void clash(Claim one, Claim other, String what, String instead, Problems problems) {
        boolean later = one.at.origin().compareTo(other.at.origin()) > 0;
        var here = later ? one : other;
        var there = later ? other : one;
        String also = there.prefix.equals(here.prefix) ? "" : " in " + there.prefix;
        problems.add(
                here.at,
                "`" + here.prefix + "` " + what + ":" + also + " it is " + there.owner + "'s (" + there.at.origin()
                        + ")",
                instead);
    }
}
