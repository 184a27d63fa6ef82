package bailey.audit;

import bailey.packet.Family;
import java.util.List;
import java.util.Optional;

/// IPv6 is filtered where IPv4 is.
record BothFamilies(Present present) implements Judge {
    @Override
    public List<Finding> findings() {
        var families = present.rules().families();
        if (!families.contains(Family.IPV6) || !families.contains(Family.IPV4)) {
            return List.of();
        }
        boolean open = DefaultDeny.open(present, Family.IPV6) && !DefaultDeny.open(present, Family.IPV4);
        var says =
                "IPv4 is filtered and IPv6 is wide open: whoever has an IPv6 address inside is reached past all rules";
        return open ? List.of(new Finding(AuditLaw.BOTH_FAMILIES, true, says, Optional.empty(), List.of())) : List.of();
    }
}
