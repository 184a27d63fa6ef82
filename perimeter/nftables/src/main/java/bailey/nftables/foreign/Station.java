package bailey.nftables.foreign;

/// A place on a packet's way through the kernel where base chains hang, in the order of the way.
public enum Station {
    INGRESS,
    PREROUTING,
    INPUT,
    FORWARD,
    OUTPUT,
    POSTROUTING,
    EGRESS
}
