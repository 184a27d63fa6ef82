package bailey.nftables;

import java.util.List;

/// Statements, each looked at only if those before it held. `comment` is for people; empty is none.
public record Rule(List<Statement> statements, String comment) {
    public Rule {
        statements = List.copyOf(statements);
    }

    static Rule of(Statement... statements) {
        return new Rule(List.of(statements), "");
    }

    Rule because(String why) {
        return new Rule(statements, why);
    }
}
