package bailey.audit;

import bailey.nftables.foreign.Bounds;
import bailey.nftables.foreign.Target;
import bailey.packet.Address;

/// What comes from an external zone and is sent on to another destination: the packets as they arrive, what they are
/// rewritten to, and the zone that they come to.
record Door(AuditZone from, Bounds arrivals, Address address, Target.To target, AuditZone zone) {}
