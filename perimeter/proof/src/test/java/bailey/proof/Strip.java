package bailey.proof;

import bailey.policy.ByName;
import bailey.policy.Flow;
import bailey.policy.Line;
import bailey.policy.Promise;
import bailey.policy.Publication;
import bailey.policy.Site;
import bailey.policy.Terms;
import java.util.List;
import java.util.Optional;

/// Sites with less in them.
final class Strip {
    private Strip() {}

    static Site lines(Site site, List<Line> lines) {
        return with(site, lines, site.promises());
    }

    static Site with(Site site, List<Line> lines, List<Promise> promises) {
        return new Site(
                site.name(),
                site.zones(),
                site.hosts(),
                site.groups(),
                site.firewalls(),
                lines,
                site.nat(),
                promises,
                site.dynamic(),
                site.silent(),
                site.refuse(),
                site.gates(),
                site.origin());
    }

    /// At any hour, without limit and end; with waivers, and a reason now and then.
    static Line always(Line line, List<String> waives) {
        var terms = always(line.terms(), waives);
        return switch (line) {
            case Flow f -> new Flow(f.from(), f.to(), f.services(), terms, f.text(), f.origin());
            case ByName n ->
                new ByName(n.from(), n.names(), n.services(), n.proxy(), n.proxyService(), terms, n.text(), n.origin());
            case Publication p ->
                new Publication(p.address(), p.hosts(), p.doors(), p.exposed(), p.from(), terms, p.text(), p.origin());
        };
    }

    private static Terms always(Terms terms, List<String> waives) {
        return new Terms(
                waives.size() % 2 == 0 ? terms.why() : Optional.of("chance"),
                terms.owner(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                terms.log(),
                waives);
    }
}
