package bailey.proof;

import bailey.packet.Selector;
import bailey.policy.Origin;
import bailey.policy.Publication;
import bailey.policy.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A host that takes all unclaimed inbound traffic has no way to an inside zone.
final class ExposedHost implements FileLaw {
    @Override
    public String name() {
        return "exposed-host";
    }

    @Override
    public String demands() {
        return "A host that takes all unclaimed traffic of an address (`exposed`, a home router's \"DMZ host\") reaches no"
                + " internal or management zone, neither by a line nor on its wire.";
    }

    @Override
    public String why() {
        return "Every port of such a host is open to everybody, those that nobody knows of too. It is to be reckoned with as"
                + " taken over.";
    }

    @Override
    public boolean waivable() {
        return false;
    }

    @Override
    public Optional<Example> example() {
        return Optional.of(Example.of(
                "",
                "",
                "  - mx -> directory: ldaps\npublish:\n  - 203.0.113.10 -> mx: exposed\n",
                "publish:\n  - 203.0.113.10 -> mx: exposed\n"));
    }

    @Override
    public List<Breach> judge(Estate estate, List<Held> held) {
        return estate.site()
                .publications()
                .filter(Publication::exposed)
                .flatMap(p -> p.hosts().stream()
                        .flatMap(h -> judge(estate, p, estate.machines().of(h)).stream()))
                .toList();
    }

    private static List<Breach> judge(Estate estate, Publication door, Machine host) {
        var breaches = new ArrayList<Breach>();
        onWire(estate, door, host).ifPresent(breaches::add);
        var told = new java.util.HashSet<Origin>();
        estate.outgoing()
                .held(host)
                .filter(h -> h.to().parts().stream().anyMatch(p -> inside(p, host)))
                .filter(h -> told.add(h.line().origin()))
                .forEach(h -> breaches.add(byLine(estate, door, host, h)));
        if (host.zone().wire() == Wire.SHARED) {
            estate.borrowing().on(host.zone()).stream()
                    .filter(l ->
                            inside(l.to(), host) && told.add(l.held().line().origin()))
                    .forEach(l -> breaches.add(borrowed(estate, door, host, l)));
        }
        return breaches;
    }

    private static boolean inside(Part part, Machine host) {
        return part.inward() && !host.others(part.addresses()).isEmpty();
    }

    private static Optional<Breach> onWire(Estate estate, Publication door, Machine host) {
        var there = estate.neighbours(host);
        if (!host.zone().role().inward() || there.isEmpty()) {
            return Optional.empty();
        }
        var witness = estate.samples().onWire(host.addresses(), there, Asked.of(List.of(Selector.tcp(22))));
        var next = witness.map(Witness::receiver).orElse("its neighbours");
        return Optional.of(new Breach(
                host + " is exposed to strangers on every port and stands on the wire of " + host.zone()
                        + ": nothing is between it and " + next,
                List.of(door.origin()),
                witness,
                List.of(new Link(host.name(), next, "everything", Optional.empty(), Optional.empty())),
                "give " + host + " a dmz zone of its own, on a leg of its own, or publish the ports it needs: `"
                        + door.address().map(Object::toString).orElse("own") + " -> " + host + ": https`"));
    }

    private static Breach byLine(Estate estate, Publication door, Machine host, Held held) {
        var witness = estate.samples()
                .of(held, host.addresses(), host.others(held.to().addresses(Part::inward)), Asked.of(held.selectors()));
        return breach(door, host, held, witness, Optional.empty());
    }

    private static Breach borrowed(Estate estate, Publication door, Machine host, Loan loan) {
        var samples = estate.samples();
        var witness = samples.worn(
                host,
                loan,
                host.others(loan.to().addresses()),
                Asked.of(loan.held().selectors()));
        var worn = witness.map(w -> samples.name(w.packet().source()));
        return breach(door, host, loan.held(), witness, worn);
    }

    private static Breach breach(
            Publication door, Machine host, Held held, Optional<Witness> witness, Optional<String> worn) {
        var services = Samples.services(held);
        var target = witness.map(Witness::receiver).orElse(held.to().toString());
        return new Breach(
                host + " is exposed to strangers on every port and reaches " + target + " on " + services
                        + worn.map(w -> ", wearing " + w + "'s address").orElse(""),
                List.of(door.origin(), held.line().origin()),
                witness,
                List.of(new Link(host.name(), target, services, Optional.of(held.line()), worn)),
                "remove one of the two lines, or publish only the ports that " + host + " needs");
    }
}
