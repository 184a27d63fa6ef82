package bailey.language;

import bailey.packet.Family;
import bailey.packet.Selector;
import bailey.policy.Endpoint;
import bailey.policy.Firewall;
import bailey.policy.Flow;
import bailey.policy.Group;
import bailey.policy.Host;
import bailey.policy.Service;
import bailey.policy.Services;
import bailey.policy.Zone;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Warns of flows that change nothing, since one other flow grants all of them, always. Of two that grant the same
/// the first in the text is the one that counts.
///
/// A word of one flow lies within a word of another where it is the same, a host of the zone or of the group, or a
/// group of such. Candidates come from an index by words and ports ([FlowIndex]), so a hundred thousand flows are
/// judged in linear time; very long lines are left out of it, and a warning may be missing, but none is wrong.
final class DeadFlows {
    private static final int MOST_PAIRS = 64;
    private static final int MOST_GROUPS = 16;

    /// What a flow of two single words grants; words by their numbers.
    private record Same(int from, int to, Set<Selector> selectors) {}

    private final Draft draft;
    private final Set<Same> seen = new HashSet<>();
    private final FlowIndex index = new FlowIndex();
    private final IdentityHashMap<Host, List<Group>> groups = new IdentityHashMap<>();
    private final IdentityHashMap<Endpoint, List<Endpoint>> wider = new IdentityHashMap<>();

    private DeadFlows(Draft draft) {
        this.draft = draft;
        for (var group : draft.groups) {
            group.hosts()
                    .forEach(h ->
                            groups.computeIfAbsent(h, _ -> new ArrayList<>(1)).add(group));
        }
    }

    static void warn(Draft draft) {
        var check = new DeadFlows(draft);
        for (int i = 0; i < draft.lines.size(); i++) {
            if (draft.lines.get(i).line() instanceof Flow flow && flow.terms().unconditional()) {
                check.add(flow, i);
            }
        }
        for (int i = 0; i < draft.lines.size(); i++) {
            if (draft.lines.get(i).line() instanceof Flow flow
                    && !flow.terms().log()
                    && flow.terms().rate().isEmpty()) {
                check.judge(flow, i);
            }
        }
    }

    private void add(Flow flow, int line) {
        if (flow.from().size() * flow.to().size() > MOST_PAIRS) {
            return;
        }
        var selectors = selectors(flow.services());
        if (flow.from().size() == 1
                && flow.to().size() == 1
                && !seen.add(new Same(
                        index.number(flow.from().getFirst()),
                        index.number(flow.to().getFirst()),
                        selectors))) {
            return; // the first that grants this stands for all
        }
        for (var from : flow.from()) {
            for (var to : flow.to()) {
                selectors.forEach(s -> index.add(from, to, s, line));
            }
        }
    }

    /// All selectors of both families; of everything one that stands for it.
    private static Set<Selector> selectors(List<Service> services) {
        if (services.size() == 1
                && services.getFirst().ipv4().size() == 1
                && services.getFirst().ipv4().equals(services.getFirst().ipv6())
                && !services.getFirst().ipv4().getFirst().equals(FlowIndex.EVERYTHING)) {
            return Set.of(services.getFirst().ipv4().getFirst()); // as most are
        }
        var all = new LinkedHashSet<Selector>();
        for (var service : services) {
            if (everything(service)) {
                return Set.of(FlowIndex.EVERYTHING);
            }
            all.addAll(service.ipv4());
            all.addAll(service.ipv6());
        }
        return all.contains(FlowIndex.EVERYTHING) ? Set.of() : all;
    }

    private static boolean everything(Service service) {
        return service.ipv4().size() == Services.ANY.ipv4().size()
                && service.ipv4().equals(Services.ANY.ipv4())
                && service.ipv6().equals(Services.ANY.ipv6());
    }

    private void judge(Flow flow, int line) {
        var selectors = selectors(flow.services());
        for (var from : wider(flow.from().getFirst())) {
            for (var to : wider(flow.to().getFirst())) {
                for (var selector : selectors) {
                    var other = index.covering(from, to, selector, line)
                            .filter(o -> dead(flow, line, o))
                            .findFirst();
                    if (other.isPresent()) {
                        warn(line, other.getAsInt());
                        return;
                    }
                }
            }
        }
    }

    /// Whether the flow of `other` grants all that `flow` does, and is not the later of two that grant the same.
    private boolean dead(Flow flow, int line, int other) {
        var grants = (Flow) draft.lines.get(other).line();
        boolean later = other > line && flow.terms().unconditional() && covers(flow, grants);
        return !later && covers(grants, flow);
    }

    private void warn(int line, int other) {
        var by = draft.lines.get(other).line();
        draft.problems.warn(
                draft.lines.get(line).sentence().at(),
                "a dead flow: `" + by.text() + "` (" + by.origin() + ") grants all of it",
                "remove one of the two");
    }

    private boolean covers(Flow wide, Flow narrow) {
        return within(narrow.from(), wide.from())
                && within(narrow.to(), wide.to())
                && narrow.services().stream().allMatch(s -> covers(wide.services(), s));
    }

    private boolean within(List<Endpoint> narrow, List<Endpoint> wide) {
        return narrow.stream()
                .allMatch(n -> wider(n).stream().anyMatch(w -> wide.stream().anyMatch(x -> x.equals(w))));
    }

    private static boolean covers(List<Service> wide, Service narrow) {
        if (wide.stream().anyMatch(w -> w.equals(narrow) || everything(w))) {
            return true;
        }
        for (var family : Family.values()) {
            for (var selector : narrow.in(family)) {
                if (wide.stream().noneMatch(w -> w.in(family).stream().anyMatch(s -> s.contains(selector)))) {
                    return false;
                }
            }
        }
        return true;
    }

    /// The words that mean all that `endpoint` does, itself first.
    private List<Endpoint> wider(Endpoint endpoint) {
        return wider.computeIfAbsent(endpoint, e -> switch (e) {
            case Zone zone -> List.of(zone);
            case Firewall firewall -> List.of(firewall);
            case Host host -> around(host, List.of(host));
            case Group group -> around(group, group.hosts());
        });
    }

    private List<Endpoint> around(Endpoint endpoint, List<Host> hosts) {
        var wider = new ArrayList<Endpoint>(List.of(endpoint));
        var zone = hosts.getFirst().zone();
        if (hosts.stream().allMatch(h -> h.zone().equals(zone))) {
            wider.add(zone);
        }
        groups.getOrDefault(hosts.getFirst(), List.of()).stream()
                .filter(g -> !g.equals(endpoint))
                .limit(MOST_GROUPS)
                .filter(g -> hosts.size() == 1 || g.hosts().containsAll(hosts))
                .forEach(wider::add);
        return wider;
    }
}
