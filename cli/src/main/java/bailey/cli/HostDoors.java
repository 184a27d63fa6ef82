package bailey.cli;

import bailey.policy.Endpoint;
import bailey.policy.Host;
import bailey.policy.Publication;
import bailey.policy.Site;
import java.util.LinkedHashSet;
import java.util.List;

/// What strangers may ask of a host, in the words of the file's publications.
final class HostDoors {
    private HostDoors() {}

    static List<String> of(Host host, Site site) {
        var words = new LinkedHashSet<String>();
        site.publications().filter(p -> p.hosts().contains(host)).forEach(p -> words.addAll(words(p)));
        return List.copyOf(words);
    }

    private static List<String> words(Publication publication) {
        if (publication.exposed()) {
            return List.of("exposed!");
        }
        var services = List.of(services(publication).split(" ", -1));
        if (publication.from().isEmpty()) {
            return services;
        }
        var who =
                String.join(",", publication.from().stream().map(Endpoint::name).toList());
        return services.stream().map(s -> s + "(" + who + ")").toList();
    }

    /// What is published, as the file says it: `http 2222=ssh`.
    static String services(Publication publication) {
        return publication.text().replaceFirst("^.*->[^:]*:", "").strip();
    }
}
