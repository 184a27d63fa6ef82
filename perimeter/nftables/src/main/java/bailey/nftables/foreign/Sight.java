package bailey.nftables.foreign;

import bailey.nftables.foreign.Fact.Header;
import bailey.packet.FlowState;
import bailey.packet.Packet;
import bailey.packet.Transit;
import java.util.EnumSet;
import java.util.Set;

/// A packet on its way, of which some facts may have become unknown (`blurred`).
record Sight(Transit transit, Set<Header> blurred) {
    Sight {
        blurred = Set.copyOf(blurred);
    }

    Sight blur(Header fact) {
        var more = EnumSet.of(fact);
        more.addAll(blurred);
        return new Sight(transit, more);
    }

    Sight with(Packet packet) {
        return new Sight(
                new Transit(
                        packet,
                        transit.in(),
                        transit.out(),
                        transit.state(),
                        transit.direction(),
                        transit.translated()),
                blurred);
    }

    Sight translated() {
        return new Sight(
                new Transit(transit.packet(), transit.in(), transit.out(), transit.state(), transit.direction(), true),
                blurred);
    }

    Sight untracked() {
        return new Sight(
                new Transit(
                        transit.packet(),
                        transit.in(),
                        transit.out(),
                        FlowState.UNTRACKED,
                        transit.direction(),
                        transit.translated()),
                blurred);
    }
}
