package bailey.proof;

import bailey.packet.Protocol;
import bailey.policy.Firewall;
import bailey.policy.Host;
import bailey.policy.Mark;
import bailey.policy.Role;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Someone who administers reaches every firewall, so that no ruleset locks its operator out.
final class AdminPath implements FileLaw {
    @Override
    public String name() {
        return "admin-path";
    }

    @Override
    public String demands() {
        return "To each firewall a management zone, or a host marked `operator` in an internal or management zone, may"
                + " begin something on TCP at any hour.";
    }

    @Override
    public String why() {
        return "A firewall that nobody can reach any more has to be walked to, with a keyboard.";
    }

    @Override
    public boolean waivable() {
        return false;
    }

    @Override
    public Optional<Example> example() {
        return Optional.of(
                Example.of("  - boss -> edge: ssh\n", "", "  - mx -> directory: ldaps\n", "  - boss -> edge: ssh\n"));
    }

    @Override
    public List<Breach> judge(Estate estate, List<Held> held) {
        Set<Firewall> reached = new HashSet<>();
        for (var one : held) {
            if (one.to().word() instanceof Firewall firewall && administers(one)) {
                reached.add(firewall);
            }
        }
        return estate.site().firewalls().stream()
                .filter(f -> !reached.contains(f))
                .map(f -> breach(estate, f))
                .toList();
    }

    private static boolean administers(Held held) {
        return held.terms().when().isEmpty()
                && held.selectors().stream().anyMatch(s -> s.protocol().equals(Protocol.TCP))
                && held.from().parts().stream().anyMatch(AdminPath::administers);
    }

    private static boolean administers(Part part) {
        return part.in(Role.MANAGEMENT)
                || (part.inward()
                        && part.machines().stream()
                                .flatMap(m -> m.host().stream())
                                .anyMatch(AdminPath::operator));
    }

    private static boolean operator(Host host) {
        return host.marks().contains(Mark.OPERATOR);
    }

    private static Breach breach(Estate estate, Firewall firewall) {
        var operator = estate.site().hosts().stream()
                .filter(h -> operator(h) && h.zone().role().inward())
                .findFirst();
        var mend = operator.map(h -> "grant it: `" + h + " -> " + firewall + ": ssh`")
                .orElseGet(() -> "mark who administers as `operator`, in an internal zone, and grant it: `HOST -> "
                        + firewall + ": ssh`");
        return new Breach(
                "nobody who administers reaches the firewall " + firewall + " on TCP at any hour",
                List.of(firewall.origin()),
                Optional.empty(),
                List.of(),
                mend);
    }
}
