package bailey.proof;

import bailey.packet.AddressSet;
import bailey.packet.Selector;
import bailey.policy.Line;
import bailey.policy.Origin;
import bailey.policy.Role;
import bailey.policy.Wire;
import bailey.policy.Zone;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// A DMZ host that was taken over reaches inward no more than its own grants, whatever address it can wear on its
/// wire. A waiver keeps others from what its line grants; who has the grant has it still.
final class BlastRadius implements FileLaw {
    private static final long MOST_STEPS = 50_000_000;

    /// What one loan or several give to the same part of a site, on the same services.
    private record Prize(Part to, List<Selector> selectors) {}

    @Override
    public String name() {
        return "blast-radius";
    }

    @Override
    public String demands() {
        return "A DMZ host that was taken over reaches internal and management zones and firewalls by its own grants alone,"
                + " whatever addresses it can wear on its wire.";
    }

    @Override
    public String why() {
        return "On a shared wire a host can wear its neighbour's address, and the firewall takes it for the neighbour. So"
                + " what one of them may, all may.";
    }

    @Override
    public boolean waivable() {
        return true;
    }

    @Override
    public Optional<Example> example() {
        return Optional.of(Example.of("""
                segments: { dmz: isolated }
                hosts:
                  www:       dmz 172.31.1.10
                  mx:        dmz 172.31.1.25
                """, """
                segments: { dmz: shared }
                hosts:
                  www:       dmz 172.31.1.10 guarded
                  mx:        dmz 172.31.1.25 guarded
                """, "  - www -> directory: ldaps\n", "  - www mx -> directory: ldaps\n"));
    }

    @Override
    public List<Breach> judge(Estate estate, List<Held> held) {
        var lines = lines(estate, held);
        var budget = new Budget(MOST_STEPS);
        return estate.site().zones().stream()
                .filter(z -> z.role() == Role.DMZ && z.wire() == Wire.SHARED)
                .flatMap(z -> new OnWire(estate, z, budget, new HashMap<>()).judge(lines).stream())
                .toList();
    }

    /// Whose lines may be borrowed; empty for all.
    private static Optional<Set<Line>> lines(Estate estate, List<Held> held) {
        if (held.size() == estate.held().size()) {
            return Optional.empty();
        }
        Set<Line> lines = Collections.newSetFromMap(new IdentityHashMap<>());
        held.forEach(h -> lines.add(h.line()));
        return Optional.of(lines);
    }

    /// One wire and the hosts on it.
    private record OnWire(Estate estate, Zone zone, Budget budget, Map<Machine, Holdings> known) {
        List<Breach> judge(Optional<Set<Line>> lines) {
            var hosts = estate.machines().of(zone).stream()
                    .filter(m -> m.host().isPresent())
                    .toList();
            if (hosts.isEmpty()) {
                return List.of();
            }
            Map<Part, Set<Machine>> known = new HashMap<>();
            Function<Part, Set<Machine>> poor = part -> known.computeIfAbsent(part, p -> without(hosts, p));
            var loans = estate.borrowing().on(zone).stream()
                    .filter(l -> l.to().kept())
                    .filter(l ->
                            lines.isEmpty() || lines.get().contains(l.held().line()))
                    .toList();
            return loans.stream().allMatch(l -> poor.apply(l.from()).isEmpty())
                    ? List.of() // everybody has all of it
                    : judge(hosts, loans, poor);
        }

        private List<Breach> judge(List<Machine> hosts, List<Loan> all, Function<Part, Set<Machine>> poor) {
            var breaches = new ArrayList<Breach>();
            Set<List<Origin>> told = new HashSet<>();
            prizes(all).forEach((prize, loans) -> {
                var missing = missing(loans, poor);
                if (missing.isEmpty()) {
                    return;
                }
                var places = loans.stream().map(l -> l.held().line().origin()).toList();
                if (!told.contains(places)) {
                    breach(hosts, missing, prize, loans).ifPresent(b -> {
                        told.add(places);
                        breaches.add(b);
                    });
                }
            });
            return breaches;
        }

        private static Map<Prize, List<Loan>> prizes(List<Loan> loans) {
            Map<Prize, List<Loan>> prizes = new LinkedHashMap<>();
            for (var loan : loans) {
                prizes.computeIfAbsent(new Prize(loan.to(), loan.held().selectors()), _ -> new ArrayList<>())
                        .add(loan);
            }
            return prizes;
        }

        /// Who has none of some loans.
        private static Set<Machine> missing(List<Loan> loans, Function<Part, Set<Machine>> poor) {
            var common = poor.apply(loans.getFirst().from());
            for (var loan : loans.subList(1, loans.size())) {
                if (common.isEmpty()) {
                    return common;
                }
                common = new HashSet<>(common);
                common.retainAll(poor.apply(loan.from()));
            }
            return common;
        }

        private static Set<Machine> without(List<Machine> hosts, Part part) {
            var rest = new HashSet<>(hosts);
            part.machines().forEach(rest::remove);
            return rest;
        }

        private Optional<Breach> breach(List<Machine> hosts, Set<Machine> missing, Prize prize, List<Loan> loans) {
            for (var host : hosts) {
                var gain = missing.contains(host) ? gain(host, prize) : Optional.<Box>empty();
                if (gain.isPresent()) {
                    return Optional.of(breach(host, gain.get(), loans));
                }
            }
            return Optional.empty();
        }

        /// What of a prize is not the host's own.
        private Optional<Box> gain(Machine host, Prize prize) {
            List<Box> rest = List.of(new Box(prize.to.addresses(), Asked.of(prize.selectors)));
            var holdings = known.computeIfAbsent(host, h -> new Holdings(estate.outgoing(), h));
            for (var own : holdings.towards(prize.to, prize.selectors, budget)) {
                budget.spend(rest.size());
                rest = Box.minus(rest, new Box(own.to().addresses(), Asked.of(own.selectors())));
            }
            return rest.stream().findFirst();
        }

        private Breach breach(Machine host, Box gain, List<Loan> loans) {
            var loan = loans.getFirst();
            var samples = estate.samples();
            var witness = samples.worn(host, loan, gain.addresses(), gain.asked());
            var worn = witness.map(w -> samples.name(w.packet().source()))
                    .orElse(loan.held().from().toString());
            var target = witness.map(Witness::receiver).orElse(loan.held().to().toString());
            var services = Samples.services(loan.held());
            return new Breach(
                    host + " can wear " + worn + "'s address on the shared wire of " + zone + " and so reach " + target
                            + " on " + services,
                    loans.stream().map(l -> l.held().line().origin()).toList(),
                    witness,
                    List.of(new Link(
                            host.name(),
                            target,
                            services,
                            Optional.of(loan.held().line()),
                            Optional.of(worn))),
                    "have the switch keep the hosts of " + zone + " apart and write `segments: { " + zone
                            + ": isolated }`, or grant it to all of them");
        }
    }

    /// Addresses, and what is asked of them.
    private record Box(AddressSet addresses, Asked asked) {
        static List<Box> minus(List<Box> boxes, Box gone) {
            var left = new ArrayList<Box>();
            for (var box : boxes) {
                var common = box.addresses.intersect(gone.addresses);
                if (common.isEmpty()) {
                    left.add(box);
                } else {
                    add(left, new Box(box.addresses.minus(gone.addresses), box.asked));
                    add(left, new Box(common, box.asked.minus(gone.asked)));
                }
            }
            return left;
        }

        private static void add(List<Box> boxes, Box box) {
            if (!box.addresses.isEmpty() && !box.asked.isEmpty()) {
                boxes.add(box);
            }
        }
    }
}
