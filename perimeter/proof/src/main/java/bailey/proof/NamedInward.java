package bailey.proof;

import bailey.policy.Endpoint;
import bailey.policy.Firewall;
import bailey.policy.Origin;
import bailey.policy.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A DMZ host reaches only named hosts inside, on named services; never a zone, never everything.
final class NamedInward implements FileLaw {
    @Override
    public String name() {
        return "named-inward";
    }

    @Override
    public String demands() {
        return "A DMZ host reaches inside only single hosts and firewalls, and each of them on at most 1,024 ports of TCP"
                + " and of UDP, all lines together.";
    }

    @Override
    public String why() {
        return "Whoever takes a DMZ host over has all that it may begin inwards. A zone, or every port, is a network to walk"
                + " through; one host on one port is a door that can be watched.";
    }

    @Override
    public boolean waivable() {
        return true;
    }

    @Override
    public Optional<Example> example() {
        return Optional.of(Example.flows("www -> lan: ldaps", "www -> directory: ldaps"));
    }

    @Override
    public List<Breach> judge(Estate estate, List<Held> held) {
        var inward = held.stream().filter(h -> h.from().dmz() && h.to().kept()).toList();
        var named =
                inward.stream().filter(h -> h.to().firewall() || h.to().named()).toList();
        return Stream.concat(unnamed(estate, inward).stream(), wide(estate, named).stream())
                .toList();
    }

    private static List<Breach> unnamed(Estate estate, List<Held> inward) {
        Map<Origin, Breach> breaches = new LinkedHashMap<>();
        inward.stream()
                .filter(h -> !h.to().firewall() && !h.to().named())
                .forEach(h -> breaches.computeIfAbsent(h.line().origin(), _ -> unnamed(estate, h)));
        return List.copyOf(breaches.values());
    }

    private static Breach unnamed(Estate estate, Held held) {
        return new Breach(
                held.from() + " of a dmz zone reaches all of " + held.to(),
                List.of(held.line().origin()),
                witness(estate, held),
                List.of(),
                "name the host: `" + held.from() + " -> HOST: " + Samples.wanted(held) + "`");
    }

    private static Optional<Witness> witness(Estate estate, Held held) {
        return estate.samples()
                .of(
                        held,
                        held.from().addresses(p -> p.in(Role.DMZ)),
                        held.to().addresses(Part::kept),
                        Asked.of(held.selectors()));
    }

    private static List<Breach> wide(Estate estate, List<Held> named) {
        var breaches = new ArrayList<Breach>();
        Set<List<Origin>> told = new HashSet<>();
        for (var to : Bundle.of(named, Held::to, NamedInward::targets)) {
            if (Width.wide(to.held())) {
                Bundle.of(to.held(), Held::from, s -> s.machines(p -> p.in(Role.DMZ))).stream()
                        .filter(from -> Width.wide(from.held()))
                        .map(from -> wide(estate, from, to.members().getFirst()))
                        .filter(b -> told.add(b.at()))
                        .forEach(breaches::add);
            }
        }
        return breaches;
    }

    /// The firewall, or the hosts inside.
    private static List<Endpoint> targets(Side side) {
        return side.word() instanceof Firewall firewall
                ? List.of(firewall)
                : side.machines(Part::inward).stream()
                        .<Endpoint>flatMap(m -> m.host().stream())
                        .toList();
    }

    private static Breach wide(Estate estate, Bundle<Machine> from, Endpoint to) {
        var enough = enough(from.held());
        var sender = from.members().getFirst();
        return new Breach(
                sender + " of a dmz zone reaches " + to.name() + " on more than 1,024 ports",
                enough.stream().map(h -> h.line().origin()).toList(),
                witness(estate, enough.getFirst()),
                List.of(),
                "name the services it needs: `" + sender + " -> " + to.name() + ": ldaps`");
    }

    /// The widest of them, until they are wide together.
    private static List<Held> enough(List<Held> held) {
        var sorted = held.stream()
                .sorted(Comparator.comparingInt((Held h) -> ports(h)).reversed())
                .toList();
        var enough = new ArrayList<Held>();
        var width = new Width();
        for (int i = 0; i < sorted.size() && !width.wide(); i++) {
            enough.add(sorted.get(i));
            width.add(sorted.get(i).selectors());
        }
        return enough;
    }

    private static int ports(Held held) {
        return held.selectors().stream()
                .filter(s -> s.protocol().hasPorts())
                .mapToInt(s -> s.ports().size())
                .sum();
    }
}
