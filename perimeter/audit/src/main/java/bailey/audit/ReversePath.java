package bailey.audit;

import bailey.nftables.foreign.Condition;
import bailey.nftables.foreign.Fact.Header;
import bailey.nftables.foreign.ForeignChain;
import bailey.nftables.foreign.ForeignRule;
import bailey.nftables.foreign.ForeignRuleset;
import bailey.nftables.foreign.ForeignTable;
import bailey.nftables.foreign.Span;
import bailey.nftables.foreign.Step;
import bailey.nftables.foreign.Truth;
import java.util.List;

/// Conditions that ask whether the answer to a packet would leave where it came in (`fib saddr . iif oif`,
/// `-m rpfilter`), answered for forged packets: it would not.
final class ReversePath {
    private ReversePath() {}

    /// The ruleset as forged packets meet it.
    static ForeignRuleset forged(ForeignRuleset ruleset) {
        return new ForeignRuleset(
                ruleset.tables().stream().map(ReversePath::forged).toList(), ruleset.asides());
    }

    private static ForeignTable forged(ForeignTable table) {
        return new ForeignTable(
                table.family(),
                table.name(),
                table.chains().stream().map(ReversePath::forged).toList());
    }

    private static ForeignChain forged(ForeignChain chain) {
        return new ForeignChain(
                chain.name(),
                chain.base(),
                chain.rules().stream().map(ReversePath::forged).toList());
    }

    private static ForeignRule forged(ForeignRule rule) {
        return new ForeignRule(rule.steps().stream().map(ReversePath::forged).toList(), rule.comment(), rule.origin());
    }

    private static Step forged(Step step) {
        if (step instanceof Condition.Beyond(var text, var ordinary) && asks(text) && ordinary != Truth.MAYBE) {
            return new Condition.Is(Header.FAMILY, ordinary == Truth.NO, List.of(new Span.All()));
        }
        return step;
    }

    /// Loose ones ask only whether there is any way back, which there is to a zone of ours.
    private static boolean asks(String text) {
        boolean strict = text.contains("rpfilter") && !text.contains("--loose");
        return strict
                || (text.contains("fib") && text.contains("saddr") && text.contains("iif") && text.contains("oif"));
    }
}
