package bailey.nftables;

import bailey.policy.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Packets of one wire that a machine itself takes or sends: what they look like, and the line that lets them
/// pass, if a line must (`why` is for people where none does).
record Local(List<Statement> looks, Optional<Line> line, String why) {
    Local {
        looks = List.copyOf(looks);
    }

    static Local byItself(String why, Statement... looks) {
        return new Local(List.of(looks), Optional.empty(), why);
    }

    static Local by(Line line, List<Statement> service, Statement... looks) {
        var all = new ArrayList<>(Arrays.asList(looks));
        all.addAll(service);
        return new Local(all, Optional.of(line), "");
    }

    Rule rule(List<Statement> verdict) {
        var all = new ArrayList<>(looks);
        all.addAll(verdict);
        return new Rule(all, line.map(Trials::comment).orElse(why));
    }
}
