package bailey.bench;

import bailey.packet.PacketSpace;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Two lists of first-match rules, one rule apart: both built, and found to differ; as packet sets, and by bits with
/// two libraries of binary decision diagrams, in turn; and once by z3, where it is installed.
record SetTime(Effort effort, PrintStream out) {
    private static final int RULES = 10_000;
    private static final long SEED = 20_261_124;
    private static final int ROUNDS = 3;
    private static final int RIVALS = 2;

    void run() {
        var one = Acl.of(RULES, SEED);
        var other = one.edited();
        List<List<Double>> times = new ArrayList<>();
        List<Double> memory = new ArrayList<>();
        for (int i = 0; i <= RIVALS; i++) {
            times.add(new ArrayList<>());
            memory.add(0.0);
        }
        for (int round = 0; round <= ROUNDS; round++) {
            measure(0, round, () -> ours(one, other), times, memory);
            measure(1, round, () -> differ(new Jdd(ByBits.BITS), one, other), times, memory);
            measure(2, round, () -> differ(new JavaBdd(ByBits.BITS), one, other), times, memory);
        }
        print(times, memory);
        z3(one, other, new Sample(times.getFirst()).median());
    }

    private void z3(Acl one, Acl other, double ours) {
        long start = System.nanoTime();
        var differ = Z3.differ(one, other);
        double took = (System.nanoTime() - start) / 1e6;
        out.printf(
                "  %-14s %s%n",
                "z3",
                differ.isEmpty()
                        ? "is not installed, or cannot tell in two minutes"
                        : "%,8.0f  %22.1f times ours, as one process".formatted(took, took / ours));
        if (differ.filter(d -> !d).isPresent()) {
            throw new IllegalStateException("two lists that differ are the same to z3");
        }
    }

    private static boolean ours(Acl one, Acl other) {
        var space = new PacketSpace();
        return !one.in(space).equals(other.in(space));
    }

    private static <T> boolean differ(Diagrams<T> diagrams, Acl one, Acl other) {
        var bits = new ByBits<>(diagrams);
        return !diagrams.same(bits.of(one), bits.of(other));
    }

    /// The first round is to warm up, and to see how much memory a contender takes while nothing is collected.
    private static void measure(
            int who, int round, BooleanSupplier work, List<List<Double>> times, List<Double> memory) {
        System.gc();
        long before = used();
        long start = System.nanoTime();
        if (!work.getAsBoolean()) {
            throw new IllegalStateException("two lists that differ were found to be the same");
        }
        double took = (System.nanoTime() - start) / 1e6;
        if (round == 0) {
            memory.set(who, (used() - before) / 1048576.0);
        } else {
            times.get(who).add(took);
        }
    }

    private static long used() {
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private void print(List<List<Double>> times, List<Double> memory) {
        out.printf(
                "%nPacket sets: two lists of %,d first-match rules (seed %d), built and compared, ms, %d rounds%n",
                RULES, SEED, ROUNDS);
        var names = List.of("packet sets", "jdd", "javabdd");
        var ours = new Sample(times.getFirst());
        for (int i = 0; i < names.size(); i++) {
            var sample = new Sample(times.get(i));
            out.printf(
                    "  %-14s %,8.0f (%,.0f–%,.0f)  %6.1f times ours, %,.0f MiB allocated%n",
                    names.get(i),
                    sample.median(),
                    sample.least(),
                    sample.most(),
                    sample.over(ours).median(),
                    memory.get(i));
        }
    }
}
