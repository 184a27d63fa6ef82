package bailey.bench;

import bailey.policy.Site;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;

/// From text to site. The floor is what the YAML library takes to go through the same text, and throw it away.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ReadingBenchmark {
    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setCodePointLimit(1 << 26).build();

    @Param({"1000", "10000"})
    private int flows;

    private String text = "";

    /// Makes the text.
    @Setup
    public void text() {
        text = ManySite.text(Scale.of(flows));
    }

    /// All that Reader does: parse, resolve, check.
    @Benchmark
    public Object read() {
        Site site = ManySite.read(text);
        return site;
    }

    /// The floor.
    @Benchmark
    public void floorYaml(Blackhole hole) {
        new Parse(SETTINGS).parseString(text).forEach(hole::consume);
    }
}
