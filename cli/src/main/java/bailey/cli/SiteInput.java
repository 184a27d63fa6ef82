package bailey.cli;

import bailey.policy.Site;
import java.time.InstantSource;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The words of a command about one site: its file, and for whom the answer is.
final class SiteInput {
    @Parameters(paramLabel = "SITE", description = "The site's file.")
    String site = "";

    @Option(names = "--json", description = "For programs; docs/json.md says how.")
    boolean json;

    SiteFile file() {
        return SiteFile.named(site);
    }

    /// The site; where its file means nothing, its problems are told and there is none.
    Optional<Site> read(InstantSource clock, Terminal terminal) {
        return file().site(clock, terminal, json);
    }
}
