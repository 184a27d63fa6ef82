package bailey.proof;

import bailey.packet.Selector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What grants give one machine of what is to be kept, by the machine or firewall that they lead to; those that lead
/// to several are apart.
final class Holdings {
    private final Map<Object, List<Held>> single = new HashMap<>();
    private final List<Held> broad = new ArrayList<>();
    private final List<Held> all = new ArrayList<>();

    Holdings(Outgoing outgoing, Machine machine) {
        outgoing.held(machine).filter(h -> h.to().kept()).forEach(this::add);
    }

    private void add(Held held) {
        all.add(held);
        if (held.to().parts().stream().allMatch(Holdings::oneOnly)) {
            held.to()
                    .parts()
                    .forEach(p -> single.computeIfAbsent(key(p), _ -> new ArrayList<>())
                            .add(held));
        } else {
            broad.add(held);
        }
    }

    private static boolean oneOnly(Part part) {
        return part.firewall().isPresent() || part.machines().size() == 1;
    }

    private static Object key(Part part) {
        return part.firewall()
                .<Object>map(f -> f)
                .orElseGet(() -> part.machines().getFirst());
    }

    /// Those that may give some of a part, on some of the selectors.
    List<Held> towards(Part part, List<Selector> selectors, Budget budget) {
        var found = new ArrayList<Held>();
        add(found, oneOnly(part) ? single.getOrDefault(key(part), List.of()) : all, selectors, budget);
        if (oneOnly(part)) {
            add(found, broad, selectors, budget);
        }
        return found;
    }

    private static void add(List<Held> found, List<Held> some, List<Selector> selectors, Budget budget) {
        budget.spend(some.size());
        for (var held : some) {
            if (Asked.overlap(held.selectors(), selectors)) {
                found.add(held);
            }
        }
    }
}
