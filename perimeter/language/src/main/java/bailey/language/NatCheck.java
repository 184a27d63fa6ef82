package bailey.language;

import bailey.packet.Address;
import bailey.packet.AddressSet;
import bailey.packet.Family;
import bailey.packet.Prefix;
import bailey.policy.Endpoint;
import bailey.policy.Firewall;
import bailey.policy.Firewall.Leg;
import bailey.policy.Flow;
import bailey.policy.Ground;
import bailey.policy.Group;
import bailey.policy.Host;
import bailey.policy.Zone;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whether the lines of `nat:` can be told apart, can be carried out, and reach everyone that needs one.
final class NatCheck {
    private static final int MOST_SHARED = 1_000_000;

    /// A line's IPv4 sources.
    private record Sources(Draft.StatedNat stated, AddressSet set) {}

    private final Draft draft;
    private final Ground ground;
    private final Set<Endpoint> judged = Collections.newSetFromMap(new IdentityHashMap<>());

    private NatCheck(Draft draft, Ground ground) {
        this.draft = draft;
        this.ground = ground;
    }

    static void judge(Draft draft, Ground ground) {
        var check = new NatCheck(draft, ground);
        draft.nat.forEach(check::leaves);
        for (var zone : draft.zones) {
            var lines = draft.nat.stream()
                    .filter(n -> n.line().to().equals(zone))
                    .map(n -> new Sources(n, check.sources(n.line().from())))
                    .toList();
            check.apart(lines);
            if (zone.prefixless()) {
                check.covered(AddressSet.union(lines.stream().map(Sources::set).toList()), zone);
            }
        }
    }

    private AddressSet sources(List<Endpoint> from) {
        return ground.of(from).of(Family.IPV4);
    }

    /// The address that packets are to leave from is one that answers come back to.
    private void leaves(Draft.StatedNat stated) {
        var zone = stated.line().to();
        var to = stated.sentence().to().getFirst();
        var legs = draft.firewalls.stream()
                .flatMap(Firewall::legs)
                .filter(l -> l.zone().equals(zone))
                .toList();
        if (legs.isEmpty()) {
            draft.problems.add(to.at(), "no firewall has a leg in " + to, "NAT happens at such a leg");
            return;
        }
        var own = legs.stream()
                .map(Leg::addresses)
                .flatMap(List::stream)
                .filter(a -> a.family() == Family.IPV4)
                .toList();
        var address = stated.line().address();
        if (address.isEmpty() && own.isEmpty()) {
            draft.problems.add(to.at(), "no leg in " + to + " has an IPv4 address to masquerade with", "give it one");
        } else if (address.isPresent() && !own.contains(address.get()) && !ground.published(address.get())) {
            draft.problems.add(
                    behind(stated),
                    "`" + address.get() + "` is neither the leg's own nor published: no answer comes back to it",
                    own.isEmpty()
                            ? "write a published address"
                            : "write `masquerade`, a published address, or one of "
                                    + own.stream()
                                            .map(Address::toString)
                                            .distinct()
                                            .collect(Collectors.joining(" ")));
        }
    }

    private static Spot behind(Draft.StatedNat stated) {
        return stated.sentence()
                .behind()
                .map(n -> n.span().spot())
                .orElse(stated.sentence().at());
    }

    private record Edge(Address first, Address last, int line) {}

    /// Of two lines that share a source, one has all the other's and more. A sweep over the ranges finds those that
    /// share.
    private void apart(List<Sources> lines) {
        var edges = new ArrayList<Edge>();
        for (int i = 0; i < lines.size(); i++) {
            for (var range : lines.get(i).set.ranges()) {
                edges.add(new Edge(range.first(), range.last(), i));
            }
        }
        edges.sort(Comparator.comparing(Edge::first));
        var open = new ArrayList<Edge>();
        var seen = new HashSet<Long>();
        for (var edge : edges) {
            open.removeIf(o -> o.last.compareTo(edge.first) < 0);
            for (var other : open) {
                long pair = (long) Math.min(edge.line, other.line) << 32 | Math.max(edge.line, other.line);
                if (edge.line != other.line && seen.size() < MOST_SHARED && seen.add(pair)) {
                    compare(lines.get(Math.min(edge.line, other.line)), lines.get(Math.max(edge.line, other.line)));
                }
            }
            open.add(edge);
        }
        if (seen.size() >= MOST_SHARED) {
            draft.problems.add(
                    lines.getFirst().stated.sentence().at(),
                    "more than a million pairs of lines of `nat:` share sources",
                    "name zones, and hosts only where they differ");
        }
    }

    private void compare(Sources first, Sources second) {
        boolean smaller = first.set.contains(second.set) != second.set.contains(first.set);
        if (!smaller) {
            draft.problems.add(
                    second.stated.sentence().at(),
                    "shares sources with `" + first.stated.line().text() + "` ("
                            + first.stated.line().origin() + "), and neither line's are the fewer",
                    "let one line's sources lie within the other's");
        }
    }

    /// Every private source of a flow to the zone has a line.
    private void covered(AddressSet rewritten, Zone open) {
        for (var stated : draft.lines) {
            if (stated.line() instanceof Flow flow && flow.to().stream().anyMatch(e -> in(e, open)) && ipv4(flow)) {
                for (int i = 0; i < flow.from().size(); i++) {
                    var from = flow.from().get(i);
                    if (judged.add(from) && !rewritten.contains(privateOnes(from, open))) {
                        draft.problems.add(
                                stated.sentence().from().get(i).at(),
                                "`" + from.name() + "` would leave to `" + open.name()
                                        + "` with private IPv4 addresses",
                                "add `- " + from.name() + " -> " + open.name() + ": masquerade` under `nat:`");
                    }
                }
            }
        }
    }

    private static boolean ipv4(Flow flow) {
        return flow.services().stream().anyMatch(s -> !s.ipv4().isEmpty())
                && flow.to().stream().anyMatch(e -> Families.of(e).contains(Family.IPV4));
    }

    private static boolean in(Endpoint endpoint, Zone zone) {
        return switch (endpoint) {
            case Zone z -> z.equals(zone);
            case Host host -> host.zone().equals(zone);
            case Group group -> group.hosts().stream().anyMatch(h -> h.zone().equals(zone));
            case Firewall _ -> false;
        };
    }

    private AddressSet privateOnes(Endpoint from, Zone open) {
        Stream<Prefix> prefixes = switch (from) {
            case Zone zone -> zone.prefixes().stream();
            case Host host -> addresses(Stream.of(host), open);
            case Group group -> addresses(group.hosts().stream(), open);
            case Firewall firewall -> behind(firewall, open);
        };
        var mine = prefixes.filter(p -> p.family() == Family.IPV4 && Ground.isPrivate(p))
                .toList();
        return AddressSet.of(mine).intersect(ground.of(from));
    }

    /// One with a leg in the zone speaks from that; what another one sends is rewritten on its way.
    private static Stream<Prefix> behind(Firewall firewall, Zone open) {
        return firewall.touches(open)
                ? Stream.of()
                : firewall.legs().flatMap(l -> l.addresses().stream()).map(Prefix::of);
    }

    private static Stream<Prefix> addresses(Stream<Host> hosts, Zone open) {
        return hosts.filter(h -> !h.zone().equals(open)).flatMap(h -> h.addresses().stream());
    }
}
