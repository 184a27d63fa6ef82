package bailey.proof;

import bailey.packet.Address;
import bailey.policy.Flow;
import bailey.policy.Grant;
import bailey.policy.Publication;
import java.util.stream.Stream;

/// What an exposing address leaves its host: all that no door of the address and no flow to its firewall claims.
final class Unclaimed {
    private Unclaimed() {}

    static Asked of(Estate estate, Held held) {
        var all = Asked.of(held.selectors());
        return held.line() instanceof Publication door
                        && door.exposed()
                        && held.grant().condition() instanceof Grant.Condition.Rewritten(var address)
                ? all.minus(claimed(estate, address))
                : all;
    }

    private static Asked claimed(Estate estate, Address address) {
        var doors = estate.site()
                .publications(address)
                .flatMap(p -> p.doors().stream())
                .map(Publication.Door::outside);
        var flows = estate.held().stream()
                .filter(h -> h.line() instanceof Flow && h.to().firewall())
                .filter(h -> h.to().addresses().contains(address))
                .flatMap(h -> h.selectors().stream());
        return Asked.of(Stream.concat(doors, flows).distinct().toList());
    }
}
