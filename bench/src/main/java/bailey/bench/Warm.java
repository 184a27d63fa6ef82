package bailey.bench;

import java.io.PrintStream;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// What the JMH benchmarks of this package say, in one table.
record Warm(Effort effort, PrintStream out) {
    private static final int WARM_UPS = 3;
    private static final int MEDIAN = 50;

    void run() throws RunnerException {
        var options = new OptionsBuilder()
                .include("bailey\\.bench\\..*Benchmark\\.")
                .forks(1)
                .warmupIterations(WARM_UPS)
                .warmupTime(time())
                .measurementIterations(effort.rounds())
                .measurementTime(time())
                .verbosity(VerboseMode.SILENT)
                .build();
        out.printf("%nWarm, by JMH: one fork, %d iterations, median (least–most)%n", effort.rounds());
        new Runner(options).run().forEach(this::print);
    }

    private TimeValue time() {
        return TimeValue.milliseconds(2 * effort.span().toMillis());
    }

    private void print(RunResult result) {
        var score = result.getPrimaryResult();
        var iterations = score.getStatistics();
        out.printf(
                "  %-34s %,7d flows %,12.2f (%,.2f–%,.2f) %s%n",
                result.getParams().getBenchmark().replaceAll("^.*\\.(?=\\w+\\.\\w+$)", ""),
                Integer.parseInt(result.getParams().getParam("flows")),
                iterations.getPercentile(MEDIAN),
                iterations.getMin(),
                iterations.getMax(),
                score.getScoreUnit());
    }
}
