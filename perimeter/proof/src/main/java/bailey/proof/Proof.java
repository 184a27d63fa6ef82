package bailey.proof;

import bailey.policy.Grant;
import bailey.policy.Grants;
import bailey.policy.Ground;
import bailey.policy.Host;
import bailey.policy.Origin;
import bailey.policy.Promise;
import bailey.policy.Site;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/// What follows from a site: every law and promise judged once, over all that it grants. Nothing found is a proof of
/// the site's file; that a ruleset means the same is proved elsewhere.
public final class Proof {
    private final Estate estate;
    private final List<Finding> findings;

    private Proof(Estate estate) {
        this.estate = estate;
        var all = new ArrayList<Finding>();
        Laws.OF_FILES.forEach(law -> all.addAll(judged(law)));
        estate.site().promises().forEach(promise -> all.addAll(judged(promise)));
        this.findings = List.copyOf(all);
    }

    public static Proof of(Site site) {
        var ground = new Ground(site);
        return of(site, ground, Grants.of(site, ground));
    }

    /// Of a site whose grants are known already.
    public static Proof of(Site site, Ground ground, List<Grant> grants) {
        return new Proof(new Estate(site, ground, grants));
    }

    private List<Finding> judged(FileLaw law) {
        return within("whether the law " + law.name() + " holds", estate.site().origin(), () -> {
            var breaches = law.judge(estate, estate.without(law.name()));
            var found = new ArrayList<Finding>();
            breaches.stream()
                    .sorted(Comparator.comparing((Breach b) -> b.at().getFirst()))
                    .forEach(b -> found.add(new Finding.BrokenLaw(law, b)));
            found.addAll(waivers(law, breaches));
            return found;
        });
    }

    private List<Finding> waivers(FileLaw law, List<Breach> breaches) {
        return within(
                "which waivers of " + law.name() + " are needed",
                estate.site().origin(),
                () -> new Waivers(estate, law)
                        .idle(breaches).stream()
                                .<Finding>map(l -> new Finding.IdleWaiver(l, law))
                                .toList());
    }

    private List<Finding> judged(Promise promise) {
        return within(
                "`" + promise.text() + "`",
                promise.origin(),
                () -> new Promises(estate)
                        .breach(promise).stream()
                                .<Finding>map(b -> new Finding.BrokenPromise(promise, b))
                                .toList());
    }

    private static List<Finding> within(String what, Origin at, Supplier<List<Finding>> work) {
        try {
            return work.get();
        } catch (Budget.Spent spent) {
            return List.of(new Finding.Unproven(what, spent.why(), at));
        }
    }

    public Site site() {
        return estate.site();
    }

    Terrain terrain() {
        return estate.terrain();
    }

    /// How many grants the site's lines come to.
    public int grants() {
        return estate.held().size();
    }

    /// In the order of the laws, each law's by line and then its idle waivers, and then of the promises.
    public List<Finding> findings() {
        return findings;
    }

    /// Whether every law and promise holds, and every waiver is needed.
    public boolean holds() {
        return findings.isEmpty();
    }

    /// How a law is broken, by line.
    public List<Breach> breaches(Law law) {
        return findings.stream()
                .filter(f ->
                        f instanceof Finding.BrokenLaw broken && broken.law().equals(law))
                .map(f -> ((Finding.BrokenLaw) f).breach())
                .toList();
    }

    public Reach reach(Host host) {
        return Reach.of(estate, host);
    }

    public Blast blast(Host host) {
        return Blast.of(estate, host);
    }
}
