package bailey.packet;

/// Which way of its flow a packet goes (`ct direction`).
public enum Direction {
    /// As the packet went that began the flow.
    ORIGINAL(0),
    /// Against it.
    REPLY(1);

    private final int number;

    Direction(int number) {
        this.number = number;
    }

    /// What packet sets know it by: its place here.
    public int number() {
        return number;
    }

    /// The one of that number.
    static Direction of(int number) {
        return number == ORIGINAL.number ? ORIGINAL : REPLY;
    }
}
