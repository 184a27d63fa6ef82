package bailey.audit;

import bailey.nftables.foreign.Act;
import bailey.nftables.foreign.Condition;
import bailey.nftables.foreign.Elements;
import bailey.nftables.foreign.Fact;
import bailey.nftables.foreign.ForeignRule;
import bailey.nftables.foreign.ForeignRuleset;
import bailey.nftables.foreign.Span;
import bailey.nftables.foreign.Step;
import bailey.nftables.foreign.Target;
import java.util.List;
import java.util.stream.Stream;

/// One thing that a rule says of a packet: a fact, whether it is or is not, and a value.
record Saying(Fact fact, boolean is, Span span) {
    static Stream<ForeignRule> rules(ForeignRuleset ruleset) {
        return ruleset.tables().stream().flatMap(t -> t.chains().stream()).flatMap(c -> c.rules().stream());
    }

    /// All that a rule says, in its order.
    static Stream<Saying> of(ForeignRule rule) {
        return rule.steps().stream().flatMap(Saying::of);
    }

    private static Stream<Saying> of(Step step) {
        return switch (step) {
            case Condition.Is(var fact, var is, var spans) -> spans.stream().map(s -> new Saying(fact, is, s));
            case Condition.In(var key, var in, var set) -> of(key, in, set);
            case Act.Branch(var key, var map) -> of(key, true, map);
            case Act.Rewrite(var _, Target.ByMap(var key, var map)) -> of(key, true, map);
            case Condition _, Act _ -> Stream.empty();
        };
    }

    private static Stream<Saying> of(List<Fact> key, boolean in, Elements set) {
        return set.elements().stream()
                .flatMap(e -> Stream.iterate(0, i -> i + 1)
                        .limit(Math.min(key.size(), e.key().size()))
                        .map(i -> new Saying(key.get(i), in, e.key().get(i))));
    }
}
