package bailey.audit;

import bailey.policy.Role;
import java.util.ArrayList;
import java.util.List;

/// A DMZ does not reach everything outside: neither all services of a host nor all hosts on most services.
record NamedOutward(Present present) implements Judge {
    @Override
    public List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        for (var from : present.terrain().zones(Role.DMZ)) {
            for (var to : present.terrain().zones(Role.EXTERNAL)) {
                var passing = present.forwarded().within(present.terrain().between(from, to));
                var bad = NamedInward.parts(passing, b -> ServiceWords.wide(b.selectors()));
                present.finding(AuditLaw.NAMED_OUTWARD, bad, from.name() + " reaches everything of " + to.name())
                        .ifPresent(findings::add);
            }
        }
        return findings;
    }
}
