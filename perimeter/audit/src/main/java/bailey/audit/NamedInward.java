package bailey.audit;

import bailey.nftables.foreign.Bounds;
import bailey.packet.Box;
import bailey.packet.Field;
import bailey.packet.PacketSet;
import bailey.policy.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// A DMZ reaches only single hosts inside, on few ports, and of the firewall itself no more than a network needs.
record NamedInward(Present present) implements Judge {
    private static final int BOXES = 2_000;

    @Override
    public List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        for (var from : present.terrain().zones(Role.DMZ)) {
            for (var to : present.terrain().inward()) {
                var passing = present.forwarded().within(present.terrain().between(from, to));
                var bad = parts(passing, b -> Networks.whole(b.destinations()) || ServiceWords.wide(b.selectors()));
                present.finding(AuditLaw.NAMED_INWARD, bad, says(from, to)).ifPresent(findings::add);
            }
            new Itself(present, from).everything().ifPresent(findings::add);
        }
        return findings;
    }

    private static String says(AuditZone from, AuditZone to) {
        return from.name() + " reaches more of " + to.name() + " than single hosts on few ports";
    }

    /// The packets of a set in such boxes.
    static Bounds parts(Bounds passing, Predicate<Box> bad) {
        return new Bounds(parts(passing.surely(), bad), parts(passing.maybe(), bad));
    }

    private static PacketSet parts(PacketSet set, Predicate<Box> bad) {
        var space = set.space();
        var headers =
                set.forget(Field.IN, Field.OUT, Field.STATE, Field.DIRECTION, Field.TRANSLATED, Field.SOURCE_PORT);
        var boxes = headers.boxes(BOXES + 1);
        if (boxes.size() > BOXES) {
            return set; // nobody has named so many by hand
        }
        return space.of(boxes.stream().filter(bad).toList()).intersect(set);
    }
}
