package bailey.language;

import bailey.language.Node.Scalar;
import bailey.policy.Zone;
import java.util.Optional;

/// What no section can see alone: the judgements of the whole, and the warnings.
final class Checks {
    private Checks() {}

    static void judge(Draft draft) {
        DoorCheck.judge(draft);
        draft.claims.judge("is used twice", "every address is one machine's", draft.problems);
        FamilyCheck.judge(draft);
        ProxyCheck.judge(draft);
        if (draft.mapped) {
            PathCheck.judge(draft);
        }
        if (draft.mapped && draft.zones.stream().anyMatch(Zone::prefixless)) {
            NatCheck.judge(draft, draft.site("site", draft.main().top().origin(), Optional.empty()));
        }
    }

    static void warn(Draft draft, Optional<Scalar> gates, Includes includes) {
        DeadFlows.warn(draft);
        IdleHosts.warn(draft);
        Neighbours.warn(draft);
        gates.ifPresent(folder -> MissingGates.warn(draft, folder, includes));
    }
}
