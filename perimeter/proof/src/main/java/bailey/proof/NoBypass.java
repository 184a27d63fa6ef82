package bailey.proof;

import bailey.policy.Role;
import java.util.List;
import java.util.Optional;

/// Nothing reaches an internal or management zone straight from an external one.
final class NoBypass implements LineLaw {
    @Override
    public String name() {
        return "no-bypass";
    }

    @Override
    public String demands() {
        return "Nothing reaches an internal or management zone straight from an external one; what strangers may begin"
                + " with a firewall itself has a reason (`why`).";
    }

    @Override
    public String why() {
        return "A DMZ protects only what nobody reaches around it. A hole through the wall is the one an attacker uses.";
    }

    @Override
    public boolean waivable() {
        return true;
    }

    @Override
    public Optional<Example> example() {
        return Optional.of(Example.flows(
                "internet -> directory: ldaps",
                "www -> directory: ldaps                  # a DMZ host asks for strangers"));
    }

    @Override
    public Optional<Breach> breach(Estate estate, Held held) {
        if (!held.from().external()) {
            return Optional.empty();
        }
        if (held.to().inward()) {
            return Optional.of(straight(estate, held));
        }
        return held.to().firewall() && held.terms().why().isEmpty()
                ? Optional.of(unreasoned(estate, held))
                : Optional.empty();
    }

    private static Breach straight(Estate estate, Held held) {
        var witness = estate.samples()
                .of(
                        held,
                        held.from().addresses(p -> p.in(Role.EXTERNAL)),
                        held.to().addresses(Part::inward),
                        Asked.of(held.selectors()));
        var mend = "let it end at a host of a dmz zone, and grant that host what it needs: `HOST -> " + held.to() + ": "
                + Samples.wanted(held) + "`";
        return new Breach(
                "strangers of " + held.from() + " reach " + held.to() + ", past every DMZ",
                List.of(held.line().origin()),
                witness,
                List.of(),
                mend);
    }

    private static Breach unreasoned(Estate estate, Held held) {
        var witness = estate.samples()
                .of(
                        held,
                        held.from().addresses(p -> p.in(Role.EXTERNAL)),
                        held.to().addresses(),
                        Asked.of(held.selectors()));
        return new Breach(
                "strangers of " + held.from() + " may speak with the firewall " + held.to()
                        + " itself, and the line does not say why",
                List.of(held.line().origin()),
                witness,
                List.of(),
                "say why: `" + held.from() + " -> " + held.to() + ": { services: " + Samples.wanted(held)
                        + ", why: … }`");
    }
}
