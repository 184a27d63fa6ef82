package bailey.proof;

import bailey.packet.Family;
import bailey.packet.Selector;
import bailey.policy.Grant;
import bailey.policy.Line;
import bailey.policy.Terms;
import java.util.List;

/// A grant with both of its sides.
record Held(Grant grant, Side from, Side to) {
    Line line() {
        return grant.line();
    }

    Terms terms() {
        return grant.line().terms();
    }

    Family family() {
        return grant.family();
    }

    List<Selector> selectors() {
        return grant.selectors();
    }
}
