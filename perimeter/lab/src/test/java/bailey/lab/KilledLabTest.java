package bailey.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A lab that is ended from outside, at any moment, leaves nothing: no process, link, mount, named namespace or
/// file.
class KilledLabTest {
    private static final Random MOMENTS = new Random(7);

    @BeforeEach
    void needsRoot() throws IOException {
        assumeTrue(Lab.missing().isEmpty(), "the lab needs root");
    }

    @ParameterizedTest
    @CsvSource({"KILL, false", "KILL, true", "KILL, true", "INT, false", "INT, true", "INT, true", "TERM, true"})
    void nothingIsLeft(String signal, boolean up) throws Exception {
        var before = traces();
        var mark = "BAILEY_LAB_TEST_" + System.nanoTime();
        var lab = start(mark);
        if (up) {
            awaitUp(lab);
        }
        TimeUnit.MILLISECONDS.sleep(MOMENTS.nextInt(900)); // the moment is what is tried
        assertThat(lab.isAlive()).isTrue();
        new ProcessBuilder("kill", "-" + signal, Long.toString(lab.pid()))
                .start()
                .waitFor();
        assertThat(lab.waitFor(10, TimeUnit.SECONDS)).isTrue();
        awaitNone(mark);
        assertThat(traces()).isEqualTo(before);
    }

    private static Process start(String mark) throws IOException {
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                LabMain.class.getName(),
                Sites.ROOT.resolve("examples/office.yaml").toString());
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put(mark, "1");
        return builder.start();
    }

    private static void awaitUp(Process lab) throws IOException {
        var out = new BufferedReader(lab.inputReader(StandardCharsets.UTF_8));
        assertThat(out.readLine()).isEqualTo("up");
    }

    /// Every process of the lab, its children's too, was given the mark.
    private static void awaitNone(String mark) throws Exception {
        for (int tries = 0; tries < 50 && !marked(mark).isEmpty(); tries++) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(marked(mark)).isEmpty();
    }

    private static List<String> marked(String mark) throws IOException {
        try (var processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(p -> bears(p.resolve("environ"), mark))
                    .map(Path::toString)
                    .toList();
        }
    }

    private static boolean bears(Path environment, String mark) {
        try {
            return Files.readString(environment, StandardCharsets.ISO_8859_1).contains(mark);
        } catch (IOException gone) {
            return false;
        }
    }

    private static List<String> traces() throws IOException {
        var traces = new TreeSet<String>();
        for (var folder : List.of("/sys/class/net", "/run/netns", "/run/bailey", "/var/lib/bailey")) {
            list(Path.of(folder)).forEach(f -> traces.add(folder + "/" + f));
        }
        list(Path.of(System.getProperty("java.io.tmpdir")))
                .filter(f -> f.contains("bailey") || f.contains("nft"))
                .forEach(traces::add);
        Files.readAllLines(Path.of("/proc/self/mounts")).forEach(traces::add);
        return List.copyOf(traces);
    }

    private static Stream<String> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (var files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).toList().stream();
        }
    }
}
