package bailey.nftables.foreign;

import java.util.List;
import java.util.stream.Stream;

/// Steps in order, each taken only if those before it held. `origin` says where it stands (`handle 7`, `line 12`);
/// `comment` is its author's, empty if there is none.
public record ForeignRule(List<Step> steps, String comment, String origin) {
    public ForeignRule {
        steps = List.copyOf(steps);
    }

    /// The parts that the reader did not understand.
    List<String> doubts() {
        return steps.stream().flatMap(ForeignRule::doubts).toList();
    }

    private static Stream<String> doubts(Step step) {
        return switch (step) {
            case Condition.Unknown(var text) -> Stream.of(text);
            case Act.Unknown(var text) -> Stream.of(text);
            case Act.Rewrite(var _, Target.Unknown(var text)) -> Stream.of(text);
            case Act.Rewrite(var _, Target.ByMap(var _, var map)) -> map.doubts();
            case Act.Branch(var _, var map) -> map.doubts();
            case Condition _, Act _ -> Stream.empty();
        };
    }
}
