package bailey.nftables.foreign;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The calls from chain to chain of one table: each leads to a chain that is there, none in a circle, and not too
/// deep (the kernel takes 16 jumps).
final class Jumps {
    private static final int DEEPEST = 64;

    private final ForeignTable table;
    private final Map<String, ForeignChain> chains = new HashMap<>();
    private final Set<String> above = new HashSet<>();
    private final Map<String, Integer> depths = new HashMap<>();

    private Jumps(ForeignTable table) {
        this.table = table;
        table.chains().forEach(c -> chains.put(c.name(), c));
    }

    /// The table itself.
    static ForeignTable checked(ForeignTable table) throws ForeignException {
        var jumps = new Jumps(table);
        for (var chain : table.chains()) {
            jumps.depth(chain, 0);
        }
        return table;
    }

    private int depth(ForeignChain chain, int from) throws ForeignException {
        var known = depths.get(chain.name());
        if (known != null && from + known <= DEEPEST) {
            return known;
        }
        if (from > DEEPEST || known != null) {
            throw wrong(chain, "chains call each other more than " + DEEPEST + " deep");
        }
        if (!above.add(chain.name())) {
            throw wrong(chain, "the chain calls itself");
        }
        int deepest = 0;
        for (var rule : chain.rules()) {
            deepest = Math.max(deepest, depth(chain, rule, from));
        }
        above.remove(chain.name());
        depths.put(chain.name(), deepest);
        return deepest;
    }

    private int depth(ForeignChain chain, ForeignRule rule, int from) throws ForeignException {
        int deepest = 0;
        for (var called :
                rule.steps().stream().flatMap(Jumps::called).distinct().toList()) {
            var to = chains.get(called);
            if (to == null || to.base().isPresent()) {
                throw wrong(chain, rule.origin() + " calls " + called + ", which is no chain to be called");
            }
            deepest = Math.max(deepest, 1 + depth(to, from + 1));
        }
        return deepest;
    }

    private static Stream<String> called(Step step) {
        return switch (step) {
            case Act.Jump(var chain) -> Stream.of(chain);
            case Act.Goto(var chain) -> Stream.of(chain);
            case Act.Branch(var _, var map) ->
                map.elements().stream()
                        .flatMap(e -> e.leads() instanceof Elements.Leads.To(var act) ? called(act) : Stream.empty());
            case Act _, Condition _ -> Stream.empty();
        };
    }

    private ForeignException wrong(ForeignChain chain, String what) {
        return new ForeignException("table " + table + ", chain " + chain.name(), what);
    }
}
