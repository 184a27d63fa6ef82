package bailey.nftables.foreign;

/// One of the two ends of a packet.
public enum End {
    SOURCE,
    DESTINATION
}
