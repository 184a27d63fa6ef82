package bailey.packet;

/// A range of ports, or of ICMP types, both ends included (0–65535).
public record Ports(int low, int high) implements Comparable<Ports> {
    public static final Ports ALL = new Ports(0, 65_535);

    public Ports {
        if (low < 0 || high > 65_535 || low > high) {
            throw new IllegalArgumentException("not a port range: " + low + "-" + high);
        }
    }

    public static Ports of(int port) {
        return new Ports(port, port);
    }

    public boolean contains(int port) {
        return low <= port && port <= high;
    }

    public boolean contains(Ports other) {
        return low <= other.low && other.high <= high;
    }

    public boolean overlaps(Ports other) {
        return low <= other.high && other.low <= high;
    }

    public boolean single() {
        return low == high;
    }

    public int size() {
        return high - low + 1;
    }

    @Override
    public int compareTo(Ports other) {
        return low != other.low ? Integer.compare(low, other.low) : Integer.compare(high, other.high);
    }

    @Override
    public String toString() {
        return single() ? Integer.toString(low) : low + "-" + high;
    }
}
