package bailey.cli;

import bailey.policy.Host;
import bailey.policy.Site;
import java.time.InstantSource;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The words of a command about one host of a site, and for whom the answer is.
final class HostInput {
    @Parameters(index = "0", paramLabel = "SITE", description = "The site's file.")
    String site = "";

    @Parameters(index = "1", paramLabel = "HOST", description = "A host of the site.")
    String host = "";

    @Option(names = "--json", description = "For programs; docs/json.md says how.")
    boolean json;

    /// The site; where its file means nothing, its problems are told and there is none.
    Optional<Site> read(InstantSource clock, Terminal terminal) {
        return SiteFile.named(site).site(clock, terminal, json);
    }

    /// The host in it.
    Host in(Site read) {
        return read.hosts().stream()
                .filter(h -> h.name().equals(host))
                .findFirst()
                .orElseThrow(() -> unknown(read));
    }

    private WrongInput unknown(Site read) {
        if (read.endpoint(host).isPresent()) {
            return new WrongInput("`" + host + "` is no host of " + read.name() + "; name one of its hosts");
        }
        var near = NearName.of(host, read.hosts().stream().map(Host::name).toList());
        return new WrongInput("no host `" + host + "` in " + read.name()
                + near.map(n -> "; did you mean `" + n + "`?").orElse(""));
    }
}
