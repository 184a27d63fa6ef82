package bailey.language;

import bailey.packet.Address;
import bailey.packet.Prefix;
import bailey.packet.Selector;
import bailey.policy.Firewall;
import bailey.policy.Paths;
import bailey.policy.Publication;
import bailey.policy.Zone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whether every published address is one's own to publish, and every port of it is published once.
final class DoorCheck {
    private record Claimed(Selector outside, Publication line, Word at) {}

    private final Draft draft;

    private DoorCheck(Draft draft) {
        this.draft = draft;
    }

    static void judge(Draft draft) {
        new DoorCheck(draft).judge();
    }

    private void judge() {
        var doors = new LinkedHashMap<Address, List<Claimed>>();
        var exposed = new HashMap<Address, Claimed>();
        var legs = legs();
        for (var stated : draft.lines) {
            if (stated.line() instanceof Publication line && line.address().isPresent()) {
                var address = line.address().get();
                var at = stated.sentence().from().getFirst();
                if (!doors.containsKey(address)) {
                    held(address, line, at, legs);
                }
                var claimed = doors.computeIfAbsent(address, _ -> new ArrayList<>());
                line.doors().forEach(d -> claimed.add(new Claimed(d.outside(), line, at)));
                if (line.exposed()) {
                    var here = new Claimed(Selector.tcp(1), line, at);
                    var before = exposed.putIfAbsent(address, here);
                    if (before != null) {
                        twice("what nothing claims of `" + address + "`", before, here, "keep one of them");
                    }
                }
            }
        }
        doors.values().forEach(this::once);
    }

    private Map<Address, Firewall> legs() {
        var legs = new HashMap<Address, Firewall>();
        for (var firewall : draft.firewalls) {
            firewall.legs().forEach(l -> l.addresses().forEach(a -> legs.put(a, firewall)));
        }
        return legs;
    }

    /// An address that a firewall has already must be that of the one which is to rewrite it.
    private void held(Address address, Publication line, Word at, Map<Address, Firewall> legs) {
        var holder = Optional.ofNullable(legs.get(address));
        if (holder.isEmpty()) {
            draft.claims.add(new Claims.Claim(Prefix.of(address), "publication", "", at.at()));
            return;
        }
        var open = draft.zones.stream().filter(Zone::prefixless).findFirst();
        var owner = open.filter(_ -> draft.mapped)
                .flatMap(z -> new Paths(draft.firewalls)
                        .between(z, line.hosts().getFirst().zone()))
                .map(path -> path.getFirst().at());
        if (owner.isPresent() && !owner.get().equals(holder.get())) {
            draft.problems.add(
                    at.at(),
                    at + " is `" + holder.get().name() + "`'s, and the way to `"
                            + line.hosts().getFirst().name() + "` is by `"
                            + owner.get().name() + "`",
                    "publish an address of `" + owner.get().name() + "`, or one that nobody has");
        }
    }

    /// Sorted by protocol and first port, two overlap exactly when one begins before all before it end.
    private void once(List<Claimed> claimed) {
        claimed.sort(Comparator.comparing(Claimed::outside).thenComparing(c -> c.at.origin()));
        for (int i = 1, widest = 0; i < claimed.size(); i++) {
            var before = claimed.get(widest);
            var here = claimed.get(i);
            if (before.outside.overlaps(here.outside)) {
                boolean later = before.at.origin().compareTo(here.at.origin()) <= 0;
                String what = "`" + here.outside + "` of " + here.at;
                String instead = "take another port, as `8443=https`, or another address";
                twice(what, later ? before : here, later ? here : before, instead);
            }
            boolean wider = !before.outside.protocol().equals(here.outside.protocol())
                    || here.outside.ports().high() > before.outside.ports().high();
            widest = wider ? i : widest;
        }
    }

    private void twice(String what, Claimed first, Claimed second, String instead) {
        draft.problems.add(
                second.at.at(),
                what + " is published twice: it leads to `"
                        + first.line.hosts().getFirst().name() + "` already (" + first.at.origin() + ")",
                instead);
    }
}
