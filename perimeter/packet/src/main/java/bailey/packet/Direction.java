package bailey.packet;

/// Which way of its flow a packet goes (`ct direction`).
public enum Direction {
    /// As the packet went that began the flow.
    ORIGINAL,
    /// Against it.
    REPLY
}
