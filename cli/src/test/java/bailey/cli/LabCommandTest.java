package bailey.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bailey.lab.Lab;
import bailey.lab.Rehearsal.Outcome;
import bailey.lab.Report;
import bailey.lab.Trail;
import bailey.language.Reader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LabCommandTest {
    private static final Lab.Watcher QUIET = new Lab.Watcher() {
        @Override
        public void up(int machines, int wires, Duration took) {}

        @Override
        public void sent(int probes, int of) {}
    };

    @BeforeEach
    void needsRoot() throws IOException {
        assumeTrue(Lab.missing().isEmpty(), "the lab needs root");
    }

    @Test
    void aDmzHostOfARouterIsShownAsNoDmz() {
        var ran = Ran.bailey("lab", Ran.HOME);
        assertThat(ran.status()).isZero();
        assertThat(ran.out())
                .contains(
                        "home.yaml:25",
                        "is no DMZ: whoever takes console over stands inside",
                        "the packet that breaks no-bypass, published-in-dmz really passes: tcp 198.51.100.1:",
                        "the packet that breaks exposed-host really passes: tcp 192.168.178.20:",
                        "did what the file says");
        assertThat(ran.err()).contains("machines on 2 wires are up", "packets sent");
    }

    @Test
    void programsGetEveryPacket() throws IOException {
        var ran = Ran.bailey("lab", "--json", Ran.HOME);
        assertThat(ran.status()).isZero();
        var json = JsonTree.of(ran.out());
        assertThat(json.get("holds")).isEqualTo(true);
        assertThat(JsonTree.list(json, "probes")).hasSizeGreaterThan(1_000);
    }

    /// One outcome of a real run is turned into a mismatch.
    @Test
    void aMismatchTellsPacketLineAndRule() throws IOException, InterruptedException {
        var site = Reader.read(Path.of(Ran.HOME), LocalDate.EPOCH).site().orElseThrow();
        var run = Lab.run(site, Ran.NOW, QUIET);
        var outcomes = new ArrayList<>(run.report().outcomes());
        int at = outcomes.stream()
                .map(o -> Report.line(o.probe()).isPresent())
                .toList()
                .indexOf(true);
        var wrong = new Outcome(outcomes.get(at).probe(), Optional.of("it went astray"));
        outcomes.set(at, wrong);
        var report = new Report(run.report().topology(), outcomes, 0);
        assertThat(report.holds()).isFalse();
        var rule = new Trail.Rule("forward", "meta mark 7 drop", "drop", Optional.empty());
        var trail = new Trail(wrong.probe(), List.of(new Trail.Passage("router", List.of(rule))));
        var told = new Lab.Run(report, List.of(), false, Map.of(wrong, trail), run.up(), run.probed(), run.down());
        var nowhere = new PrintWriter(Writer.nullWriter());
        var text = String.join(
                "\n", new LabText(new Terminal(nowhere, nowhere, 80, true, false), told, java.util.List.of()).lines());
        assertThat(text)
                .contains(wrong.probe().packet().toString(), "it went astray")
                .contains("by the file: home.yaml:", "met router forward: meta mark 7 drop (drop)", "✗ 1 of ");
        var json = JsonTree.of(LabJson.of(told));
        assertThat(json.get("holds")).isEqualTo(false);
        assertThat(json.get("mismatches")).asString().isEqualTo("1");
    }
}
