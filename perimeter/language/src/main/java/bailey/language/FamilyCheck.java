package bailey.language;

import bailey.packet.Family;
import bailey.packet.Prefix;
import bailey.policy.ByName;
import bailey.policy.Endpoint;
import bailey.policy.Flow;
import bailey.policy.Ground;
import bailey.policy.Host;
import bailey.policy.Paths;
import bailey.policy.Promise;
import bailey.policy.Publication;
import bailey.policy.Service;
import java.util.Collection;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Whether every pair of words of a line is granted anything at all, in a family in which both have an address.
final class FamilyCheck {
    private final Draft draft;
    private final Paths paths;
    private final Ends ends = new Ends();
    private final IdentityHashMap<Endpoint, Set<Family>> known = new IdentityHashMap<>();
    private final IdentityHashMap<Service, Set<Family>> spoken = new IdentityHashMap<>();

    private FamilyCheck(Draft draft) {
        this.draft = draft;
        this.paths = new Paths(draft.firewalls);
    }

    static void judge(Draft draft) {
        var check = new FamilyCheck(draft);
        draft.lines.forEach(check::line);
        draft.promises.forEach(check::promise);
    }

    private void line(Draft.Stated stated) {
        var sentence = stated.sentence();
        switch (stated.line()) {
            case Flow flow -> pairs(flow.from(), flow.to(), spoken(flow.services()), sentence);
            case ByName named ->
                pairs(named.from(), List.of(named.proxy()), spoken(List.of(named.proxyService())), sentence);
            case Publication door -> publication(door, sentence);
        }
    }

    private void promise(Draft.StatedPromise stated) {
        if (stated.promise() instanceof Promise.Always always) {
            pairs(always.from(), always.to(), spoken(always.services()), stated.sentence());
        }
    }

    private void pairs(List<Endpoint> from, List<Endpoint> to, Set<Family> spoken, Sentence sentence) {
        if (from.size() == 1 && to.size() == 1 && from.getFirst().sameMachine(to.getFirst())) {
            draft.problems.add(
                    sentence.to().getFirst().at(),
                    "`" + to.getFirst().name() + "` is one machine, and what it sends itself meets no firewall",
                    "remove the line");
            return;
        }
        var everywhere = common(from);
        everywhere.retainAll(common(to));
        everywhere.retainAll(spoken);
        if (!everywhere.isEmpty() && paths.even()) {
            return;
        }
        for (var start : from) {
            for (var end : to) {
                if (!start.sameMachine(end) && !pair(start, end, spoken, sentence)) {
                    return; // one problem a line is enough
                }
            }
        }
    }

    private boolean pair(Endpoint start, Endpoint end, Set<Family> spoken, Sentence sentence) {
        var both = EnumSet.copyOf(families(start));
        both.retainAll(families(end));
        var at = sentence.to().stream()
                .filter(w -> w.text().equals(end.name()))
                .findFirst()
                .map(Word::at)
                .orElse(sentence.at());
        if (both.isEmpty()) {
            draft.problems.add(
                    at,
                    "`" + start.name() + "` has only " + listed(families(start)) + " addresses, and `" + end.name()
                            + "` only " + listed(families(end)),
                    "give one of them an address of the other family, or take them out of the line");
            return false;
        }
        both.retainAll(spoken);
        if (both.isEmpty()) {
            draft.problems.add(
                    at,
                    "none of the services exists in a family that `" + start.name() + "` and `" + end.name()
                            + "` share",
                    "ICMP is IPv4's, ICMPv6 is IPv6's");
            return false;
        }
        return carried(start, end, both, at);
    }

    private boolean carried(Endpoint start, Endpoint end, Set<Family> both, Spot at) {
        var lost = both.stream().filter(f -> !carried(start, end, f)).toList();
        if (lost.isEmpty()) {
            return true;
        }
        var what = "no " + listed(lost) + " comes from `" + start.name() + "` to `" + end.name()
                + "`: a firewall's leg on the way has no such address";
        boolean none = lost.size() == both.size();
        if (none) {
            draft.problems.add(at, what, "give each leg on the way one");
        } else {
            draft.problems.warn(
                    at, what, "give each leg on the way one, or grant it between machines of the other family");
        }
        return !none;
    }

    private boolean carried(Endpoint start, Endpoint end, Family family) {
        return ends.of(start).stream()
                .anyMatch(from -> ends.of(end).stream().anyMatch(to -> paths.carries(from, to, family)));
    }

    private void publication(Publication door, Sentence sentence) {
        var sources = door.sources(draft.zones);
        for (var host : door.hosts()) {
            Set<Family> reached = door.address().isPresent() ? EnumSet.of(Family.IPV4) : publicly(host);
            if (!door.exposed()) {
                reached.removeIf(f -> door.doors().stream()
                        .noneMatch(d -> d.inside().protocol().in(f)));
            }
            boolean nobody = sources.stream()
                    .noneMatch(s -> families(s).stream().anyMatch(f -> reached.contains(f) && carried(s, host, f)));
            if (nobody) {
                draft.problems.add(
                        sentence.at(),
                        "nobody who may come shares a family with `" + host.name()
                                + "`, the way there and these services",
                        "see which addresses they have, and the firewalls' legs between them");
            }
        }
    }

    private static Set<Family> publicly(Host host) {
        return Ground.publicOnes(host).stream().map(Prefix::family).collect(Collectors.toSet());
    }

    private EnumSet<Family> common(List<Endpoint> endpoints) {
        var common = EnumSet.allOf(Family.class);
        endpoints.forEach(e -> common.retainAll(families(e)));
        return common;
    }

    private Set<Family> families(Endpoint endpoint) {
        return known.computeIfAbsent(endpoint, Families::of);
    }

    private Set<Family> spoken(List<Service> services) {
        var all = EnumSet.noneOf(Family.class);
        for (var service : services) {
            all.addAll(spoken.computeIfAbsent(service, FamilyCheck::families));
        }
        return all;
    }

    private static Set<Family> families(Service service) {
        var families = EnumSet.allOf(Family.class);
        families.removeIf(f -> service.in(f).isEmpty());
        return families;
    }

    private static String listed(Collection<Family> families) {
        return families.stream().map(Family::toString).collect(Collectors.joining(" and "));
    }
}
