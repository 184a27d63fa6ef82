package bailey.language;

import bailey.packet.Family;
import bailey.packet.Selector;
import bailey.policy.ByName;
import bailey.policy.Endpoint;
import bailey.policy.Firewall;
import bailey.policy.Flow;
import bailey.policy.Group;
import bailey.policy.Host;
import bailey.policy.Role;
import bailey.policy.Service;
import bailey.policy.Zone;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Whether each proxy may itself go outwards for what it fetches.
final class ProxyCheck {
    private final Draft draft;
    private final Ends ends = new Ends();
    private final IdentityHashMap<Host, Set<Service>> outward = new IdentityHashMap<>();

    private ProxyCheck(Draft draft) {
        this.draft = draft;
    }

    static void judge(Draft draft) {
        var check = new ProxyCheck(draft);
        var named = draft.lines.stream().filter(s -> s.line() instanceof ByName).toList();
        if (named.isEmpty()) {
            return;
        }
        named.forEach(s -> check.outward.putIfAbsent(((ByName) s.line()).proxy(), new HashSet<>()));
        draft.lines.forEach(s -> check.flow(s));
        var told = Collections.<Host>newSetFromMap(new IdentityHashMap<>());
        named.forEach(s -> check.judge((ByName) s.line(), s.sentence(), told));
    }

    private void flow(Draft.Stated stated) {
        if (stated.line() instanceof Flow flow && flow.to().stream().anyMatch(this::external)) {
            flow.from()
                    .forEach(from -> outward.forEach((proxy, services) -> {
                        if (names(from, proxy)) {
                            services.addAll(flow.services());
                        }
                    }));
        }
    }

    private boolean external(Endpoint to) {
        return ends.of(to).stream().anyMatch(end -> end instanceof Zone zone && zone.role() == Role.EXTERNAL);
    }

    private static boolean names(Endpoint from, Host proxy) {
        return switch (from) {
            case Zone zone -> proxy.zone().equals(zone);
            case Host host -> host.equals(proxy);
            case Group group -> group.hosts().contains(proxy);
            case Firewall _ -> false;
        };
    }

    private void judge(ByName line, Sentence sentence, Set<Host> told) {
        var own = outward.getOrDefault(line.proxy(), Set.of());
        String proxy = "`" + line.proxy().name() + "`";
        if (own.isEmpty()) {
            if (told.add(line.proxy())) {
                String external = draft.zones.stream()
                        .filter(Zone::prefixless)
                        .map(Zone::name)
                        .findFirst()
                        .orElse("ZONE");
                draft.problems.add(
                        sentence.at(),
                        "the proxy " + proxy + " has no flow of its own outwards",
                        "add `- " + line.proxy().name() + " -> " + external + ": "
                                + line.services().getFirst().name() + "`");
            }
            return;
        }
        for (var service : line.services()) {
            if (!covered(service, own)) {
                draft.problems.add(
                        sentence.at(),
                        "the proxy " + proxy + " may not itself go outwards for `" + service.name() + "`",
                        "add the service to its own flow");
            }
        }
    }

    private static boolean covered(Service service, Set<Service> own) {
        return Stream.of(Family.values()).anyMatch(family -> {
            var granted = new ArrayList<Selector>();
            own.forEach(s -> granted.addAll(s.in(family)));
            List<Selector> joined = ServiceWords.joined(granted, family);
            var asked = service.in(family);
            return !asked.isEmpty()
                    && asked.stream().allMatch(a -> joined.stream().anyMatch(j -> j.contains(a)));
        });
    }
}
