package bailey.audit;

import bailey.nftables.foreign.Bounds;
import bailey.packet.Box;
import bailey.packet.Field;
import bailey.packet.PacketSet;
import bailey.packet.Protocol;
import bailey.packet.Selector;
import java.util.List;
import java.util.Optional;

/// What a zone reaches of the firewall itself, less what every network needs of it: ICMP, group membership, answers to
/// its own DHCP client.
record Itself(Present present, AuditZone from) {
    private static final List<Selector> USUAL = List.of(
            Selector.all(Protocol.ICMP),
            Selector.all(Protocol.ICMPV6),
            Selector.all(new Protocol(2)),
            Selector.udp(68),
            Selector.udp(546));
    private static final int BOXES = 1_000;

    /// From outside nothing is to be open.
    Optional<Finding> any() {
        return finding(AuditLaw.NO_BYPASS, open());
    }

    /// From a DMZ not over 1,024 ports of a protocol.
    Optional<Finding> everything() {
        var open = open();
        return ServiceWords.wide(services(open.maybe())) ? finding(AuditLaw.NAMED_INWARD, open) : Optional.empty();
    }

    /// What is open, in words; nothing if that is nothing.
    Optional<String> says() {
        var open = open();
        var set = open.surely().isEmpty() ? open.maybe() : open.surely();
        return set.isEmpty()
                ? Optional.empty()
                : Optional.of(from.name() + " reaches the firewall itself on " + ServiceWords.of(services(set)));
    }

    private Bounds open() {
        var terrain = present.terrain();
        var usual = terrain.space().of(Box.ANY.of(USUAL));
        var asked = terrain.from(from).intersect(terrain.inside()).minus(usual);
        return present.doors().straight(present.takenIn().within(asked));
    }

    private Optional<Finding> finding(AuditLaw law, Bounds open) {
        return says().flatMap(says -> present.finding(law, open, says));
    }

    /// The services of a set, whoever asks whomever.
    private static List<Selector> services(PacketSet set) {
        var shadow = set.forget(
                Field.IN,
                Field.OUT,
                Field.STATE,
                Field.DIRECTION,
                Field.TRANSLATED,
                Field.SOURCE,
                Field.DESTINATION,
                Field.SOURCE_PORT);
        return shadow.boxes(BOXES).stream()
                .flatMap(b -> b.selectors().stream())
                .distinct()
                .sorted()
                .toList();
    }
}
