package bailey.proof;

import bailey.policy.Firewall;
import bailey.policy.Group;
import bailey.policy.Host;
import bailey.policy.Mark;
import bailey.policy.Role;
import bailey.policy.Zone;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A confidential host is out of strangers' reach, and only DMZ hosts named for it reach it, on few ports.
final class Confidential implements LineLaw {
    @Override
    public String name() {
        return "confidential";
    }

    @Override
    public String demands() {
        return "A host marked `confidential` stands in an internal or management zone, no stranger reaches it, and of the"
                + " DMZ only hosts named one by one, by its own name, on named services.";
    }

    @Override
    public String why() {
        return "What everybody's secrets are in is worth an attack of its own: every way to it is to be one that somebody"
                + " decided on.";
    }

    @Override
    public boolean waivable() {
        return true;
    }

    @Override
    public Optional<Example> example() {
        return Optional.of(Example.of(
                "directory: lan 192.168.7.89",
                "directory: lan 192.168.7.89 confidential",
                "  - dmz -> directory: ldaps\n",
                "  - www mx -> directory: ldaps\n"));
    }

    @Override
    public List<Breach> judge(Estate estate, List<Held> held) {
        return Stream.concat(
                        estate.site().hosts().stream().flatMap(h -> misplaced(h).stream()),
                        LineLaw.super.judge(estate, held).stream())
                .toList();
    }

    private static Optional<Breach> misplaced(Host host) {
        if (!secret(host) || host.zone().role().inward()) {
            return Optional.empty();
        }
        return Optional.of(new Breach(
                host + " is confidential and stands in " + host.zone() + ", a zone that is "
                        + host.zone().role().word(),
                List.of(host.origin()),
                Optional.empty(),
                List.of(),
                "move it into an internal or management zone"));
    }

    private static boolean secret(Host host) {
        return host.marks().contains(Mark.CONFIDENTIAL);
    }

    @Override
    public Optional<Breach> breach(Estate estate, Held held) {
        if (!held.from().external() && !held.from().dmz()) {
            return Optional.empty();
        }
        return held.to().confidential().stream()
                .findFirst()
                .flatMap(c -> fault(held, c).map(f -> breach(estate, held, c, f)));
    }

    private record Fault(Role from, String message, String mend) {}

    private static Optional<Fault> fault(Held held, Machine secret) {
        var services = Samples.wanted(held);
        if (held.from().external()) {
            return Optional.of(new Fault(
                    Role.EXTERNAL,
                    "strangers of " + held.from() + " reach " + secret + ", which is confidential",
                    "let strangers reach a host of a dmz zone, and that host " + secret));
        }
        if (held.from().word() instanceof Zone) {
            return Optional.of(new Fault(
                    Role.DMZ,
                    "all of " + held.from() + " reaches " + secret + ", which is confidential",
                    "name the hosts that need it: `HOST -> " + secret + ": " + services + "`"));
        }
        if (!byName(held.to())) {
            return Optional.of(new Fault(
                    Role.DMZ,
                    held.from() + " reaches all of " + held.to() + ", and so " + secret + ", which is confidential",
                    "name the host: `" + held.from() + " -> HOST: " + services + "`"));
        }
        return Width.wide(held)
                ? Optional.of(new Fault(
                        Role.DMZ,
                        held.from() + " reaches " + secret + ", which is confidential, on more than 1,024 ports",
                        "name the services it needs: `" + held.from() + " -> " + secret + ": ldaps`"))
                : Optional.empty();
    }

    private static boolean byName(Side side) {
        return switch (side.word()) {
            case Host _, Group _ -> true;
            case Zone _, Firewall _ -> false;
        };
    }

    private static Breach breach(Estate estate, Held held, Machine secret, Fault fault) {
        var witness = estate.samples()
                .of(
                        held,
                        held.from().addresses(p -> p.in(fault.from)),
                        held.to().addresses().intersect(secret.addresses()),
                        Asked.of(held.selectors()));
        return new Breach(fault.message, List.of(held.line().origin()), witness, List.of(), fault.mend);
    }
}
