package bailey.linux;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// A moment after which nobody waits any more. Nanoseconds of [System#nanoTime].
record Deadline(long start, long limit) {
    private static final long SLICE = 20;

    /// `duration` from now; a negative one has passed already.
    static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime(), Math.max(0, TimeUnit.NANOSECONDS.convert(duration)));
    }

    boolean passed() {
        return remaining() <= 0;
    }

    /// Milliseconds to wait at once: poll(2) does not hear Java's interrupts or a close, so waits are cut in slices.
    int slice() {
        return (int) Math.clamp(Math.ceilDiv(remaining(), 1_000_000), 0, SLICE);
    }

    /// Nanoseconds left.
    long remaining() {
        return limit - (System.nanoTime() - start);
    }
}
