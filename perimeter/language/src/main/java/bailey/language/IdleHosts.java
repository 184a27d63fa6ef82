package bailey.language;

import bailey.policy.ByName;
import bailey.policy.Endpoint;
import bailey.policy.Firewall;
import bailey.policy.Flow;
import bailey.policy.Group;
import bailey.policy.Host;
import bailey.policy.Promise;
import bailey.policy.Publication;
import bailey.policy.Zone;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/// Warns of hosts in the site's own file that no line speaks of, by their name or that of a group.
final class IdleHosts {
    private final Set<Endpoint> named = Collections.newSetFromMap(new IdentityHashMap<>());

    private IdleHosts() {}

    static void warn(Draft draft) {
        var idle = new IdleHosts();
        draft.lines.forEach(idle::line);
        draft.nat.forEach(n -> idle.add(n.line().from()));
        draft.promises.forEach(idle::promise);
        for (var host : draft.hosts) {
            if (!idle.named.contains(host)
                    && draft.main().source().name().equals(host.origin().file())) {
                draft.problems.warn(
                        draft.names.at(host),
                        "no line names the host `" + host.name() + "`",
                        "name it in a flow, or remove it");
            }
        }
    }

    private void line(Draft.Stated stated) {
        switch (stated.line()) {
            case Flow flow -> {
                add(flow.from());
                add(flow.to());
            }
            case ByName line -> {
                add(line.from());
                named.add(line.proxy());
            }
            case Publication door -> {
                add(door.from());
                add(door.hosts());
            }
        }
    }

    private void promise(Draft.StatedPromise stated) {
        switch (stated.promise()) {
            case Promise.Never never -> {
                add(never.from());
                add(never.to());
            }
            case Promise.NeverTaken never -> {
                add(never.from());
                add(never.to());
            }
            case Promise.Always always -> {
                add(always.from());
                add(always.to());
            }
        }
    }

    private void add(Collection<? extends Endpoint> endpoints) {
        endpoints.forEach(endpoint -> {
            switch (endpoint) {
                case Group group -> {
                    if (named.add(group)) {
                        named.addAll(group.hosts());
                    }
                }
                case Host host -> named.add(host);
                case Zone _, Firewall _ -> {
                    // names no host
                }
            }
        });
    }
}
