package bailey.language;

import bailey.packet.AddressSet;
import bailey.packet.Family;
import bailey.packet.Prefix;
import bailey.policy.Ground;
import bailey.policy.Zone;
import java.util.stream.Collectors;

/// Whether an address lies in the zone that it is said to, and is some machine's there.
record InZone(Draft draft) {
    boolean right(Word word, Prefix prefix, Zone zone) {
        var around = zone.prefixes().stream().filter(p -> p.contains(prefix)).findFirst();
        boolean outside = zone.prefixless() ? AddressSet.of(prefix).overlaps(draft.claimed) : around.isEmpty();
        if (outside) {
            draft.problems.add(word.at(), word + " is not in `" + zone.name() + "`", instead(prefix, zone));
            return false;
        }
        boolean nobodys = around.flatMap(Ground::nobodys)
                .filter(a -> Prefix.of(a).equals(prefix))
                .isPresent();
        if (nobodys) {
            String what = prefix.family() == Family.IPV4 ? "the broadcast address" : "the routers' anycast address";
            draft.problems.add(
                    word.at(),
                    word + " is " + what + " of " + around.orElseThrow(),
                    "take another address of the zone");
        }
        return !nobodys;
    }

    private String instead(Prefix prefix, Zone zone) {
        var other = draft.zones.stream()
                .filter(z -> z.prefixes().stream().anyMatch(p -> p.contains(prefix)))
                .findFirst();
        if (other.isPresent()) {
            return "it lies in `" + other.get().name() + "`";
        }
        return zone.prefixless()
                ? "some of it lies in another zone"
                : "that is " + zone.prefixes().stream().map(Prefix::toString).collect(Collectors.joining(" "));
    }
}
