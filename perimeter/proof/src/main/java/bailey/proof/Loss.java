package bailey.proof;

import bailey.policy.Firewall;
import bailey.policy.Grants;
import bailey.policy.Ground;
import bailey.policy.Line;
import bailey.policy.Promise;
import bailey.policy.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What goes when something of a site goes: the laws and promises that hold with it and not without, and what no longer
/// passes from end to end.
public record Loss(List<Finding> broken, List<Passage> stops) {
    public Loss {
        broken = List.copyOf(broken);
        stops = List.copyOf(stops);
    }

    /// Of a line of the file.
    public static Loss without(Site site, Line line) {
        var lines = new ArrayList<>(site.lines());
        lines.remove(line);
        var rest = new Site(
                site.name(),
                site.zones(),
                site.hosts(),
                site.groups(),
                site.firewalls(),
                lines,
                site.nat(),
                site.promises(),
                site.dynamic(),
                site.silent(),
                site.refuse(),
                site.gates(),
                site.origin());
        return new Loss(
                more(Proof.of(site), Proof.of(rest)), Difference.of(site, rest).stops());
    }

    /// Of a firewall, or both of a pair, while its zones and the file stay: what has no way around it. Of the promises
    /// only those of availability are asked.
    public static Loss down(Site site, Firewall firewall) {
        var ground = new Ground(site);
        var grants = Grants.of(site, ground);
        var detour = new Detour(site, ground, firewall);
        var kept = grants.stream().flatMap(g -> detour.part(g).stream()).toList();
        var before = Passages.of(site, ground, grants);
        var after =
                Passages.of(site, ground, kept).stream().filter(detour::stands).toList();
        var broken = more(Proof.of(site, ground, grants), Proof.of(site, ground, kept)).stream()
                .flatMap(f -> unavailable(f, firewall).stream())
                .toList();
        return new Loss(broken, Difference.of(before, after).stops());
    }

    /// A promise of availability that needs the firewall; another line in the file would not help it.
    private static Optional<Finding> unavailable(Finding finding, Firewall down) {
        if (!(finding instanceof Finding.BrokenPromise(Promise.Always promise, var breach))) {
            return Optional.empty();
        }
        var mend = "make " + down + " a pair (`pairs:`), or join its zones by another firewall too";
        return Optional.of(new Finding.BrokenPromise(
                promise, new Breach(breach.message(), breach.at(), breach.witness(), breach.chain(), mend)));
    }

    /// Whether nothing goes.
    public boolean none() {
        return broken.isEmpty() && stops.isEmpty();
    }

    /// What is found of the second alone.
    private static List<Finding> more(Proof before, Proof after) {
        var known = before.findings().stream().map(Finding::message).collect(Collectors.toSet());
        return after.findings().stream()
                .filter(f -> !known.contains(f.message()))
                .toList();
    }
}
