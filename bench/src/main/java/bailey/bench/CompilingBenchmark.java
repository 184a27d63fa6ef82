package bailey.bench;

import bailey.nftables.Compiler;
import bailey.nftables.Options;
import bailey.nftables.Printer;
import bailey.nftables.Ruleset;
import bailey.policy.Site;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// From site to ruleset, and from ruleset to text.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class CompilingBenchmark {
    @Param({"1000", "10000"})
    private int flows;

    private Optional<Site> site = Optional.empty();
    private Optional<Ruleset> ruleset = Optional.empty();

    /// Reads the site.
    @Setup
    public void site() {
        site = Optional.of(ManySite.read(ManySite.text(Scale.of(flows))));
        ruleset = Optional.of(compiled());
    }

    private Ruleset compiled() {
        var read = site.orElseThrow();
        return Compiler.compile(read, ManySite.wall(read), Options.at(ManySite.NOW));
    }

    /// Compiler.compile.
    @Benchmark
    public Object compile() {
        return compiled();
    }

    /// Printer.print.
    @Benchmark
    public String print() {
        return Printer.print(ruleset.orElseThrow());
    }
}
