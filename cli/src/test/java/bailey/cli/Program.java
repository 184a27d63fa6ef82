package bailey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// The program in a process of its own.
final class Program {
    private static final int SECONDS = 60;

    private Program() {}

    static ProcessBuilder of(String... arguments) {
        var words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        words.addAll(List.of(arguments));
        return new ProcessBuilder(words);
    }

    /// In a user namespace, as `./bailey` starts a lab without root.
    static ProcessBuilder rootless(String... arguments) {
        var words = new ArrayList<>(List.of("unshare", "--user", "--map-root-user", "--net", "--"));
        words.addAll(List.of("sh", "-c", "PATH=$PATH:/usr/sbin:/sbin ip link set lo up && exec \"$@\"", "sh"));
        words.addAll(of(arguments).command());
        return new ProcessBuilder(words);
    }

    /// Runs it to its end, with nothing on its standard input.
    static Ran run(ProcessBuilder command) throws Exception {
        var process = command.start();
        process.getOutputStream().close();
        var err = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
        var out = text(process.getInputStream());
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        return new Ran(process.exitValue(), out, err.get(SECONDS, TimeUnit.SECONDS));
    }

    private static String text(java.io.InputStream stream) {
        try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (java.io.IOException gone) {
            throw new java.io.UncheckedIOException(gone);
        }
    }
}
