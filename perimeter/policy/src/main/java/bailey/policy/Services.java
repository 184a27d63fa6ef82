package bailey.policy;

import bailey.packet.Family;
import bailey.packet.Protocol;
import bailey.packet.Selector;
import java.util.List;
import java.util.stream.IntStream;

/// The services that the meaning itself speaks of.
public final class Services {
    private static final List<Selector> EVERYTHING = IntStream.rangeClosed(0, 255)
            .mapToObj(n -> Selector.all(new Protocol(n)))
            .toList();

    /// Every protocol and port.
    public static final Service ANY = new Service("any", everything(Family.IPV4), everything(Family.IPV6));

    private Services() {}

    /// Every protocol, whole, as selectors in the order of their numbers.
    public static List<Selector> everything() {
        return EVERYTHING;
    }

    private static List<Selector> everything(Family family) {
        return EVERYTHING.stream().filter(s -> s.protocol().in(family)).toList();
    }
}
