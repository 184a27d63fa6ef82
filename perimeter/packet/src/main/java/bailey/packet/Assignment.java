package bailey.packet;

/// Packets that would be in a set, had they certain values: what the set says at these values, whatever the packet
/// has there.
final class Assignment extends Mapping {
    private final long[] values = new long[Long.SIZE];
    private long mask;

    Assignment(Algebra algebra) {
        super(algebra);
    }

    /// One more level that is given a value.
    Assignment give(int level, long value) {
        mask |= 1L << level;
        values[level] = value;
        return this;
    }

    @Override
    boolean untouched(int level) {
        return mask >>> level == 0;
    }

    @Override
    int changed(int ref) {
        int level = nodes.level(ref);
        return (mask >>> level & 1) != 0 ? of(nodes.follow(ref, values[level])) : each(ref);
    }
}
