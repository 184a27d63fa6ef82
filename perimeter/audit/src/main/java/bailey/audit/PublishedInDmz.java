package bailey.audit;

import bailey.packet.PacketSet;
import java.util.List;
import java.util.stream.Stream;

/// What comes in by a door stands in a DMZ, and a door is a few services.
record PublishedInDmz(Present present) implements Judge {
    private static final int BOXES = 1_000;

    @Override
    public List<Finding> findings() {
        return present.doors().all().stream().flatMap(this::of).toList();
    }

    private Stream<Finding> of(Door door) {
        if (!door.zone().role().inward()) {
            return Stream.empty();
        }
        boolean everything = wide(door.arrivals().maybe());
        var where = door.address() + " in " + door.zone().name() + " ("
                + door.zone().role().word() + ")";
        var says = everything
                ? "all that comes in is sent on to " + where + ": a home router's \"DMZ host\" is no DMZ"
                : "what is published is " + where;
        return present.finding(AuditLaw.PUBLISHED_IN_DMZ, door.arrivals(), says).stream();
    }

    private static boolean wide(PacketSet set) {
        return set.boxes(BOXES).stream().anyMatch(b -> ServiceWords.wide(b.selectors()));
    }
}
