package bailey.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/// A stopwatch of two clocks: the one on the wall, and the processor time of the calling thread. Since that
/// thread carries its packets through the firewall itself, the second one is the path's time, whoever else uses
/// the machine.
record Watch(long wall, long processor) {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    static Watch start() {
        return new Watch(System.nanoTime(), THREADS.getCurrentThreadCpuTime());
    }

    /// Nanoseconds on the wall since the start.
    long elapsed() {
        return System.nanoTime() - wall;
    }

    /// What was done until now: `offered` packets or connections, of which the caller will say how many passed.
    Lap lap(long offered) {
        return new Lap(offered, elapsed() / 1e9, (THREADS.getCurrentThreadCpuTime() - processor) / 1e9);
    }

    /// So many were offered in so many seconds of either clock.
    record Lap(long offered, double wall, double processor) {
        Rate passed(long passed) {
            return new Rate(passed / wall, passed / processor, 1.0 - (double) passed / offered);
        }
    }

    /// What passed in a second of either clock, and which part was lost.
    record Rate(double wall, double processor, double lost) {}
}
