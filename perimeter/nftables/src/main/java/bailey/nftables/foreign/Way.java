package bailey.nftables.foreign;

import java.util.List;

/// A way through the kernel, by the stations that a packet meets on it in turn.
public enum Way {
    /// From one interface to another.
    FORWARDED,
    /// To this machine itself.
    TAKEN_IN,
    /// From this machine itself.
    SENT;

    List<Station> stations() {
        return switch (this) {
            case FORWARDED ->
                List.of(Station.INGRESS, Station.PREROUTING, Station.FORWARD, Station.POSTROUTING, Station.EGRESS);
            case TAKEN_IN -> List.of(Station.INGRESS, Station.PREROUTING, Station.INPUT);
            case SENT -> List.of(Station.OUTPUT, Station.POSTROUTING, Station.EGRESS);
        };
    }
}
