package bailey.audit;

import bailey.nftables.foreign.Fact.Header;
import bailey.nftables.foreign.ForeignTable;
import bailey.packet.Box;
import bailey.packet.Circumstances;
import bailey.packet.Direction;
import bailey.packet.Family;
import bailey.packet.Field;
import bailey.packet.FlowState;
import bailey.packet.PacketSet;
import bailey.policy.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Answers pass because their flow began: some rule looks at the states of flows, and what may go out has its answers
/// let in.
record StatefulReturn(Present present) implements Judge {
    @Override
    public List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        for (var family : Family.values()) {
            if (present.rules().families().contains(family) && filters(family)) {
                of(family).ifPresent(findings::add);
            }
        }
        return findings;
    }

    private Optional<Finding> of(Family family) {
        if (!looksAtStates(family)) {
            var says = "no rule looks at the states of " + family
                    + " flows: answers need holes, and strangers pass through them";
            return Optional.of(new Finding(AuditLaw.STATEFUL_RETURN, true, says, Optional.empty(), List.of()));
        }
        return unanswered(family);
    }

    /// Whether it does not simply pass everything.
    private boolean filters(Family family) {
        return !DefaultDeny.open(present, family);
    }

    private boolean looksAtStates(Family family) {
        return present.rules().ruleset().tables().stream()
                .filter(t -> t.family().sees(family))
                .anyMatch(StatefulReturn::looksAtStates);
    }

    private static boolean looksAtStates(ForeignTable table) {
        return table.chains().stream()
                .flatMap(c -> c.rules().stream())
                .flatMap(Saying::of)
                .anyMatch(s -> s.fact() == Header.STATE);
    }

    private Optional<Finding> unanswered(Family family) {
        var terrain = present.terrain();
        for (var from : terrain.inward()) {
            for (var to : terrain.zones(Role.EXTERNAL)) {
                var asked = terrain.between(from, to)
                        .intersect(terrain.space().of(Box.ANY.of(family)))
                        .intersect(present.forwarded().surely());
                var lost = answers(asked).minus(present.forwarded().maybe());
                if (!lost.isEmpty()) {
                    var says = "answers to what " + from.name() + " may ask of " + to.name() + " are dropped";
                    return Optional.of(new Finding(
                            AuditLaw.STATEFUL_RETURN,
                            true,
                            says,
                            present.words().witness(lost),
                            present.words().parts(lost)));
                }
            }
        }
        return Optional.empty();
    }

    /// As the filter sees them: with their NAT undone.
    private static PacketSet answers(PacketSet asked) {
        var answer = Box.ANY.in(Circumstances.ANY
                .states(FlowState.ESTABLISHED)
                .direction(Direction.REPLY)
                .translated(false));
        return asked.reversed()
                .forget(Field.STATE, Field.DIRECTION, Field.TRANSLATED)
                .intersect(asked.space().of(answer));
    }
}
