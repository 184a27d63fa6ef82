package bailey.nftables.foreign;

import java.util.List;

/// A way through the kernel, by the stations that a packet meets on it in turn.
public enum Way {
    /// From one interface to another.
    FORWARDED(Station.INGRESS, Station.PREROUTING, Station.FORWARD, Station.POSTROUTING, Station.EGRESS),
    /// To this machine itself.
    TAKEN_IN(Station.INGRESS, Station.PREROUTING, Station.INPUT),
    /// From this machine itself.
    SENT(Station.OUTPUT, Station.POSTROUTING, Station.EGRESS);

    private final List<Station> stations;

    Way(Station... stations) {
        this.stations = List.of(stations);
    }

    List<Station> stations() {
        return stations;
    }
}
