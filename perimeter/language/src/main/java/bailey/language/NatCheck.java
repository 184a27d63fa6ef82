package bailey.language;

import bailey.packet.Address;
import bailey.packet.AddressSet;
import bailey.packet.Family;
import bailey.policy.Endpoint;
import bailey.policy.Firewall;
import bailey.policy.Firewall.Leg;
import bailey.policy.Flow;
import bailey.policy.Ground;
import bailey.policy.Nat;
import bailey.policy.Paths;
import bailey.policy.Site;
import bailey.policy.Zone;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Whether the lines of `nat:` can be told apart, can be carried out, and reach everyone that needs one.
final class NatCheck {
    private static final int MOST_SHARED = 1_000_000;

    /// A line's IPv4 sources.
    private record Sources(Draft.StatedNat stated, AddressSet set) {}

    private final Draft draft;
    private final Ground ground;
    private final Paths paths;
    private final Nat nat;
    private final Ends ends = new Ends();
    private final Set<Endpoint> judged = Collections.newSetFromMap(new IdentityHashMap<>());

    private NatCheck(Draft draft, Site site) {
        this.draft = draft;
        this.ground = new Ground(site);
        this.paths = new Paths(site);
        this.nat = new Nat(site, ground);
    }

    /// `site` is the draft as far as it is read.
    static void judge(Draft draft, Site site) {
        var check = new NatCheck(draft, site);
        draft.nat.forEach(check::leaves);
        for (var zone : draft.zones) {
            var lines = draft.nat.stream()
                    .filter(n -> n.line().to().equals(zone))
                    .map(n -> new Sources(n, check.sources(n.line().from())))
                    .toList();
            check.apart(lines);
            if (zone.prefixless()) {
                check.covered(zone);
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
        } else {
            address.ifPresent(a -> astray(stated, a));
        }
    }

    /// Answers come back to the firewall that packets left by.
    private void astray(Draft.StatedNat stated, Address address) {
        var line = stated.line();
        var holder = ground.firewall(address).or(() -> ground.owner(address, paths));
        for (var from : line.from()) {
            var by = ends.of(from).stream()
                    .flatMap(p -> paths.between(p, line.to()).stream())
                    .map(hops -> hops.getLast().at())
                    .filter(f -> !holder.equals(Optional.of(f)))
                    .findFirst();
            if (by.isPresent() && holder.isPresent()) {
                draft.problems.add(
                        behind(stated),
                        "what `" + from.name() + "` sends to `" + line.to().name() + "` leaves by `"
                                + by.get().name() + "`, but answers to `" + address + "` come to `"
                                + holder.get().name() + "`",
                        "write `masquerade`, or an address of `" + by.get().name() + "`");
                return; // one problem a line is enough
            }
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
    private void covered(Zone open) {
        for (var stated : draft.lines) {
            if (stated.line() instanceof Flow flow
                    && flow.to().stream().anyMatch(e -> ends.of(e).contains(open))
                    && ipv4(flow)) {
                for (int i = 0; i < flow.from().size(); i++) {
                    var from = flow.from().get(i);
                    if (judged.add(from) && !nat.untranslated(from, open).isEmpty()) {
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
}
