package bailey.proof;

import bailey.packet.AddressSet;
import bailey.policy.Firewall;
import bailey.policy.Role;
import bailey.policy.Wire;
import bailey.policy.Zone;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What falls, machine after machine, when one of some is taken over: each is reached from the one before by what that
/// may begin, whatever it wears. Outer machines and firewalls are no steps. Each is found by a shortest chain.
final class Takeover {
    private static final long MOST_STEPS = 50_000_000;

    /// How a machine was reached, and how many were taken over before it.
    private record Step(Optional<Machine> before, Optional<Link> link, int taken) {}

    private final Estate estate;
    private final AddressSet target;
    private final int machines;
    private final Budget budget = new Budget(MOST_STEPS);
    private final Map<Machine, Step> fallen = new LinkedHashMap<>();
    private final Map<Firewall, Step> walls = new LinkedHashMap<>();
    private final ArrayDeque<Machine> open = new ArrayDeque<>();
    private final Set<Side> spentSides = new HashSet<>();
    private final Set<Zone> spentWires = new HashSet<>();
    private final Set<Part> spentParts = new HashSet<>();
    private final Map<Part, AddressSet> hits = new HashMap<>();
    private Optional<Step> hit = Optional.empty();

    private Takeover(Estate estate, List<Machine> start, AddressSet target, int machines) {
        this.estate = estate;
        this.target = target;
        this.machines = machines;
        for (var machine : start) {
            if (fallen.putIfAbsent(machine, new Step(Optional.empty(), Optional.empty(), 0)) == null) {
                open.add(machine);
            }
        }
        while (!open.isEmpty() && hit.isEmpty()) {
            take(open.remove());
        }
    }

    /// Everything that falls with a machine.
    static Takeover of(Estate estate, Machine start) {
        return new Takeover(estate, List.of(start), AddressSet.EMPTY, Integer.MAX_VALUE);
    }

    /// The shortest chain by which one of `start`, and no more machines than that in all, meets the target.
    static Optional<List<Link>> chain(Estate estate, List<Machine> start, AddressSet target, int machines) {
        var takeover = new Takeover(estate, start, target, machines);
        return takeover.hit.map(takeover::chain);
    }

    private void take(Machine machine) {
        int taken = step(machine).taken + 1;
        if (taken > machines) {
            return;
        }
        for (var side : estate.outgoing().sides(machine)) {
            if (!spentSides.contains(side) && all(machine, side)) {
                spentSides.add(side);
            }
        }
        var zone = machine.zone();
        if (zone.wire() == Wire.SHARED && !spentWires.contains(zone) && wire(machine)) {
            spentWires.add(zone);
        }
    }

    private Step step(Machine machine) {
        var step = fallen.get(machine);
        if (step == null) {
            throw new IllegalStateException(machine + " was not reached");
        }
        return step;
    }

    /// Whether all that a side is granted is looked at now, for whoever else is on it.
    private boolean all(Machine machine, Side side) {
        boolean all = true;
        for (var held : estate.outgoing().held(side)) {
            for (var part : held.to().parts()) {
                all &= reach(machine, part, held, Optional.empty());
            }
        }
        return all;
    }

    private boolean wire(Machine machine) {
        boolean all = true;
        for (var loan : estate.borrowing().on(machine.zone())) {
            all &= reach(machine, loan.to(), loan.held(), worn(machine, loan));
        }
        for (var next : estate.machines().of(machine.zone())) {
            if (!next.guarded() || !estate.incoming().sides(next).isEmpty()) {
                var link = new Link(machine.name(), next.name(), "everything", Optional.empty(), Optional.empty());
                all &= meet(machine, next.addresses().intersect(target), link);
                fall(machine, next, link);
            }
        }
        return all;
    }

    private static Optional<String> worn(Machine machine, Loan loan) {
        return loan.from().machines().contains(machine)
                ? Optional.empty()
                : Optional.of(loan.held().from().toString());
    }

    /// Whether the next machine would see no more of the part than this one.
    private boolean reach(Machine machine, Part part, Held held, Optional<String> worn) {
        budget.spend(1);
        var met = target.isEmpty()
                ? AddressSet.EMPTY
                : hits.computeIfAbsent(part, p -> p.addresses().intersect(target));
        boolean first = spentParts.add(part);
        if (!first && met.isEmpty()) {
            return true;
        }
        var to = held.to().toString();
        boolean whole = meet(machine, met, link(machine, to, held, worn));
        part.firewall()
                .ifPresent(f -> walls.putIfAbsent(
                        f,
                        new Step(
                                Optional.of(machine),
                                Optional.of(link(machine, f.name(), held, worn)),
                                taken(machine))));
        if (first) {
            budget.spend(part.machines().size());
            part.machines().forEach(next -> fall(machine, next, link(machine, next.name(), held, worn)));
        }
        return whole;
    }

    private static Link link(Machine machine, String to, Held held, Optional<String> worn) {
        return new Link(machine.name(), to, Samples.services(held), Optional.of(held.line()), worn);
    }

    private int taken(Machine machine) {
        return step(machine).taken + 1;
    }

    /// Whether it makes no difference which machine asks.
    private boolean meet(Machine machine, AddressSet met, Link link) {
        if (met.isEmpty()) {
            return true;
        }
        if (hit.isEmpty() && !machine.others(met).isEmpty()) {
            hit = Optional.of(new Step(Optional.of(machine), Optional.of(link), taken(machine)));
        }
        return false;
    }

    private void fall(Machine machine, Machine next, Link link) {
        if (next.zone().role() != Role.EXTERNAL && !fallen.containsKey(next)) {
            fallen.put(next, new Step(Optional.of(machine), Optional.of(link), taken(machine)));
            open.add(next);
        }
    }

    private List<Link> chain(Step last) {
        var chain = new ArrayList<Link>();
        var step = Optional.of(last);
        while (step.isPresent()) {
            step.get().link.ifPresent(chain::addFirst);
            step = step.get().before.map(this::step);
        }
        return chain;
    }

    /// Who falls, nearest first, and which firewalls are spoken with on the way, each with a shortest chain.
    List<Blast.Fall> falls() {
        var falls = new ArrayList<Blast.Fall>();
        fallen.forEach((machine, step) -> {
            if (step.before.isPresent()) {
                falls.add(new Blast.Fall(machine.name(), machine.zone(), chain(step)));
            }
        });
        return falls;
    }

    List<Blast.Wall> walls() {
        return walls.entrySet().stream()
                .map(e -> new Blast.Wall(e.getKey(), chain(e.getValue())))
                .toList();
    }
}
