package bailey.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Grants by the machines on one of their sides.
final class Outgoing {
    private final Map<Side, List<Held>> held = new LinkedHashMap<>();
    private final Map<Machine, List<Side>> sides = new HashMap<>();

    Outgoing(List<Held> all, Function<Held, Side> side) {
        for (var one : all) {
            held.computeIfAbsent(side.apply(one), _ -> new ArrayList<>()).add(one);
        }
        for (var each : held.keySet()) {
            Set<Machine> machines = new HashSet<>(each.machines(_ -> true));
            machines.forEach(
                    m -> sides.computeIfAbsent(m, _ -> new ArrayList<>()).add(each));
        }
    }

    Set<Side> sides() {
        return held.keySet();
    }

    /// The sides that a machine is on.
    List<Side> sides(Machine machine) {
        return sides.getOrDefault(machine, List.of());
    }

    List<Held> held(Side side) {
        return held.getOrDefault(side, List.of());
    }

    Stream<Held> held(Machine machine) {
        return sides(machine).stream().flatMap(s -> held(s).stream());
    }
}
