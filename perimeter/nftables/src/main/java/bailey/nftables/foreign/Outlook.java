package bailey.nftables.foreign;

import bailey.packet.FlowState;
import bailey.packet.Interfaces;
import bailey.packet.Transit;
import java.util.EnumSet;
import java.util.Set;

/// What a base chain can see of packets at its place: before routing no packet has an interface to leave by, and before
/// connection tracking (priority -200) none has a flow.
record Outlook(Station station, boolean tracked, boolean untracks) {
    private static final int CONNTRACK = -200; // NF_IP_PRI_CONNTRACK

    /// @param untracks whether any rule keeps connection tracking from packets
    static Outlook of(ForeignChain.Base base, boolean untracks) {
        boolean early = base.station() == Station.INGRESS
                || ((base.station() == Station.PREROUTING || base.station() == Station.OUTPUT)
                        && base.priority() <= CONNTRACK);
        return new Outlook(base.station(), !early, untracks);
    }

    /// Whether the interface that a packet comes in by is seen; else it is none.
    boolean seesIn() {
        return station != Station.OUTPUT;
    }

    boolean seesOut() {
        return switch (station) {
            case INGRESS, PREROUTING, INPUT -> false;
            case FORWARD, OUTPUT, POSTROUTING, EGRESS -> true;
        };
    }

    int in(Transit transit) {
        return seesIn() ? transit.in() : Devices.NONE;
    }

    int out(Transit transit) {
        return seesOut() ? transit.out() : Devices.NONE;
    }

    /// The states that a packet may show here, of which it will be in `state`.
    Set<FlowState> shown(FlowState state) {
        if (tracked) {
            return EnumSet.of(state);
        }
        var shown = EnumSet.of(FlowState.INVALID);
        if (untracks || state == FlowState.UNTRACKED) {
            shown.add(FlowState.UNTRACKED);
        }
        if (station != Station.OUTPUT) {
            shown.add(state); // what comes by the loopback interface has kept the flow it was sent with
        }
        return shown;
    }

    /// Whether a packet belongs to a flow that is known here.
    boolean flow(FlowState state) {
        return tracked && States.flow(state);
    }

    /// The interfaces that make a question about one of them true: all or none where it is not seen.
    static Interfaces seen(boolean sees, Interfaces asked) {
        return sees ? asked : asked.contains(Devices.NONE) ? Interfaces.ANY : Interfaces.of();
    }
}
