package bailey.proof;

import bailey.nftables.Toward;
import bailey.packet.Address;
import bailey.packet.Selector;
import bailey.policy.Grant;
import bailey.policy.Ground;
import bailey.policy.Publication;
import bailey.policy.Services;
import bailey.policy.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// What of a published address leads to which host: packets for `outside` and not for `but`, whose destination becomes
/// `host`, and their port `port` if there is one.
record Opening(
        Publication publication,
        Address address,
        List<Selector> outside,
        List<Selector> but,
        Address host,
        OptionalInt port) {
    Toward toward() {
        return Toward.of(host, port);
    }

    /// No packet is in two of them.
    static List<Opening> all(Site site, Ground ground, List<Grant> grants) {
        var all = new ArrayList<Opening>();
        for (var address : site.published()) {
            site.publications(address).forEach(p -> p.doors().forEach(d -> all.add(door(p, address, d))));
            site.publications(address)
                    .filter(Publication::exposed)
                    .findFirst()
                    .ifPresent(p -> all.add(exposed(p, address, claimed(address, site, ground, grants))));
        }
        return all;
    }

    private static Opening door(Publication publication, Address address, Publication.Door door) {
        var port = door.mapped() ? OptionalInt.of(door.inside().ports().low()) : OptionalInt.empty();
        return new Opening(publication, address, List.of(door.outside()), List.of(), publication.inside(), port);
    }

    private static Opening exposed(Publication publication, Address address, List<Selector> claimed) {
        return new Opening(
                publication, address, Services.everything(), claimed, publication.inside(), OptionalInt.empty());
    }

    /// What doors of the address, and flows to the firewall that has it, ask for.
    private static List<Selector> claimed(Address address, Site site, Ground ground, List<Grant> grants) {
        var claimed = new ArrayList<Selector>();
        site.publications(address).forEach(p -> p.doors().forEach(d -> claimed.add(d.outside())));
        if (ground.firewall(address).isPresent()) {
            grants.stream()
                    .filter(g -> g.condition() instanceof Grant.Condition.Any)
                    .filter(g -> g.destinations().contains(address))
                    .forEach(g -> claimed.addAll(g.selectors()));
        }
        return claimed.stream().distinct().toList();
    }
}
