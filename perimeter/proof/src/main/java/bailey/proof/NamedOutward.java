package bailey.proof;

import bailey.policy.Role;
import java.util.List;
import java.util.Optional;

/// A DMZ host reaches named hosts outside, a whole zone only with a reason, and never everything.
final class NamedOutward implements LineLaw {
    @Override
    public String name() {
        return "named-outward";
    }

    @Override
    public String demands() {
        return "A DMZ host reaches single hosts outside, or more with a reason (`why`); never on every service.";
    }

    @Override
    public String why() {
        return "A host that was taken over fetches its tools and sends what it found. What it may begin outwards decides"
                + " how far that gets.";
    }

    @Override
    public boolean waivable() {
        return true;
    }

    @Override
    public Optional<Example> example() {
        var nat = "nat: [mx -> internet: masquerade]\n";
        var broken = Example.flows(
                "mx -> internet: smtp", "mx -> internet: { services: smtp, why: an MTA delivers anywhere }");
        return Optional.of(new Example(broken.breaking() + nat, broken.mending() + nat));
    }

    @Override
    public Optional<Breach> breach(Estate estate, Held held) {
        if (!held.from().dmz() || !held.to().external()) {
            return Optional.empty();
        }
        if (Asked.any(held.selectors(), held.family())) {
            return Optional.of(breach(
                    estate,
                    held,
                    held.from() + " of a dmz zone reaches " + held.to() + " outside on everything",
                    "name the services it needs: `" + held.from() + " -> " + held.to() + ": https`"));
        }
        if (held.to().named() || held.terms().why().isPresent()) {
            return Optional.empty();
        }
        return Optional.of(breach(
                estate,
                held,
                held.from() + " of a dmz zone reaches " + held.to()
                        + " outside, which is no single host, and the line does" + " not say why",
                "name the hosts it needs, or say why: `" + held.from() + " -> " + held.to() + ": { services: "
                        + Samples.wanted(held) + ", why: … }`"));
    }

    private static Breach breach(Estate estate, Held held, String message, String mend) {
        var witness = estate.samples()
                .of(
                        held,
                        held.from().addresses(p -> p.in(Role.DMZ)),
                        held.to().addresses(p -> p.in(Role.EXTERNAL)),
                        Asked.of(held.selectors()));
        return new Breach(message, List.of(held.line().origin()), witness, List.of(), mend);
    }
}
