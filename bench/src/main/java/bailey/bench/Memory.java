package bailey.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Memory, in KiB, as /proc tells it.
final class Memory {
    /// Where rules, elements, counters and tables of hashes lie, proc_meminfo(5).
    private static final List<String> KERNEL = List.of("SUnreclaim:", "Percpu:", "VmallocUsed:");

    private Memory() {}

    /// The most that a process has had in memory so far, proc_pid_status(5); 0 once it has ended.
    static long peak(String process) throws IOException {
        var status = Path.of("/proc", process, "status");
        try {
            return sum(status, List.of("VmHWM:"));
        } catch (IOException unreadable) { // it may end at any moment
            if (Files.exists(status)) {
                throw unreadable;
            }
            return 0;
        }
    }

    /// What the kernel holds for itself and cannot give back. Of the whole machine: quiet is wanted.
    static long kernel() throws IOException {
        return sum(Path.of("/proc/meminfo"), KERNEL);
    }

    private static long sum(Path file, List<String> names) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> line.split("\\s+", -1))
                .filter(words -> names.contains(words[0]))
                .mapToLong(words -> Long.parseLong(words[1]))
                .sum();
    }
}
